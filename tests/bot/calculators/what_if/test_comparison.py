"""What changing one input did, in sentences."""

from __future__ import annotations

import pytest

from bot.calculators.registry import CALCULATORS
from bot.calculators.what_if.comparison import comparison_lines
from bot.calculators.what_if.steps import changed, steps_of, switches_of
from corpus.document import Language
from tests.bot.calculators.what_if.cases import STARTS, Given


def compared(name: str, before: Given, now: Given, argument: str, language: Language = "en") -> list[str]:
    calculator = CALCULATORS[name]
    return comparison_lines(calculator, calculator.calculate(before), calculator.calculate(now), argument, language)


def test_the_input_the_headline_and_the_npv_are_told_before_and_now() -> None:
    before, now = {"mw": 100, "tenant_funded": 0.85}, {"mw": 200, "tenant_funded": 0.85}
    assert compared("colo_lease", before, now, "mw") == [
        "Power: before 100 MW, now 200 MW",
        "Result: before 133.3 million USD/yr, now 266.7 million USD/yr (+100%)",
        "NPV: before 527.7 million USD, now 1.055 billion USD (+100%)",
    ]


def test_a_headline_that_is_the_npv_is_told_once_and_across_zero_in_money() -> None:
    lines = compared("site_compare", {"mw": 100}, {"mw": 100, "tenant_funded": 0.85}, "tenant_funded")
    assert lines == [
        "Tenant-funded: before 0%, now 85%",
        "NPV: before -38.94 million USD, now 527.7 million USD (+566.7 million USD)",
    ]


@pytest.mark.parametrize(
    ("name", "before", "now", "argument", "last"),
    [
        ("sector_revenue", {"share": 0.3}, {"share": 0.25}, "share", "20.85 bn USD/yr, now 17.38 bn USD/yr (-16.7%)"),
        ("sector_revenue", {"share": 0.3}, {"share": 0.3}, "share", "20.85 bn USD/yr (unchanged)"),
        (
            "growth_required",
            {"start": 415, "end": 945, "years": 7},
            {"start": 415, "end": 945, "years": 6},
            "years",
            "before 12.47% a year, now 14.7% a year (+2.23 points)",
        ),
        (
            "share_crossing",
            {"target_share": 0.09, "growth": 0.12},
            {"target_share": 0.09, "growth": 0.1},
            "growth",
            "before 2030.8, now 2032.5 (+1.7)",
        ),
        (
            "share_crossing",
            {"target_share": 0.09, "growth": 0.1},
            {"target_share": 0.09, "growth": 0.0},
            "growth",
            "before 2032.5, now never",
        ),
        (
            "sector_revenue",
            {"share": [0.2, 0.3]},
            {"share": [0.25, 0.35]},
            "share",
            "before 13.9–20.85 bn USD/yr, now 17.38–24.32 bn USD/yr",
        ),
    ],
)
def test_a_change_is_told_as_its_figures_allow(name, before, now, argument, last) -> None:  # type: ignore[no-untyped-def]
    assert compared(name, before, now, argument)[1].endswith(last)


def test_in_arabic_too() -> None:
    assert compared("mining_revenue", {"mw": 100}, {"mw": 200}, "mw", "ar") == [
        "القدرة: 100 ميجاوات سابقًا، والآن 200 ميجاوات",
        "النتيجة: 66.12 مليون دولار سنويًا سابقًا، والآن 132.2 مليون دولار سنويًا (+100%)",
    ]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("name", "given"), STARTS)
def test_every_change_that_is_offered_can_be_told(name: str, given: Given, language: Language) -> None:
    calculator = CALCULATORS[name]
    before = calculator.calculate(given)
    moves = [(step.item.name, value) for step in steps_of(calculator, before) for value in (step.down, step.up)]
    moves += [(switch.argument, switch.following) for switch in switches_of(calculator, before)]
    for argument, value in moves:
        now = calculator.calculate(changed(before.given, argument, value))
        lines = comparison_lines(calculator, before, now, argument, language)
        assert 2 <= len(lines) <= 3
