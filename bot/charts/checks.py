"""Checks of what a chart is made of; each raises ValueError with a sentence that names the part."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

LARGEST = 1e18  # of any value: a reader knows no names beyond it


def check_text(part: str, text: str) -> None:
    """Refuse a text that has nothing to read in it."""
    if not text.strip():
        raise ValueError(f"{part} is empty")


def check_values(part: str, values: Sequence[float], least: int = 1) -> None:
    """Refuse fewer values than `least`, and any that is no number, infinite or beyond 1e18 either way."""
    if len(values) < least:
        raise ValueError(f"{part} has {len(values)} values and needs at least {least}")
    for place, value in enumerate(values, 1):
        if not math.isfinite(value):
            raise ValueError(f"value {place} of {part} is {value}, not a finite number")
        if abs(value) > LARGEST:
            raise ValueError(f"value {place} of {part} is {value:g}, beyond {LARGEST:g}")


def check_lengths(part: str, values: Sequence[object], other: str, others: Sequence[object]) -> None:
    """Refuse two sequences that go together and differ in length."""
    if len(values) != len(others):
        raise ValueError(f"{part} has {len(values)} values for {len(others)} {other}")


def check_rising(part: str, values: Sequence[float]) -> None:
    """Refuse values that do not rise from each to the next."""
    if any(later <= earlier for earlier, later in pairwise(values)):
        raise ValueError(f"{part} must rise from each value to the next")


def check_count(part: str, values: Sequence[object], most: int) -> None:
    """Refuse nothing to draw, and more than a phone's screen can tell apart."""
    if not 1 <= len(values) <= most:
        raise ValueError(f"{len(values)} {part}: from 1 to {most} can be drawn")
