"""Units and scales."""

from __future__ import annotations

import pytest

from corpus.atoms import atoms
from corpus.units import SCALES, units

BASES = {"%", "USD", "MW", "MWh", "years", "months", "days", "x", "homes", "J/TH", "PH/s"}
COMPOUNDS = {"USD/PH/day", "USD/MWh", "USD/kW-month", "USD/MW-year", "USD/MW"}


def unit_of(text: str) -> tuple[str, float]:
    return units()[0][tuple(atom.form for atom in atoms(text))]


def test_every_spelling_is_of_a_known_base_unit() -> None:
    table, longest = units()
    assert {base for base, _ in table.values()} == BASES | COMPOUNDS
    assert all(factor > 0 for _, factor in table.values())
    assert max(map(len, table)) == longest
    assert () not in table


def test_no_scale_is_a_unit() -> None:
    assert not [word for word in SCALES if (word,) in units()[0]]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("GW", ("MW", 1e3)),
        ("ميغا واط", ("MW", 1)),
        ("قيقاواط", ("MW", 1e3)),
        ("م.و", ("MW", 1)),
        ("kWh", ("MWh", 1e-3)),
        ("تيراواط/س", ("MWh", 1e6)),
        ("$/kWh", ("USD/MWh", 1e3)),
        ("cents per kWh", ("USD/MWh", 10)),
        ("$/kW-month", ("USD/kW-month", 1)),
        ("دولار لكل كيلووات شهريا", ("USD/kW-month", 1)),
        ("EH/s", ("PH/s", 1e3)),
        ("percentage points", ("%", 1)),
        ("بالمية", ("%", 1)),
    ],
)
def test_spellings_lead_to_the_base_unit(text: str, unit: tuple[str, float]) -> None:
    assert unit_of(text) == unit


@pytest.mark.parametrize(("word", "factor"), [("k", 1e3), ("الف", 1e3), ("bn", 1e9), ("مليار", 1e9), ("tn", 1e12)])
def test_scales_multiply(word: str, factor: float) -> None:
    assert SCALES[word] == factor
