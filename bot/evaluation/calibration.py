"""Calibration: whether a confidence of 0.8 is right eight times of ten, and what is gained by answering less.

Expected calibration error over bins of equal width (Naeini et al., 2015) and the risk-coverage curve of selective
prediction (El-Yaniv and Wiener, 2010).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, fsum

from pydantic import BaseModel, ConfigDict

_BINS = 10
_COVERAGES = (1.0, 0.9, 0.8, 0.7, 0.5)

Scored = tuple[float, bool]  # a confidence of 0 to 1, and whether the answer was right


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class Bin(_Model):
    """Answers with a confidence from `low` up to `high`: how many, their mean confidence, the share that was right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


class Calibration(_Model):
    """How far confidences tell what is right: `risk` is the share of wrong answers among the most confident part."""

    count: int
    error: float
    brier: float
    bins: tuple[Bin, ...]
    risk: dict[str, float]

    @classmethod
    def of(cls, scored: Sequence[Scored]) -> Calibration | None:
        """Measure some answers, None when there are none."""
        if not scored:
            return None
        bins = tuple(found for at in range(_BINS) if (found := _bin(at, scored)))
        return cls(
            count=len(scored),
            error=fsum(one.count * abs(one.confidence - one.accuracy) for one in bins) / len(scored),
            brier=fsum((confidence - right) ** 2 for confidence, right in scored) / len(scored),
            bins=bins,
            risk={f"{coverage:.0%}": risk_at(coverage, scored) for coverage in _COVERAGES},
        )


def risk_at(coverage: float, scored: Sequence[Scored]) -> float:
    """Return the share of wrong answers when only so large a part is answered, the most confident first."""
    ranked = sorted(scored, key=lambda one: -one[0])
    kept = ranked[: max(1, ceil(coverage * len(ranked)))]
    return sum(not right for _, right in kept) / len(kept)


def _bin(at: int, scored: Sequence[Scored]) -> Bin | None:
    inside = [one for one in scored if min(int(one[0] * _BINS), _BINS - 1) == at]
    if not inside:
        return None
    return Bin(
        low=at / _BINS,
        high=(at + 1) / _BINS,
        count=len(inside),
        confidence=fsum(confidence for confidence, _ in inside) / len(inside),
        accuracy=sum(right for _, right in inside) / len(inside),
    )
