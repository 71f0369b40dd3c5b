from __future__ import annotations

from typing import Any

import pytest

from bot.answers.question import Question
from bot.calculators.registry import CALCULATORS
from bot.calculators.talk.request import Request, inputs_in, request_in
from tests.bot.calculators.talk import lease_phrases, phrases


def asked(text: str) -> Request | None:
    return request_in(Question.of(text).text)


@pytest.mark.parametrize(("text", "name", "arguments"), phrases.CALLS + lease_phrases.CALLS)
def test_a_question_calls_its_calculator_with_its_inputs(text: str, name: str, arguments: dict[str, Any]) -> None:
    request = asked(text)
    assert request is not None
    assert (request.calculator.name, request.missing) == (name, "")
    assert request.arguments == arguments
    assert request.calculator.calculate(request.arguments).formula


@pytest.mark.parametrize("text", phrases.FACTS + lease_phrases.FACTS)
def test_a_question_of_fact_calls_none(text: str) -> None:
    assert asked(text) is None


@pytest.mark.parametrize(("text", "name", "missing"), phrases.ASKED_BACK + lease_phrases.ASKED_BACK)
def test_the_one_input_that_lacks_is_asked_for(text: str, name: str, missing: str) -> None:
    request = asked(text)
    assert request is not None
    assert (request.calculator.name, request.missing) == (name, missing)


def test_contracts_are_compared_in_order() -> None:
    request = asked(
        "compare per kW-month: $5.5bn for 300 MW gross over 15 years, $3bn for 168 MW critical over 10 years"
    )
    assert request is not None
    assert request.arguments == {
        "total_usd": [5.5e9, 3e9],
        "mw": [300, 168],
        "years": [15, 10],
        "basis": ["gross", "it"],
    }


def test_the_share_that_is_ruled_out_is_not_taken() -> None:
    request = asked("how much would miners earn if they moved 30% of their power instead of 20%?")
    assert request is not None
    assert request.arguments == {"share": 0.3}


def test_an_order_stands_even_when_a_source_is_named() -> None:
    request = asked("according to VanEck's average, calculate miners' extra income at 10%")
    assert request is not None
    assert request.arguments == {"share": 0.1}


@pytest.mark.parametrize("text", ["", "?", "12%", "if", "لو", "calculate", "احسب", "30% 20% 10%"])
def test_scraps_call_nothing(text: str) -> None:
    assert asked(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "an owner earns $2m per MW-year and gets 150 MW three years sooner: undiscounted value?",
        "احسب قيمة تشغيل 150 ميجاوات أبكر 3 سنوات بعائد 2 مليون دولار لكل ميجاوات سنويا بدون خصم",
    ],
)
def test_a_figure_that_a_word_says_is_taken(text: str) -> None:
    request = asked(text)
    assert request is not None
    assert request.calculator.name == "time_to_power"
    assert request.arguments["discount"] == 0


def test_a_calculator_whose_ranges_hold_the_figures_goes_first() -> None:
    rent = "ما العائد لو أجرنا 100 ميجاوات بإيجار 140 دولار للكيلووات في الشهر لمدة 10 سنوات؟"
    assert inputs_in(CALCULATORS["lease_rate"], rent).keys() == {"total_usd", "mw", "years"}
    request = asked(rent)
    assert request is not None
    assert request.calculator.name == "colo_lease"


def test_a_figure_out_of_range_is_still_refused_where_no_other_calculator_fits() -> None:
    request = asked("break-even hashprice for 280 J/TH at $45/MWh")
    assert request is not None
    assert (request.calculator.name, request.arguments["j_per_th"]) == ("breakeven_hashprice", 280)
