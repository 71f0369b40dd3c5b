from __future__ import annotations

from typing import Any

import pytest

from bot.calculators.convert import read_conversion
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import calculate


def converted(value: float, source: str, target: str, **arguments: Any) -> float:
    return float(str(calculate("convert", {"value": value, "from": source, "to": target, **arguments}).value))


@pytest.mark.parametrize(
    ("value", "source", "target", "wanted"),
    [
        (1.5, "GW", "MW", 1_500), (1, "TWh", "MWh", 1e6), (893, "kWh", "MWh", 0.893),
        (121.5, "USD/kW-month", "USD/MW-year", 1_458_000), (1_458_000, "USD/MW-year", "USD/kW-month", 121.5),
    ],
)  # fmt: skip
def test_units_of_one_kind_convert(value: float, source: str, target: str, wanted: float) -> None:
    assert converted(value, source, target) == pytest.approx(wanted)


def test_power_and_energy_convert_over_hours() -> None:
    assert converted(770, "MW", "TWh", hours=8_760) == pytest.approx(6.7452)
    assert converted(152, "TWh", "GW", hours=8_760) == pytest.approx(17.35, abs=0.01)


def test_power_is_not_energy_without_hours() -> None:
    for source, target in (("MW", "MWh"), ("TWh", "GW")):
        with pytest.raises(CalculatorError) as caught:
            converted(1, source, target)
        assert caught.value.missing == "hours"


def test_rent_is_no_power() -> None:
    with pytest.raises(CalculatorError) as caught:
        converted(1, "MW", "USD/MW-year")
    assert caught.value.code == "calculator-convert-kinds"


@pytest.mark.parametrize("lacking", ["value", "from", "to"])
def test_the_input_that_lacks_is_asked_for(lacking: str) -> None:
    every: dict[str, float | str] = {"value": 1, "from": "MW", "to": "GW"}
    arguments = {name: value for name, value in every.items() if name != lacking}
    with pytest.raises(CalculatorError) as caught:
        calculate("convert", arguments)
    assert caught.value.missing == lacking


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("convert 770 MW to TWh a year", {"value": 770, "from": "MW", "to": "TWh", "hours": 8_760}),
        ("convert 2.5 GW to MW", {"value": 2.5, "from": "GW", "to": "MW"}),
        ("100 MW in MWh a day", {"value": 100, "from": "MW", "to": "MWh", "hours": 24}),
        ("convert 5 MW to MWh over 12 hours", {"value": 5, "from": "MW", "to": "MWh", "hours": 12}),
        ("حول لي ٧٧٠ ميجاوات إلى تيراوات ساعة في السنة", {"value": 770, "from": "MW", "to": "TWh", "hours": 8_760}),
        ("حول 3 تيراوات ساعة الى جيجاوات ساعة", {"value": 3, "from": "TWh", "to": "GWh"}),
        ("convert this", {}),
    ],
)
def test_a_question_is_read(text: str, wanted: dict[str, float | str]) -> None:
    assert read_conversion(text) == wanted
