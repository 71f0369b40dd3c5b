"""A ladder: the round figures that an input is stepped along, by its unit and magnitude."""

from __future__ import annotations

import math
from collections.abc import Mapping

from bot.calculators.declaration.calculation import Value
from bot.calculators.declaration.slot import SHARE, Slot

_POINT = 0.01
_LARGE = {"years": 1}  # steps: smaller figures are stepped finer
_NARROW = 0.1  # a share that is varied less than that is stepped by a point
_FIXED: Mapping[str, float] = {
    "year": 1,
    "years": 1,
    "USD/kW-month": 10,
    "USD/PH/day": 5,
    "USD/MWh": 5,
    "J/TH": 1,
}
_BARE = 1e-9  # of a figure: less than this apart is the same
_NOTHING = 1e-15
_DIGITS = 12
_PAIR = 2
_ROUND = (1, 2, 5)


def above(value: Value, slot: Slot) -> Value | None:
    """Return the next round figure above one, both ends of a range moved; None at the end of the slot's range."""
    return _moved(value, slot, 1)


def below(value: Value, slot: Slot) -> Value | None:
    """Return the next round figure below one, both ends of a range moved; None at the end of the slot's range."""
    return _moved(value, slot, -1)


def _moved(value: Value, slot: Slot, way: int) -> Value | None:
    if isinstance(value, int | float):
        return _next(float(value), slot, way)
    if isinstance(value, str) or len(value) != _PAIR or slot.several:
        return None
    ends = [_next(end, slot, way) for end in value if isinstance(end, int | float)]
    low, *high = [end for end in ends if end is not None] or [0.0]
    return [low, *high] if high and low < high[0] else None


def _next(value: float, slot: Slot, way: int) -> float | None:
    """Return the next figure that way, clipped to the slot's range."""
    size = abs(value) if abs(value) > _NOTHING else 0.0
    towards_zero = bool(size) and value * way < 0
    found = _inward(size, slot) if towards_zero else _outward(size, slot)
    if found is None:
        return None
    moved = min(max(math.copysign(found, value if towards_zero else way), slot.low), slot.high) + 0.0
    return moved if (moved - value) * way > 0 else None


def _outward(value: float, slot: Slot) -> float | None:
    if slot.unit == "MW":
        return _round_above(value)
    step = _step(value * (1 + _BARE), slot)
    return None if math.isinf(step) else _clean((math.floor(value / step + _BARE) + 1) * step)


def _inward(value: float, slot: Slot) -> float:
    if slot.unit == "MW":
        return _round_below(value)
    step = _step(value * (1 - _BARE), slot)
    return _clean((math.ceil(value / step - _BARE) - 1) * step)


def _step(value: float, slot: Slot) -> float:
    """Return the step about a figure above zero; infinite where nothing says how large one is."""
    fixed = _FIXED.get(slot.unit)
    if slot.unit == SHARE:
        return _points(value, slot)
    if fixed and (slot.low <= 0 or value >= _LARGE.get(slot.unit, 2) * fixed):
        return fixed
    return min(fixed or math.inf, _eighth(value))


def _points(value: float, slot: Slot) -> float:
    """Return a rate's step: a point for growth and for what moves little, else five, finer for a small share."""
    if slot.low < 0 or (slot.swing and slot.swing[1] - slot.swing[0] <= _NARROW):
        return _POINT
    if value >= 5 * _POINT or slot.swing:
        return 5 * _POINT
    return _POINT if value >= _POINT or slot.low <= 0 else _eighth(value)


def _eighth(value: float) -> float:
    """Return the largest of 1, 2, 5, 10, … that goes into a figure eight times: so steps meet where they change."""
    if not value:
        return math.inf
    power = 10.0 ** math.floor(math.log10(value / 8))
    return max((part * power for part in _ROUND if part * power <= value / 8 * (1 + _BARE / 100)), default=power)


def _round_above(value: float) -> float:
    """Return the next of 1, 2, 5, 10, … above a figure; 1 above nothing."""
    power = 10.0 ** math.floor(math.log10(value)) if value else 1.0
    return _clean(next(part * power for part in (*_ROUND, 10, 20) if part * power > value * (1 + _BARE)))


def _round_below(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    parts = (5, 2, 1, 0.5, 0.2)
    return _clean(next(part * power for part in parts if part * power < value * (1 - _BARE)))


def _clean(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")
