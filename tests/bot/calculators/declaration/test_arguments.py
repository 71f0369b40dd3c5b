from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import CALCULATORS, calculate

EVERY_SLOT = [(name, slot) for name, calculator in CALCULATORS.items() for slot in calculator.arguments.slots()]


def code_of(name: str, **arguments: Any) -> str:
    with pytest.raises(CalculatorError) as caught:
        calculate(name, arguments)
    assert caught.value.sentence("ar")
    assert caught.value.sentence("en")
    return caught.value.code


@pytest.mark.parametrize("share", ["30%", "0.3", "٣٠٪", "٠٫٣", "%30", "30 percent", "ثلاثين بالمئة", 0.3])
def test_a_share_is_read_however_it_is_written(share: str | float) -> None:
    assert calculate("sector_revenue", {"share": share}).arguments["share"] == pytest.approx(0.3)


@pytest.mark.parametrize(
    "share", ["-5%", "-0.05", "−5%", "130%", "1.3", "nan", "inf", "-inf", "1e12", float("nan"), 1e12]
)
def test_a_share_out_of_range_is_refused(share: str | float) -> None:
    assert code_of("sector_revenue", share=share) in ("calculator-out-of-range", "calculator-did-you-mean")


@pytest.mark.parametrize("share", ["30 MW", "30 years", "$30"])
def test_a_figure_of_another_unit_is_refused(share: str) -> None:
    assert code_of("sector_revenue", share=share) == "calculator-wrong-unit"


@pytest.mark.parametrize("share", ["", "many", "0,3", "10% or 20%", "%", [0.1, 0.2, 0.3]])
def test_what_is_not_one_number_is_refused(share: object) -> None:
    assert code_of("sector_revenue", share=share) == "calculator-not-a-number"


@pytest.mark.parametrize(
    ("name", "arguments", "meant"),
    [
        ("sector_revenue", {"share": "30"}, "30%"),
        ("site_energy", {"mw": "770 GW"}, "770 MW"),
        ("breakeven_hashprice", {"power_price": "45 $/kWh"}, "45 USD/MWh"),
    ],
)
def test_a_slip_of_units_is_asked_about(name: str, arguments: dict[str, str], meant: str) -> None:
    with pytest.raises(CalculatorError) as caught:
        calculate(name, arguments)
    assert f"Did you mean {meant}?" in str(caught.value)


@pytest.mark.parametrize(
    ("share", "said"), [("788%", "788%"), (7.88, "788%"), ("82,841%", "82,841%"), (828.41, "82,841%")]
)
def test_a_share_is_refused_as_it_was_given(share: str | float, said: str) -> None:
    with pytest.raises(CalculatorError) as caught:
        calculate("sector_revenue", {"share": share})
    assert f"; {said} is not." in str(caught.value)
    assert "Did you mean" not in str(caught.value)


def test_a_figure_is_refused_with_all_its_digits() -> None:
    with pytest.raises(CalculatorError, match="1,234,567 is not"):
        calculate("site_energy", {"mw": 1_234_567})


def test_an_unknown_argument_is_refused_with_the_known_ones() -> None:
    with pytest.raises(CalculatorError, match="share") as caught:
        calculate("sector_revenue", {"portion": "30%"})
    assert caught.value.code == "calculator-unknown-argument"


def test_an_unknown_calculator_is_refused_with_the_known_ones() -> None:
    with pytest.raises(CalculatorError, match="sector_revenue") as caught:
        calculate("sector_income", {})
    assert caught.value.code == "calculator-unknown"


def test_a_choice_is_one_of_its_words() -> None:
    assert code_of("sector_revenue", share="10%", mode="magic") == "calculator-bad-choice"


@pytest.mark.parametrize("written", ["5.5bn,3bn", "5.5bn, 3bn", "$5.5bn،$3bn"])
def test_a_list_compares(written: str) -> None:
    arguments = {"total_usd": written, "mw": "300,168", "years": "15,10", "basis": "gross,it"}
    assert calculate("lease_rate", arguments).arguments == {
        "total_usd": [5.5e9, 3e9], "mw": [300, 168], "years": [15, 10], "basis": ["gross", "it"],
    }  # fmt: skip


@pytest.mark.parametrize(
    "written", ["1.458", "1458000", "1.458m", "$1.458m", "1.458 million dollars per MW-year", 1.458]
)
def test_a_small_bare_figure_of_money_per_megawatt_is_millions(written: str | float) -> None:
    calculation = calculate("time_to_power", {"mw_it": 100, "rev_per_mw_year": written})
    assert calculation.arguments["rev_per_mw_year"] == pytest.approx(1_458_000)


def test_defaults_tell_where_they_come_from() -> None:
    inputs = {item.name: item for item in calculate("sector_revenue", {"share": "30%", "mode": "capacity"}).inputs}
    assert inputs["share"].origin.label == "you"
    assert inputs["capacity_gw"].origin.label == "ms-2025-09"
    assert inputs["rate_kw_month"].origin.label == "assumption"
    assert "anchor_usd" not in inputs


@pytest.mark.parametrize(("name", "slot"), EVERY_SLOT)
def test_no_argument_takes_nonsense(name: str, slot: str) -> None:
    for nonsense in ("nan", "1e300", "", "<script>", "1,2,3,4", "-1e300"):
        with pytest.raises(CalculatorError):
            calculate(name, {slot: nonsense})


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(CalculatorError):
        assert 0 <= float(str(calculate("sector_revenue", {"share": text}).arguments["share"])) <= 1
