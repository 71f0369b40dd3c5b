"""Thresholds: the least that a score must reach for a command to succeed (`--min accuracy=0.9`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.errors import Failure, UsageFailure


@dataclass(frozen=True, slots=True)
class Threshold:
    """A score by name and its least value."""

    score: str
    least: float

    @classmethod
    def parse(cls, text: str) -> Threshold:
        """Read `name=value`; raises ValueError when it is not that."""
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise ValueError(f"{text!r} is not NAME=VALUE")
        return cls(name.strip().lower(), float(value))


def check_names(thresholds: Sequence[Threshold], names: Sequence[str]) -> None:
    """Raise `UsageFailure` when a threshold is on a score that there is none of."""
    for threshold in thresholds:
        if threshold.score not in names:
            known = ", ".join(names) or "none"
            raise UsageFailure(f"--min: no score {threshold.score!r} here; there are: {known}")


def hold(thresholds: Sequence[Threshold], scores: Mapping[str, float]) -> None:
    """Raise `Failure` naming the scores that are below their thresholds."""
    check_names(thresholds, list(scores))
    low = [t for t in thresholds if not scores[t.score] >= t.least]
    if low:
        raise Failure("; ".join(f"{t.score} is {scores[t.score]:.4f}, below {t.least:g}" for t in low))
