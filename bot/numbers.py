"""Numbers as a reader sees them."""

from __future__ import annotations

import math

HOURS_A_YEAR = 8_760
_COUNTED = 1e18
NEVER = "never"  # the result of what does not come about at the rates given


def show(value: float, digits: int = 4) -> str:
    """Write a number with four significant digits at most, thousands separated, no trailing zeros.

    A number of 1,000 and more is written without a fraction: 1,234,567.8 as 1,235,000. What nobody counts in digits
    is written with an exponent.
    """
    if value == 0 or not math.isfinite(value) or abs(value) >= _COUNTED:
        return f"{value:.{digits}g}"
    decimals = digits - 1 - math.floor(math.log10(abs(value)))
    rounded = round(value, decimals)
    text = f"{rounded:,.{max(decimals, 0)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(fraction: float, digits: int = 4) -> str:
    """Write a fraction as a percentage: 0.3 as 30%."""
    return f"{show(fraction * 100, digits)}%"
