"""Values to start a calculator with."""

from __future__ import annotations

import pytest

from bot.calculators.registry import CALCULATORS
from bot.calculators.what_if.examples import examples_of, required_of


@pytest.mark.parametrize("name", CALCULATORS)
def test_every_calculator_starts_with_each_of_its_examples(name: str) -> None:
    examples = examples_of(CALCULATORS[name])
    assert 2 <= len(examples) <= 3
    for given in examples:
        assert CALCULATORS[name].calculate(given).given.keys() == set(required_of(CALCULATORS[name]))


def test_what_a_calculator_asks_for_is_what_it_starts_with() -> None:
    assert required_of(CALCULATORS["demand_projection"]) == ("growth",)
    assert required_of(CALCULATORS["rerate"]) == ("mw",)
    assert required_of(CALCULATORS["lease_rate"]) == ("total_usd", "mw", "years")


def test_declared_swings_come_before_round_values() -> None:
    assert examples_of(CALCULATORS["breakeven_hashprice"]) == [{"j_per_th": one} for one in (17.5, 23.6, 30)]
    assert examples_of(CALCULATORS["site_energy"]) == [{"mw": one} for one in (50, 100, 500)]
