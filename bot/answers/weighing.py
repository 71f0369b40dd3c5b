"""Weighing: features of sentences to one score each, by weights that were learnt."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from bot.answers.alignment import Floats

SHIPPED = Path(__file__).parent / "weights" / "reader.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for every feature by name; of two sentences' scores the difference is the log of their odds."""

    by_feature: Mapping[str, float]

    @classmethod
    def load(cls, file: Path) -> Weights:
        """Read what `save` wrote."""
        return cls(json.loads(file.read_text("utf-8")))

    def save(self, file: Path) -> None:
        """Write the weights, one a line."""
        rounded = {name: round(weight, 4) for name, weight in self.by_feature.items()}
        file.write_text(json.dumps(rounded, indent=1) + "\n", "utf-8")

    def scores(self, columns: Mapping[str, Floats]) -> Floats:
        """Return the scores of sentences, shape (sentences,), from their features."""
        weights = np.array([self.by_feature[name] for name in columns], np.float32)
        return np.asarray(weights @ np.stack(list(columns.values())), np.float32)


@cache
def shipped_weights() -> Weights:
    """Return the weights that the bot reads with."""
    return Weights.load(SHIPPED)
