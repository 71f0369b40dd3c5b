from __future__ import annotations

import pytest

from bot.calculators.registry import calculate
from bot.calculators.talk.continuation import continued

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


@pytest.mark.parametrize("text", ["and at 30%?", "what about 30%?", "30%?", "وعند 30%؟", "طب و٣٠٪؟", "ولو 30%؟"])
def test_every_way_to_ask_for_another_figure_continues(text: str) -> None:
    request = continued(text, LAST)
    assert request is not None
    assert request.arguments == {"share": 0.3}


def test_defaults_are_not_taken_for_the_askers_own() -> None:
    request = continued("and at 30%?", LAST)
    assert request is not None
    assert "anchor_usd" not in request.arguments


def test_a_longer_message_asks_something_of_its_own() -> None:
    text = "and how many MW does the report say that TeraWulf can reach at 30% load in New York?"
    assert continued(text, LAST) is None


def test_what_continues_can_be_worked_out() -> None:
    request = continued("and at 40%?", LAST)
    assert request is not None
    assert request.calculator.calculate(request.arguments).value == pytest.approx(27.8)


@pytest.mark.parametrize(
    ("name", "text", "changed"),
    [
        ("colo_lease", "and at a rent of 121.5?", {"rate_kw_month": 121.5}),
        ("colo_lease", "طب بإيجار 121.5؟", {"rate_kw_month": 121.5}),
        ("colo_lease", "and if the tenant funds 85%?", {"tenant_funded": 0.85}),
        ("site_compare", "and at a hashprice of 60?", {"hashprice": 60}),
        ("site_compare", "ولو الخصم 12%؟", {"discount": 0.12}),
    ],
)
def test_a_lease_goes_on_with_another_input(name: str, text: str, changed: dict[str, float]) -> None:
    request = continued(text, calculate(name, {"mw": 100}))
    assert request is not None
    assert (request.calculator.name, request.arguments) == (name, {"mw": 100, **changed})
