"""The translation table: by which stems of the other language a stem is said, and how probably.

`index.training.translation` learns it from pairs of texts. A weight is the geometric mean of the probabilities in both
directions, so that a word that goes with everything translates nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save

from index.encoder import BUNDLED_MODEL
from index.errors import TranslationError

TABLE_FILE = "translation.safetensors"

_MOST = 10  # translations of a stem
_LEAST = 0.02
_KEPT = 4_096  # stems whose translations are kept: people ask with the same words
_SHORTEST = 3  # letters that a stem has without its particles
_PARTICLES = ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك", "س")
_FIRST_ARABIC, _LAST_ARABIC = "\u0621", "\u077f"


class TranslationTable:
    """Entries, each a pair of stems with its weight: `TranslationTable.load(file).translations("river")`."""

    def __init__(
        self, stems: Sequence[str], english: NDArray[np.int32], arabic: NDArray[np.int32], weights: NDArray[np.float16]
    ) -> None:
        """Take entries sorted by `english`; both sides are places in `stems`."""
        self._stems = list(stems)
        self._places = {stem: place for place, stem in enumerate(self._stems)}
        self._sides = (english, arabic)
        self._weights = weights
        self._by_arabic = np.argsort(arabic, kind="stable")
        counts = [np.bincount(side, minlength=len(self._stems)) for side in self._sides]
        self._starts = [np.concatenate(([0], np.cumsum(count))) for count in counts]
        self._found = lru_cache(_KEPT)(self._find)

    def translations(self, stem: str) -> Sequence[tuple[str, float]]:
        """Return a stem's translations with their probabilities, the best first; none for one that is unknown.

        The probabilities add up to less than 1 where the stem is also left as it is, as many names are.
        """
        return self._found(stem)

    def _find(self, stem: str) -> tuple[tuple[str, float], ...]:
        place = self._places.get(stem)
        if place is None:
            return ()
        entries, side = self._entries(place, is_arabic(stem))
        best = entries[np.argsort(-self._weights[entries], kind="stable")[:_MOST]]
        shares = self._weights[best].astype(np.float64)
        found = zip((self._stems[at] for at in self._sides[side][best]), (shares / shares.sum()).tolist(), strict=True)
        others = ((word, share) for word, share in found if is_arabic(word) != is_arabic(stem))
        return tuple((word, share) for word, share in others if share >= _LEAST)

    def __contains__(self, stem: str) -> bool:
        return stem in self._places

    def unit(self, stem: str) -> str:
        """Return a stem as the table has it: without glued particles where it is known only so (والمدارس -> مدارس)."""
        if stem in self._places or not is_arabic(stem):
            return stem
        return next((bare for bare in bare_stems(stem) if bare in self._places), stem)

    def save(self, file: Path) -> None:
        """Write the table."""
        text = np.frombuffer("\n".join(self._stems).encode(), np.uint8)
        english, arabic = self._sides
        file.write_bytes(save({"stems": text, "english": english, "arabic": arabic, "weights": self._weights}))

    @classmethod
    def load(cls, file: Path) -> TranslationTable:
        """Read what `save` wrote; raises TranslationError when it is missing or damaged."""
        try:
            tensors = load_file(file)
            stems = tensors["stems"].tobytes().decode().split("\n")
            return cls(stems, tensors["english"], tensors["arabic"], tensors["weights"])
        except Exception as error:  # safetensors raises nothing narrower for a file that it cannot read
            raise TranslationError(f"the translation table {file} cannot be read: {error}") from error

    def _entries(self, place: int, arabic: bool) -> tuple[NDArray[np.int64], int]:
        """Return the entries of a stem, and which side of them the translations are."""
        first, last = self._starts[arabic][place : place + 2]
        return (self._by_arabic[first:last], 0) if arabic else (np.arange(first, last), 1)


@cache
def bundled_table() -> TranslationTable:
    """Return the table that is shipped; raises TranslationError."""
    return TranslationTable.load(BUNDLED_MODEL / TABLE_FILE)


def is_arabic(stem: str) -> bool:
    """Tell whether a stem is of the Arabic script."""
    return _FIRST_ARABIC <= stem[:1] <= _LAST_ARABIC


def bare_stems(stem: str) -> list[str]:
    """Return what an Arabic stem may be without a particle before it, or without two."""
    once = [stem[len(particle) :] for particle in _PARTICLES if stem.startswith(particle)]
    twice = [bare[len(particle) :] for bare in once for particle in _PARTICLES if bare.startswith(particle)]
    return [bare for bare in once + twice if len(bare) >= _SHORTEST]
