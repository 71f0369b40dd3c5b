from __future__ import annotations

import pytest

from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.refusal import meant_by
from bot.calculators.registry import CALCULATORS, calculate
from bot.calculators.talk.continuation import continued, resumed
from bot.calculators.talk.request import Request, request_in

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


@pytest.mark.parametrize(
    ("name", "given", "text", "changed"),
    [
        ("rerate", {"value_usd": 3.2e8}, "and 500?", {"value_usd": 5e8}),
        ("rerate", {"value_usd": 3.2e8}, "and 4?", {"multiple": 4}),
        ("site_energy", {"mw": 1500}, "and 2000?", {"mw": 2000}),
        ("growth_required", {"start": 176, "end": 580, "years": 5}, "and 325?", {"end": 325}),
        ("sector_revenue", {"share": 0.02}, "0.5?", {"share": 0.005}),
        ("site_energy", {"mw": 120}, "400 بدل 120", {"mw": 400}),
    ],
)
def test_a_bare_figure_replaces_what_it_can_only_mean(
    name: str, given: dict[str, float], text: str, changed: dict[str, float]
) -> None:
    request = continued(text, calculate(name, given))
    assert request is not None
    assert request.arguments == pytest.approx(given | changed)


def test_a_year_is_no_figure_of_what_takes_none() -> None:
    assert continued("and in 2024?", calculate("growth_required", {"start": 415, "end": 945, "years": 6})) is None
    assert continued("and 2024?", calculate("lease_rate", {"total_usd": 3.5e9, "mw": 200, "years": 12})) is None


@pytest.mark.parametrize("text", ["and 40?", "40", "لا، ٤٠", "40%"])
def test_what_was_out_of_range_is_mended_by_another_figure(text: str) -> None:
    asked = request_in("what if miners moved 788% of their power to AI?")
    assert asked is not None
    with pytest.raises(CalculatorError) as caught:
        asked.calculator.calculate(asked.arguments)
    mended = resumed(text, meant_by(caught.value, asked))
    assert mended is not None
    assert (mended.arguments, mended.missing) == ({"share": 0.4}, "")


def test_another_question_answers_nothing_that_was_asked() -> None:
    asked = Request(CALCULATORS["site_energy"], {}, "mw")
    assert resumed("who has 100?", asked) is None
    assert resumed("does TeraWulf have 770?", asked) is None
    assert resumed("how many TWh by 2030?", Request(CALCULATORS["sector_revenue"], {}, "share")) is None
