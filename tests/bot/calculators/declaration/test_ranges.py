from __future__ import annotations

import json

import pytest

from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import calculate


def test_a_range_in_gives_a_range_out() -> None:
    calculation = calculate("sector_revenue", {"share": "20-30%"})
    assert calculation.value == pytest.approx([13.9, 20.85])
    assert calculation.arguments["share"] == pytest.approx([0.2, 0.3])
    assert calculation.ranged == {"share"}
    assert "= 13.9; " in calculation.formula
    assert calculation.formula.endswith("= 20.85")


def test_two_numbers_are_a_range_too() -> None:
    assert calculate("site_energy", {"mw": [100, 200]}).value == pytest.approx([0.876, 1.752])


def test_ranges_are_worked_out_at_every_combination_of_their_ends() -> None:
    calculation = calculate("colo_lease", {"mw": "100-200 MW", "rate_kw_month": "120-150"})
    assert calculation.value == pytest.approx([106.67e6, 266.67e6], rel=1e-3)
    low, high = calculation.others["npv"]
    assert low < high < 0


def test_what_does_not_move_stays_one_figure() -> None:
    calculation = calculate("colo_lease", {"mw": 100, "rate_kw_month": "120-150"})
    assert calculation.others["capex"] == pytest.approx(666.7e6, rel=1e-3)


def test_scenarios_span_from_the_lowest_to_the_highest() -> None:
    low, high = calculate("demand_projection", {"base_twh": "150-180"}).value  # type: ignore[misc]
    assert low == pytest.approx(150 * 1.037**7)
    assert high == pytest.approx(180 * 1.15**7)


def test_both_ends_alike_are_no_range() -> None:
    calculation = calculate("site_energy", {"mw": [100, 100]})
    assert (calculation.value, calculation.ranged) == (pytest.approx(0.876), frozenset())


def test_an_end_out_of_range_is_refused() -> None:
    with pytest.raises(CalculatorError, match="share"):
        calculate("sector_revenue", {"share": "80-120%"})


def test_an_end_of_another_unit_is_refused() -> None:
    with pytest.raises(CalculatorError, match="share"):
        calculate("sector_revenue", {"share": "20-30 MW"})


def test_more_ranges_than_can_be_told_are_refused() -> None:
    given = {"mw": [1, 2], "rate_kw_month": [1, 2], "g2i": [1, 2], "noi_margin": [0.1, 0.2], "term": [10, 20]}
    with pytest.raises(CalculatorError, match="ranges"):
        calculate("colo_lease", given)


def test_a_range_is_json_too() -> None:
    told = json.loads(json.dumps(calculate("mining_revenue", {"mw": "100-200"}).as_json(), allow_nan=False))
    assert told["arguments"]["mw"] == [100, 200]
    assert told["result"]["value"][0] < told["result"]["value"][1]


def test_a_range_of_which_one_end_never_comes_about_goes_from_the_lowest_to_never() -> None:
    low, high = calculate("doubling_time", {"growth": "-1-15%"}).value  # type: ignore[misc]
    assert (low, high) == (pytest.approx(4.959, abs=1e-3), "never")
    assert calculate("colo_lease", {"mw": 100, "rate_kw_month": "0-1000"}).others["payback"][1] == "never"


def test_results_in_words_go_from_one_to_the_other() -> None:
    calculation = calculate("share_crossing", {"target_share": "9%", "growth": "10-15%"})
    assert calculation.others["calendar"] == "2029.2–2032.5"
