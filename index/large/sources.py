"""Sources: the documents of a segment and their passages on disk, read one at a time as they are asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from corpus.document import Document
from corpus.passage import Passage
from index.documents import Head
from index.large.column import Column, Places, mapped

_TEXT, _ENDS, _HEADS, _DIGESTS = "documents.bin", "ends.npy", "heads.json", "digests.txt"
_PASSAGES, _FIRSTS, _CODES = "passages.bin", "firsts.npy", "codes.npy"
_FIELDS = ("paragraph", "part", "start", "end")
_KEPT = 256  # documents: passages of one are often asked for together
_document, _heads = TypeAdapter(Document), TypeAdapter(list[Head])


class Sources:
    """Documents and passages by their places: `write -> Sources(folder) -> document, passage`."""

    def __init__(self, folder: Path) -> None:
        self.heads = _heads.validate_json((folder / _HEADS).read_bytes())
        self.digests = (folder / _DIGESTS).read_text("ascii").split()
        self.firsts: Places = np.load(folder / _FIRSTS, allow_pickle=False)
        self._ends: Places = np.load(folder / _ENDS, allow_pickle=False)
        self._text = Column(folder / _TEXT, np.uint8)
        self._passages = Column(folder / _PASSAGES, np.int32, len(_FIELDS))
        self._codes: NDArray[np.uint64] = mapped(folder / _CODES)
        self.document = lru_cache(_KEPT)(self._read)

    @staticmethod
    def write(documents: Sequence[Document], passages: Iterable[Sequence[Passage]], folder: Path) -> None:
        """Write documents, each with its passages, into a folder, which is made."""
        folder.mkdir()
        ends, digests, firsts = [0], [], [0]
        codes: list[int] = []
        with (folder / _TEXT).open("wb") as text, (folder / _PASSAGES).open("wb") as spans:
            for document, cut in zip(documents, passages, strict=True):
                content = _document.dump_json(document)
                text.write(content)
                digests.append(_digest(content))
                ends.append(ends[-1] + len(content))
                rows = [[getattr(passage, name) for name in _FIELDS] for passage in cut]
                np.array(rows, np.int32).tofile(spans)
                firsts.append(firsts[-1] + len(rows))
                codes.extend(int(passage.code, 16) for passage in cut)
        np.save(folder / _ENDS, np.array(ends, np.int64), allow_pickle=False)
        np.save(folder / _FIRSTS, np.array(firsts, np.int64), allow_pickle=False)
        np.save(folder / _CODES, np.array(codes, np.uint64), allow_pickle=False)
        (folder / _HEADS).write_bytes(_heads.dump_json([Head.of(document) for document in documents]))
        (folder / _DIGESTS).write_text("\n".join(digests), "ascii")

    @property
    def count(self) -> int:
        """Number of passages."""
        return int(self.firsts[-1])

    @cached_property
    def places(self) -> dict[str, int]:
        """The places of documents by id."""
        return {head.id: at for at, head in enumerate(self.heads)}

    def passage(self, place: int) -> Passage:
        """Return a passage."""
        document = self.document(int(np.searchsorted(self.firsts, place, "right")) - 1)
        return _passage(document, *self._passages.read(place, place + 1)[0].tolist())

    def passages(self, at: int) -> list[Passage]:
        """Return the passages of a document."""
        rows = self._passages.read(int(self.firsts[at]), int(self.firsts[at + 1]))
        return [_passage(self.document(at), *row) for row in rows.tolist()]

    def coded(self, code: str) -> Places:
        """Return the places of the passages that have a code, shape (any,): one, or none, as a rule."""
        return np.flatnonzero(self._codes == np.uint64(int(code, 16)))

    def place(self, passage: Passage) -> int | None:
        """Return the place of a passage, None where it is not one of these."""
        at = self.places.get(passage.document)
        found = [] if at is None else self.passages(at)
        return int(self.firsts[at or 0]) + found.index(passage) if passage in found else None

    def of_documents(self, documents: NDArray[np.int64]) -> Places:
        """Return the places of the passages of documents, which are in order."""
        sizes = self.firsts[documents + 1] - self.firsts[documents]
        return np.repeat(self.firsts[documents] - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())

    def _read(self, at: int) -> Document:
        return _document.validate_json(self._text.read(int(self._ends[at]), int(self._ends[at + 1])).tobytes())


def digest_of(document: Document) -> str:
    """Return the digest of everything that a document says of itself."""
    return _digest(_document.dump_json(document))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def _passage(document: Document, paragraph: int, part: int, start: int, end: int) -> Passage:
    text, notes = document.text[start:end], document.notes_on(paragraph)
    return Passage(document.id, document.source, document.language, paragraph, part, start, end, text, notes)
