"""The recipe's quantities, as the shipped model was made with them."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.training.vocabulary import VocabularySizes


@dataclass(frozen=True, slots=True)
class Batch:
    """How many texts of each kind a step holds."""

    sentences: int = 400
    words: int = 192
    passages: int = 36  # each with two questions
    english: int = 40  # sentences that hold the English side where the teacher has it
    negatives: int = 24_576  # other English sentences that an Arabic one must be farther from


@dataclass(frozen=True, slots=True)
class Recipe:
    """Sizes of the model and of its training."""

    sizes: VocabularySizes = field(default_factory=lambda: VocabularySizes(english=20_000, arabic=20_000, pieces=2_500))
    longest: int = 256  # tokens of a text; what is longer is cut
    windows: int = 12_000  # passages made of consecutive sentences
    batch: Batch = field(default_factory=Batch)
    steps: int = 850
    rows_only: float = 0.2  # share of the steps in which the body stands still
    rows_rate: float = 1e-3
    body_rate: float = 1e-4
    first_weight: float = 0.7  # of the states before the first layer in a vector, beside those after the last
    averaged: float = 0.2  # share of the steps, the last ones, over which weights are averaged
    scale: float = 25.0  # of cosines before the softmax
    seed: int = 0
