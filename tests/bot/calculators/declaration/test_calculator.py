from __future__ import annotations

import json
from typing import Any

import pytest

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.registry import CALCULATORS, calculate
from bot.calculators.wording import figure, input_phrase, result_sentence
from bot.messages import message
from corpus.document import Language

LANGUAGES: list[Language] = ["ar", "en"]
RUNS: list[tuple[str, dict[str, Any]]] = [
    ("sector_revenue", {"share": "30%"}),
    ("sector_revenue", {"year": 2030}),
    ("sector_revenue", {"share": "60%", "mode": "capacity"}),
    ("mining_revenue", {"mw": 100}),
    ("mining_revenue", {"mw": 100, "hashprice": 38}),
    ("breakeven_hashprice", {}),
    ("colo_lease", {"mw": 100}),
    ("colo_lease", {"mw": 200, "basis": "it", "rate_kw_month": 300, "mining_margin": 0}),
    ("colo_lease", {"mw": 100, "mining_margin": "200m"}),
    ("colo_lease", {"mw": 100, "tenant_funded": 1, "build_years": 0}),
    ("site_compare", {"mw": 100}),
    ("site_compare", {"mw": 100, "hashprice": 30, "uptime": 0}),
    ("lease_rate", {"total_usd": "3.5bn", "mw": 200, "years": 12}),
    (
        "lease_rate",
        {"total_usd": "5.5bn,3bn,9.7bn", "mw": "300,168,200", "years": "15,10,5", "basis": "gross,it,cloud"},
    ),
    ("demand_projection", {}),
    ("demand_projection", {"growth": "10%", "target_year": 2040}),
    ("growth_required", {"start": 415, "end": 945, "years": 6}),
    ("doubling_time", {"growth": "10%"}),
    ("doubling_time", {"growth": 0}),
    ("share_crossing", {"target_share": "9%", "growth": "15%"}),
    ("share_crossing", {"target_share": "9%", "growth": 0}),
    ("site_energy", {"mw": 770}),
    ("convert", {"value": 770, "from": "MW", "to": "TWh", "hours": 8_760}),
    ("time_to_power", {"mw_it": 50}),
    ("rerate", {"mw": 100}),
    ("rerate", {"mw": 100, "multiple": 10}),
    ("rerate", {"value_usd": "200m"}),
    ("share_compare", {"a": [1, 1.3], "b": 0.4}),
]


def test_every_calculator_runs_here() -> None:
    assert {name for name, _ in RUNS} == set(CALCULATORS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "arguments"), RUNS)
def test_a_calculation_is_said_whole(name: str, arguments: dict[str, Any], language: Language) -> None:
    calculation = calculate(name, arguments)
    calculator = CALCULATORS[name]
    assert "{" not in result_sentence(calculator, calculation, language)
    assert all(input_phrase(calculator, item, language) for item in calculation.inputs)
    assert all(message(language, caveat) for caveat in calculation.caveats)


@pytest.mark.parametrize(("name", "arguments"), RUNS)
def test_a_calculation_is_json_of_the_contract(name: str, arguments: dict[str, Any]) -> None:
    found = json.loads(json.dumps(calculate(name, arguments).as_json(), allow_nan=False))
    assert found.keys() == {"name", "arguments", "result", "formula", "inputs", "caveats"}
    assert {"value", "unit"} <= found["result"].keys()
    assert arguments.keys() <= found["arguments"].keys() | {"year"}
    assert {item["name"] for item in found["inputs"]} == found["arguments"].keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CALCULATORS)
def test_the_usage_names_every_argument(name: str, language: Language) -> None:
    usage = CALCULATORS[name].usage(language)
    assert usage.startswith(f"{name}: ")
    assert len(usage.splitlines()) == 1 + len(CALCULATORS[name].arguments.slots())


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_asked_back_has_a_sentence(language: Language) -> None:
    for calculator in CALCULATORS.values():
        if calculator.intent.asks:
            assert message(language, f"{calculator.key}-asks")


def test_what_an_intent_takes_are_arguments_of_its_calculator() -> None:
    for calculator in CALCULATORS.values():
        slots = calculator.arguments.slots().keys()
        assert all(need <= slots for need in calculator.intent.inputs)
        assert calculator.intent.asks in {"", *slots}


def said(name: str, language: Language, **arguments: Any) -> str:
    calculation: Calculation = calculate(name, arguments)
    return result_sentence(CALCULATORS[name], calculation, language)


def test_large_sums_are_said_in_words() -> None:
    assert "66.12 million dollars" in said("mining_revenue", "en", mw=100)
    assert "66.12 مليون دولار" in said("mining_revenue", "ar", mw=100)
    assert figure(6.3e9, "en") == "6.3 billion"
    assert figure(-2.5e6, "ar") == "-2.5 مليون"
    assert figure(1_234, "en") == "1,234"


def test_what_never_happens_is_said_so() -> None:
    assert said("doubling_time", "en", growth=0).startswith("At 0% a year it never")
    assert said("share_crossing", "ar", target_share="9%", growth=0).startswith("لا تبلغ")


def test_an_input_tells_its_unit_and_origin() -> None:
    calculation = calculate("lease_rate", {"total_usd": "5.5bn,3bn", "mw": "300,168", "years": 10})
    phrases = [input_phrase(CALCULATORS["lease_rate"], item, "en") for item in calculation.inputs]
    assert phrases[:2] == ["total 5.5 billion / 3 billion USD (you)", "power 300 / 168 MW (you)"]
    assert phrases[3] == "basis IT load (assumption)"
