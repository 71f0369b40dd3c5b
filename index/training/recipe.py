"""The recipe's quantities, as the shipped model was made with them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """Sizes of the model and of its training."""

    dimension: int = 320
    least: int = 3  # times that a word occurs before it has a row of its own
    pieces: int = 12_000
    steps: int = 800
    batch: int = 1_024  # pairs a step, and half as many questions with their passages
    learning_rate: float = 6e-3
    scale: float = 14.0  # of cosines before the softmax
    lessons: int = 50_000  # sentences that the teacher reads
    lesson_weight: float = 3.0  # of what the teacher says against the contrast
    seed: int = 0
