"""Likeness: which indexed documents a new one repeats, word for word or in other words."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.document import Document
from corpus.passage import Passage
from corpus.text import squeeze
from index.index import Index
from index.vectors import Vectors

_ALIKE = 0.93  # cosine of two passages that say the same; different ones on one matter stay below
_MUCH = 0.5  # of a document's passages
_NEAR = 20  # indexed passages that are held against one of them
_LOOKED_AT = 60  # passages, spread over the document


@dataclass(frozen=True, slots=True)
class Alike:
    """An indexed document, and the share of the new one's passages that it has a like of (1.0 and `same`: all)."""

    document: str
    share: float
    same: bool = False


def text_digest(text: str) -> str:
    """Return a digest of a text that spaces and line ends do not change."""
    return hashlib.sha256(squeeze(text).encode("utf-8", "surrogatepass")).hexdigest()


def same_text(document: Document, others: Iterable[Document]) -> list[Alike]:
    """Return the documents that hold the very text."""
    digest = text_digest(document.text)
    return [Alike(other.id, 1.0, same=True) for other in others if text_digest(other.text) == digest]


def alike(passages: Sequence[Passage], index: Index) -> list[Alike]:
    """Return the documents that have a like of much of some passages, the likest first."""
    chosen = [passages[at] for at in np.linspace(0, len(passages) - 1, min(len(passages), _LOOKED_AT)).astype(int)]
    if not chosen or not index.passages:
        return []
    vectors = index.encoder.encode_passages([passage.text for passage in chosen])
    met: Counter[str] = Counter()
    for passage, vector in zip(chosen, vectors, strict=True):
        near = (hit.passage for hit in index.search(passage.text, _NEAR, "dense"))
        met.update({one.document for one in near if _cosine(index, one, vector) >= _ALIKE})
    shares = ((document, count / len(chosen)) for document, count in met.most_common())
    return [Alike(document, share) for document, share in shares if share >= _MUCH]


def _cosine(index: Index, passage: Passage, vector: Vectors) -> float:
    return float(index.vectors([passage.text], passage)[0] @ vector)
