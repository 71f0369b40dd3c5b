"""A vocabulary on disk: words as sorted digests, so that a million of them take eight megabytes and no dictionary."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.large.column import Places, mapped

UNKNOWN = -1

_DIGESTS, _ENDS, _TEXT = "digests.npy", "ends.npy", "text.npy"


class Vocabulary:
    """Words, of which each one's id is the rank of its digest: `write -> Vocabulary(folder) -> ids`.

    Two of ten million words have the same digest of 64 bits with a probability of one in 300,000; `write` would say so.
    """

    def __init__(self, folder: Path) -> None:
        self._digests: NDArray[np.uint64] = mapped(folder / _DIGESTS)
        self._ends: Places = mapped(folder / _ENDS)
        self._text: NDArray[np.uint8] = mapped(folder / _TEXT)

    def __len__(self) -> int:
        return len(self._digests)

    @staticmethod
    def write(words: Sequence[str], folder: Path) -> Places:
        """Write distinct words into a folder, which is made, and return the id of each, shape (len(words),)."""
        folder.mkdir()
        digests = digests_of(words)
        order = np.argsort(digests)
        if (np.diff(digests[order]) == 0).any():
            raise ValueError("two words have the same digest")
        encoded = [words[at].encode("utf-8", "surrogatepass") for at in order]
        np.save(folder / _DIGESTS, digests[order], allow_pickle=False)
        np.save(folder / _ENDS, np.cumsum([0, *map(len, encoded)], dtype=np.int64), allow_pickle=False)
        np.save(folder / _TEXT, np.frombuffer(b"".join(encoded), np.uint8), allow_pickle=False)
        ids = np.empty(len(words), np.int64)
        ids[order] = np.arange(len(words))
        return ids

    def id(self, word: str) -> int:
        """Return the id of a word, UNKNOWN when it does not hold it."""
        digest = digests_of([word])
        at = int(self._digests.searchsorted(digest)[0])
        return at if at < len(self) and self._digests[at] == digest[0] else UNKNOWN

    def ids(self, words: Sequence[str]) -> Places:
        """Return the ids of words, shape (len(words),); UNKNOWN for those that it does not hold."""
        wanted = digests_of(words)
        if not len(self):
            return np.full(len(wanted), UNKNOWN)
        at = np.minimum(np.searchsorted(self._digests, wanted), len(self) - 1)
        return np.where(self._digests[at] == wanted, at, UNKNOWN)

    def words(self, ids: Places) -> list[str]:
        """Return the words of ids, shape (any,)."""
        text, starts, ends = self._text.data, self._ends[ids].tolist(), self._ends[ids + 1].tolist()
        return [str(text[start:end], "utf-8", "surrogatepass") for start, end in zip(starts, ends, strict=True)]


def digests_of(words: Sequence[str]) -> NDArray[np.uint64]:
    """Return digests of 64 bits, shape (len(words),)."""
    digests = (blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest() for word in words)
    return np.frombuffer(b"".join(digests), np.uint64)
