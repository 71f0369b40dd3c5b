from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import calculate


def energy(**arguments: float | str) -> Calculation:
    return calculate("site_energy", arguments)


@pytest.mark.parametrize(
    ("mw", "twh", "homes"),
    [
        (770, 6.745, 630_000), (100, 0.876, 81_800), (1_000, 8.76, 818_000),
        (20, 0.175, 16_400), (960, 8.41, 785_000), (1_920, 16.8, 1_570_000),
    ],
)  # fmt: skip
def test_a_year_of_a_site(mw: float, twh: float, homes: float) -> None:
    calculation = energy(mw=mw)
    assert calculation.value == pytest.approx(twh, rel=0.002)
    assert calculation.others["homes"] == pytest.approx(homes, rel=0.003)
    assert calculation.others["mwh"] == pytest.approx(mw * 8_760)


@pytest.mark.parametrize(("pue", "it"), [(1.56, 493.6), (1.25, 616)])
def test_the_meter_feeds_less_of_computers(pue: float, it: float) -> None:
    assert energy(mw=770, pue=pue).others["it_mw"] == pytest.approx(it, abs=0.05)


def test_power_of_computers_takes_more_at_the_meter() -> None:
    calculation = energy(mw=100, basis="it", pue=1.25)
    assert calculation.others["gross_mw"] == 125
    assert calculation.value == pytest.approx(1.095)


def test_a_load_factor_of_one_is_called_nameplate() -> None:
    assert energy(mw=770, load_factor="80%").value == pytest.approx(5.396, abs=0.001)
    assert "caveat-nameplate" in energy(mw=770).caveats
    assert "caveat-nameplate" not in energy(mw=770, load_factor=0.8).caveats


def test_without_power_it_asks_for_it() -> None:
    with pytest.raises(CalculatorError) as caught:
        energy()
    assert caught.value.missing == "mw"


@pytest.mark.parametrize(
    "wrong", [{"mw": "1e12"}, {"mw": -1}, {"pue": 0.9}, {"pue": 3.1}, {"load_factor": 1.1}, {"mw": "8 MWh"}]
)
def test_inputs_out_of_range_or_of_energy_are_refused(wrong: dict[str, float | str]) -> None:
    with pytest.raises(CalculatorError):
        energy(**{"mw": 100, **wrong})


@given(st.floats(0, 50_000), st.floats(0, 1))
def test_energy_is_proportional_to_power_and_load(mw: float, load: float) -> None:
    assert energy(mw=2 * mw, load_factor=load).value == pytest.approx(
        2 * float(str(energy(mw=mw, load_factor=load).value))
    )
    assert energy(mw=mw, load_factor=load).others["mwh"] <= energy(mw=mw).others["mwh"]
