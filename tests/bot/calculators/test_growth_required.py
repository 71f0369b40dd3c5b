from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import calculate


def growth(**arguments: float | str) -> float:
    return float(str(calculate("growth_required", arguments).value))


@pytest.mark.parametrize(
    ("start", "end", "years", "wanted"),
    [(415, 945, 6, 14.7), (176, 325, 5, 13.1), (176, 580, 5, 26.9), (4, 9.1, 7, 12.5), (58, 176, 9, 13.1)],
)
def test_growth_leads_from_one_figure_to_the_other(start: float, end: float, years: float, wanted: float) -> None:
    assert growth(start=start, end=end, years=years) == pytest.approx(wanted, abs=0.06)


def test_units_may_be_written_out() -> None:
    assert growth(start="415 TWh", end="945 TWh", years="6 years") == pytest.approx(14.7, abs=0.06)


@pytest.mark.parametrize("lacking", ["start", "end", "years"])
def test_the_input_that_lacks_is_asked_for(lacking: str) -> None:
    arguments = {name: value for name, value in {"start": 1, "end": 2, "years": 3}.items() if name != lacking}
    with pytest.raises(CalculatorError) as caught:
        growth(**arguments)
    assert caught.value.missing == lacking


@pytest.mark.parametrize("arguments", [{"start": 0}, {"end": -1}, {"years": 0}, {"years": 201}, {"start": "nan"}])
def test_figures_out_of_range_are_refused(arguments: dict[str, float | str]) -> None:
    with pytest.raises(CalculatorError) as caught:
        growth(**{"start": 1, "end": 2, "years": 3, **arguments})
    assert caught.value.code == "calculator-out-of-range"


@given(st.floats(1, 1e6), st.floats(-0.4, 0.9), st.integers(1, 30))
def test_projecting_with_the_growth_found_gives_the_end(start: float, rate: float, years: int) -> None:
    end = start * (1 + rate) ** years
    assert growth(start=start, end=end, years=years) == pytest.approx(rate * 100, abs=1e-6)
