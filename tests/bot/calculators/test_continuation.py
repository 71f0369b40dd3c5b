from __future__ import annotations

from bot.calculators.continuation import continued
from bot.calculators.registry import calculate

LAST = calculate("sector_revenue", {"share": "20%"})


def test_a_short_message_changes_an_input() -> None:
    for text in ("and at 30%?", "طيب ولو ٣٠٪؟"):
        request = continued(text, LAST)
        assert request is not None
        assert (request.calculator.name, request.arguments) == ("sector_revenue", {"share": 0.3})


def test_the_askers_other_inputs_stay() -> None:
    last = calculate("mining_revenue", {"mw": 50, "hashprice": 45})
    request = continued("and at 20 J/TH?", last)
    assert request is not None
    assert request.arguments == {"mw": 50, "hashprice": 45, "j_per_th": 20}


def test_nothing_continues_without_a_calculation_or_a_figure() -> None:
    assert continued("and at 30%?", None) is None
    assert continued("and why?", LAST) is None
    assert continued("and 30 MW?", LAST) is None
