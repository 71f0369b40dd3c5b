"""A hit: a passage that was found, and how well."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.passage import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its fused score and the two scores that were fused (0 where a side did not find it)."""

    passage: Passage
    score: float
    lexical: float
    dense: float
