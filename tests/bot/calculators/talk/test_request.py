from __future__ import annotations

from typing import Any

import pytest

from bot.answers.question import Question
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import CALCULATORS
from bot.calculators.talk.request import Request, inputs_in, lacking_in, request_in
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
    rent = "ما العائد لو أجرنا 100 ميجاوات بإيجار 140 دولار لمدة 10 سنوات؟"
    assert inputs_in(CALCULATORS["lease_rate"], rent).keys() == {"total_usd", "mw", "years"}
    request = asked(rent)
    assert request is not None
    assert request.calculator.name == "colo_lease"


def test_what_would_be_paid_in_somebodys_lease_is_a_question_of_fact() -> None:
    assert asked("what would the tenant pay in Cipher's 168 MW lease?") is None


@pytest.mark.parametrize(
    ("text", "name", "arguments"),
    [
        (
            "a 12-year, 200-MW lease of $3.5bn: $/kW-month?",
            "lease_rate",
            {"years": 12, "mw": 200, "total_usd": 3.5e9},
        ),
        ("roughly how many US homes is 960 MW?", "site_energy", {"mw": 960}),
        ("770mw homes?", "site_energy", {"mw": 770}),
        ("does 770 MW cover how many homes", "site_energy", {"mw": 770}),
        ("when does the share hit 9 % at 15 % growth?", "share_crossing", {"target_share": 0.09, "growth": 0.15}),
        ("what if miners move 20-30 %", "sector_revenue", {"share": [0.2, 0.3]}),
        ("energy of 100-200 MW", "site_energy", {"mw": [100, 200]}),
        ("convert 100-200 MW to GW", "convert", {"value": [100, 200], "from": "MW", "to": "GW"}),
    ],
)
def test_a_terse_question_calls_its_calculator(text: str, name: str, arguments: dict[str, Any]) -> None:
    request = asked(text)
    assert request is not None
    assert (request.calculator.name, request.missing, request.arguments) == (name, "", arguments)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("770 GW: how many homes?", "site_energy"),
        ("how many homes would -5 MW power?", "site_energy"),
        ("كم بيت تكفي -5 ميجا؟", "site_energy"),
        ("mining revenue of 100 MW with power at $45/kWh", "mining_revenue"),
        ("break-even hashprice at 25 J/TH with power at $45/kWh", "breakeven_hashprice"),
    ],
)
def test_a_figure_out_of_range_reaches_its_calculator_and_is_refused(text: str, name: str) -> None:
    request = asked(text)
    assert request is not None
    assert request.calculator.name == name
    with pytest.raises(CalculatorError):
        request.calculator.calculate(request.arguments)


def test_a_scenario_by_its_name_alone_takes_an_order() -> None:
    assert asked("if the EPRI high scenario came true, how does it compare with 2028?") is None
    request = asked("run the EPRI high scenario to 2030")
    assert request is not None
    assert request.arguments == {"scenario": "epri_high", "target_year": 2030}


def test_a_figure_out_of_range_is_still_refused_where_no_other_calculator_fits() -> None:
    request = asked("break-even hashprice for 280 J/TH at $45/MWh")
    assert request is not None
    assert (request.calculator.name, request.arguments["j_per_th"]) == ("breakeven_hashprice", 280)


@pytest.mark.parametrize(
    "text",
    [
        "IREN gets ~$808 per kW-month and Cipher/AWS ~$102, so IREN signed the best lease?",
        "IREN gets $808 per kW-month and Core Scientific $121 per kW-month, which lease is better?",
    ],
)
def test_rates_that_are_stated_are_not_worked_out_of_what_the_sources_say(text: str) -> None:
    assert "lease_rate" not in {request.calculator.name for request in lacking_in(text)}


def test_a_figure_of_a_source_that_does_not_fit_calls_nothing() -> None:
    assert asked("would TeraWulf's 788% be the share that miners move to AI?") is None
    request = asked("calculate the extra income if miners like TeraWulf move 788% of their power to AI")
    assert request is not None
    assert request.arguments == {"share": 7.88}
