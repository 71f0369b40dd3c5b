"""A tornado: how far the NPV of leasing in place of mining swings with each input alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypedDict, TypeVar

from bot.calculators.declaration.arguments import Arguments

A = TypeVar("A", bound=Arguments)

SPANS: Mapping[str, tuple[float, float]] = {  # from the end that speaks against leasing to the one that speaks for it
    "tenant_funded": (0.0, 0.85),
    "rate_kw_month": (102, 190),
    "j_per_th": (17.5, 30),
    "hashprice": (60, 35),
    "discount": (0.14, 0.08),
    "capex_per_mw": (11e6, 8e6),
    "term": (10, 20),
    "power_price": (35, 60),
    "build_years": (3, 1),
    "noi_margin": (0.75, 0.90),
    "g2i": (1.56, 1.18),
}


class Swing(TypedDict):
    """An input's two ends, in its slot's unit, and the NPV in dollars at each."""

    argument: str
    low: float
    high: float
    npv_low: float
    npv_high: float


def tornado(arguments: A, npv: Callable[[A], float]) -> list[Swing]:
    """Return a swing for each input that moves the NPV, the widest first."""
    swings = [_swing(arguments, npv, name) for name in SPANS]
    return sorted((one for one in swings if _width(one)), key=_width, reverse=True)


def _swing(arguments: A, npv: Callable[[A], float], name: str) -> Swing:
    low, high = SPANS[name]
    at_low, at_high = (npv(arguments.model_copy(update={name: value})) for value in (low, high))
    return Swing(argument=name, low=low, high=high, npv_low=at_low, npv_high=at_high)


def _width(swing: Swing) -> float:
    return abs(swing["npv_high"] - swing["npv_low"])
