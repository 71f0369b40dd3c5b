from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import calculate


def mining(**arguments: float | str) -> Calculation:
    return calculate("mining_revenue", arguments)


def test_a_hundred_megawatts_of_the_default_fleet() -> None:
    calculation = mining(mw=100)
    assert calculation.value == pytest.approx(66.1e6, rel=0.001)
    assert calculation.others["ph"] == pytest.approx(4_237, rel=0.001)
    assert calculation.others["mwh"] == pytest.approx(832_200)
    assert calculation.others["margin"] == pytest.approx(19.9e6, rel=0.005)
    assert calculation.others["revenue_per_mwh"] == pytest.approx(79.45, abs=0.05)


@pytest.mark.parametrize(
    ("j_per_th", "hashprice", "revenue", "margin"),
    [(28.2, 45, 55.3, 9.1), (28.2, 38, None, 0.5), (23.6, 38, None, 9.7), (17.5, 45, 89.2, 43.0)],
)
def test_other_fleets_and_prices(j_per_th: float, hashprice: float, revenue: float | None, margin: float) -> None:
    calculation = mining(mw=100, j_per_th=j_per_th, hashprice=hashprice)
    assert revenue is None or calculation.value == pytest.approx(revenue * 1e6, abs=0.06e6)
    assert calculation.others["margin"] == pytest.approx(margin * 1e6, abs=0.06e6)


def test_all_of_a_large_site() -> None:
    calculation = mining(mw=770)
    assert calculation.value == pytest.approx(509e6, rel=0.002)
    assert calculation.others["margin"] == pytest.approx(153e6, rel=0.005)


def test_overhead_takes_from_the_machines_and_not_from_the_bill() -> None:
    plain, cooled = mining(mw=100), mining(mw=100, overhead=1.1)
    assert cooled.value == pytest.approx(float(str(plain.value)) / 1.1)
    assert cooled.others["mwh"] == plain.others["mwh"]


def test_the_default_hashprice_is_dated() -> None:
    assert "caveat-hashprice-dated" in mining(mw=100).caveats
    assert "caveat-hashprice-dated" not in mining(mw=100, hashprice=45).caveats


def test_it_is_not_investment_advice() -> None:
    assert "caveat-not-advice" in mining(mw=100).caveats


def test_without_power_it_asks_for_it() -> None:
    with pytest.raises(CalculatorError) as caught:
        mining()
    assert caught.value.missing == "mw"


@pytest.mark.parametrize(
    "wrong", [{"j_per_th": 9}, {"hashprice": 0}, {"power_price": 301}, {"uptime": "101%"}, {"mw": -1}]
)
def test_inputs_out_of_range_are_refused(wrong: dict[str, float | str]) -> None:
    with pytest.raises(CalculatorError):
        mining(**{"mw": 100, **wrong})


@given(st.floats(1, 1_000), st.floats(10, 100))
def test_revenue_is_proportional_to_power_and_falls_with_the_energy_of_a_hash(mw: float, joules: float) -> None:
    base = float(str(mining(mw=mw, j_per_th=joules).value))
    assert mining(mw=2 * mw, j_per_th=joules).value == pytest.approx(2 * base)
    assert mining(mw=mw, j_per_th=min(joules + 1, 100)).value <= base  # type: ignore[operator]
