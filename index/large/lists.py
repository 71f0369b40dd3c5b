"""Lists of words by a word, on disk: what renders a unit of the translation table, what has the same consonants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from index.large.column import Places, mapped
from index.large.vocabulary import UNKNOWN, Vocabulary

_KEYS, _STARTS, _IDS = "keys", "starts.npy", "ids.npy"


class Lists:
    """Words of a vocabulary under keys: `write -> Lists(folder, vocabulary) -> get`."""

    def __init__(self, folder: Path, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._keys = Vocabulary(folder / _KEYS)
        self._starts: Places = mapped(folder / _STARTS)
        self._ids: Places = mapped(folder / _IDS)

    @staticmethod
    def write(lists: Mapping[str, Sequence[int]], folder: Path) -> None:
        """Write the ids of words under their keys into a folder, which is made."""
        folder.mkdir(parents=True)
        keys = list(lists)
        ranked = np.argsort(Vocabulary.write(keys, folder / _KEYS))
        parts = [lists[keys[at]] for at in ranked]
        np.save(folder / _STARTS, np.cumsum([0, *map(len, parts)], dtype=np.int64), allow_pickle=False)
        np.save(folder / _IDS, np.fromiter(chain.from_iterable(parts), np.int64), allow_pickle=False)

    def get(self, key: str, default: Sequence[str]) -> Sequence[str]:
        """Return the words under a key, `default` where there are none."""
        at = self._keys.id(key)
        if at == UNKNOWN:
            return default
        return self._vocabulary.words(self._ids[self._starts[at] : self._starts[at + 1]])
