"""An encoder of the tests' own, and documents for it."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.document import Document
from corpus.passage import passages_of
from index.encoder import Encoder
from index.index import Index


class FakeEncoder:
    """A bag of words, hashed: quick, the same every time, and it counts what it is asked to encode."""

    dimension = 16

    def __init__(self, name: str = "fake", delay: float = 0.0) -> None:
        self.id = name
        self.encoded: list[str] = []
        self._delay = delay

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in text.lower().split():
                digest = hashlib.sha256(word.encode("utf-8", "surrogatepass")).digest()
                row[digest[0] % self.dimension] += 1 if digest[1] % 2 else -1
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.where(lengths > 0, lengths, 1), np.float32)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.encoded.extend(texts)
        time.sleep(self._delay)
        return self.encode_queries(texts)


def document(name: str, text: str) -> Document:
    return Document(name, name, "en", name.title(), text)


def index_of(*texts: str, encoder: Encoder | None = None) -> Index:
    passages = [p for at, text in enumerate(texts) for p in passages_of(document(f"d{at}", text))]
    return Index.build(passages, encoder or FakeEncoder())
