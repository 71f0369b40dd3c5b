"""Letters: what stands for a calculator, an argument and a way of writing in a code.

Codes live on in links and under old messages: a letter that was given away keeps its meaning. A new calculator takes a
free letter, and a new argument is declared behind the others (a test holds both).
"""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_uppercase
from typing import Any

from bot.calculators.declaration.calculator import Calculator
from corpus.document import Language

CALCULATOR_LETTERS: Mapping[str, str] = {
    "sector_revenue": "s",
    "site_compare": "c",
    "mining_revenue": "m",
    "breakeven_hashprice": "b",
    "colo_lease": "l",
    "lease_rate": "k",
    "demand_projection": "d",
    "growth_required": "g",
    "doubling_time": "t",
    "share_crossing": "x",
    "site_energy": "e",
    "convert": "u",
    "time_to_power": "p",
    "rerate": "r",
    "share_compare": "q",
}
STYLE_LETTERS: Mapping[tuple[Language, bool], str] = {("en", False): "e", ("ar", False): "a", ("ar", True): "i"}


def argument_letters(calculator: Calculator[Any]) -> dict[str, str]:
    """Return a letter for each argument, in order of declaration; arguments behind the 26th have none."""
    return dict(zip(calculator.arguments.slots(), ascii_uppercase, strict=False))
