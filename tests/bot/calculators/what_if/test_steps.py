"""What of a calculation may be changed at a tap."""

from __future__ import annotations

import pytest

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.registry import CALCULATORS
from bot.calculators.what_if.steps import MOST, Step, changed, steps_of, switches_of
from tests.bot.calculators.what_if.cases import STARTS, Given

every_start = pytest.mark.parametrize(("name", "given"), STARTS)


def steps(name: str, given: Given) -> dict[str, Step]:
    calculator = CALCULATORS[name]
    return {step.item.name: step for step in steps_of(calculator, calculator.calculate(given))}


def others(calculation: Calculation, name: str) -> dict[str, object]:
    return {item.name: item.value for item in calculation.inputs if item.name != name}


@every_start
def test_the_calculator_takes_every_step_and_no_other_input_moves_with_it(name: str, given: Given) -> None:
    calculator = CALCULATORS[name]
    before = calculator.calculate(given)
    found = steps_of(calculator, before)
    assert 1 <= len(found) <= MOST
    for step in found:
        for value in (step.down, step.up):
            if value is not None:
                now = calculator.calculate(changed(before.given, step.item.name, value))
                assert now.arguments[step.item.name] == value
                assert others(now, step.item.name) == others(before, step.item.name)


@every_start
def test_figures_that_were_given_come_first(name: str, given: Given) -> None:
    slots = CALCULATORS[name].arguments.slots()
    figures = [
        one
        for one, value in given.items()
        if slots[one].is_figure and not (slots[one].several and isinstance(value, list))
    ]
    assert set(list(steps(name, given))[: len(figures)]) == set(figures[:MOST])


def test_the_rest_is_what_moves_the_result_most_by_the_sources() -> None:
    assert list(steps("site_compare", {"mw": 100})) == ["mw", "tenant_funded", "rate_kw_month", "j_per_th"]
    assert list(steps("mining_revenue", {"hashprice": 50.0, "mw": 100})) == [
        "mw",
        "hashprice",
        "j_per_th",
        "power_price",
    ]


def test_a_range_is_stepped_at_both_ends() -> None:
    step = steps("sector_revenue", {"share": [0.2, 0.3]})["share"]
    assert (step.down, step.up) == ([0.15, 0.25], [0.25, 0.35])


def test_a_value_that_the_calculator_refuses_is_no_step() -> None:
    step = steps("sector_revenue", {"year": 2024.0})["year"]
    assert (step.down, step.up) == (None, 2025.0)


def test_what_a_scenario_brings_with_it_is_not_stepped() -> None:
    assert set(steps("demand_projection", {"scenario": "lbnl_high"})) == {"target_year"}


@every_start
def test_the_calculator_takes_every_choice_that_is_offered(name: str, given: Given) -> None:
    calculator = CALCULATORS[name]
    before = calculator.calculate(given)
    for switch in switches_of(calculator, before):
        now = calculator.calculate(changed(before.given, switch.argument, switch.following))
        assert now.arguments.get(switch.argument) == switch.following


@pytest.mark.parametrize(
    ("name", "given", "argument", "count"),
    [
        ("sector_revenue", {"share": 0.3}, "mode", 2),
        ("colo_lease", {"mw": 100}, "basis", 2),
        ("demand_projection", {}, "scenario", 9),  # eight, and all of EPRI's at once
        ("convert", {"value": 1, "from": "MW", "to": "GW"}, "to", 3),  # to units of power: energy takes the hours
    ],
)
def test_choices_go_round(name: str, given: Given, argument: str, count: int) -> None:
    calculator = CALCULATORS[name]
    calculation = calculator.calculate(given)
    first, seen = calculation.arguments.get(argument), []
    while first not in seen:
        [switch] = [one for one in switches_of(calculator, calculation) if one.argument == argument]
        seen.append(switch.following)
        calculation = calculator.calculate(changed(calculation.given, argument, switch.following))
    assert len(seen) == count


def test_a_choice_without_effect_is_not_offered() -> None:
    calculator = CALCULATORS["demand_projection"]
    assert switches_of(calculator, calculator.calculate({"growth": 0.1})) == []


def test_changing_an_input_keeps_the_others() -> None:
    assert changed({"a": 1.0, "b": 2.0}, "b", 3.0) == {"a": 1.0, "b": 3.0}
    assert changed({"a": 1.0, "b": 2.0}, "b", None) == {"a": 1.0}
    assert changed({"a": 1.0}, "b", None) == {"a": 1.0}
