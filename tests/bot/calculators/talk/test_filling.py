from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.registry import CALCULATORS
from bot.calculators.talk.filling import fill


def filled(name: str, text: str) -> dict[str, Any]:
    return fill(CALCULATORS[name].arguments.slots(), text)


def test_the_nearest_cue_decides() -> None:
    text = "from 4% to 9%, centres growing 12%, total 1%"
    assert filled("share_crossing", text) == pytest.approx(
        {"start_share": 0.04, "target_share": 0.09, "growth": 0.12, "total_growth": 0.01}
    )


def test_a_cue_does_not_reach_past_another_figure() -> None:
    assert filled("mining_revenue", "hashprice of 45 with 50 MW") == {"hashprice": 45, "mw": 50}


def test_a_bare_figure_without_a_cue_goes_nowhere() -> None:
    assert filled("mining_revenue", "45 and 50 MW") == {"mw": 50}


def test_years_go_in_order_of_time() -> None:
    assert filled("demand_projection", "in 2030, starting 2024") == {"base_year": 2024, "target_year": 2030}
    assert filled("demand_projection", "in 2030") == {"target_year": 2030}


def test_two_dates_count_the_years_between() -> None:
    assert filled("growth_required", "415 TWh in 2024, 945 TWh in 2030") == {"start": 415, "end": 945, "years": 6}


def test_a_range_is_two_ends_or_one_span() -> None:
    assert filled("growth_required", "415 - 945 TWh")["end"] == 945
    assert filled("share_compare", "1% - 1.3%, 0.4%") == {"a": [1, 1.3], "b": 0.4}


@pytest.mark.parametrize(
    ("name", "text", "arguments"),
    [
        ("sector_revenue", "what if miners move 20-30 %", {"share": [0.2, 0.3]}),
        ("sector_revenue", "from 30% to 20%", {"share": [0.2, 0.3]}),
        ("site_energy", "between 100 and 200 MW", {"mw": [100, 200]}),
        ("site_energy", "بين ١٠٠ و٢٠٠ ميجا", {"mw": [100, 200]}),
        ("time_to_power", "100 MW, 2 to 3 years sooner", {"mw_it": 100, "years_saved": [2, 3]}),
        ("doubling_time", "growing 10–15% a year", {"growth": [0.1, 0.15]}),
    ],
)
def test_a_range_for_one_slot_is_a_list(name: str, text: str, arguments: dict[str, Any]) -> None:
    assert filled(name, text) == arguments


@pytest.mark.parametrize(
    ("name", "text", "arguments"),
    [
        ("growth_required", "from 415 to 945 TWh in 6 years", {"start": 415, "end": 945, "years": 6}),
        ("growth_required", "from 945 to 415 TWh in 6 years", {"start": 945, "end": 415, "years": 6}),
        ("growth_required", "58 - 176 TWh, 2014-2023", {"start": 58, "end": 176, "years": 9}),
        (
            "share_crossing",
            "from 4 % to 9 % at 15 % growth",
            {"start_share": 0.04, "target_share": 0.09, "growth": 0.15},
        ),
        ("share_crossing", "من 4% إلى 9% بنمو 15%", {"start_share": 0.04, "target_share": 0.09, "growth": 0.15}),
        ("lease_rate", "$3-4bn, 200 MW, 12 years", {"total_usd": [3e9, 4e9], "mw": 200, "years": 12}),
    ],
)
def test_a_range_for_two_slots_or_several_figures_is_two_values(
    name: str, text: str, arguments: dict[str, Any]
) -> None:
    assert filled(name, text) == arguments


def test_months_count_as_parts_of_a_year() -> None:
    assert filled("time_to_power", "100 MW, 18 months sooner") == {"mw_it": 100, "years_saved": 1.5}


def test_a_word_that_leads_on_to_the_next_figure_belongs_to_it() -> None:
    text = "reaches 29%, growing by 8% starting at 2.5%"
    assert filled("share_crossing", text) == {"target_share": 0.29, "growth": 0.08, "start_share": 0.025}


def test_a_minus_stays() -> None:
    assert filled("site_energy", "-5 MW") == {"mw": -5}


def test_figures_of_another_unit_do_not_stand_beside_each_other() -> None:
    assert filled("share_compare", "20 MW, 1,000 MW and 30%") == {"a": 20, "b": 1000}


def test_an_adjective_is_a_figure_too() -> None:
    assert filled("lease_rate", "a 12-year, 200-MW deal of $3.5bn") == {"years": 12, "mw": 200, "total_usd": 3.5e9}


@pytest.mark.parametrize(
    ("text", "basis"), [("300 MW gross", "gross"), ("a GPU cloud", "cloud"), ("168 MW of critical load", "it")]
)
def test_a_choice_is_named(text: str, basis: str) -> None:
    assert filled("lease_rate", text)["basis"] == basis


@given(st.text(max_size=60), st.sampled_from(sorted(CALCULATORS)))
def test_any_text_fills_only_slots_that_are(text: str, name: str) -> None:
    assert filled(name, text).keys() <= CALCULATORS[name].arguments.slots().keys()


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("415 TWh in 2024 with 12% growth", {"base_year": 2024}),
        ("180 تيراوات ساعة عام 2024 بنمو 7%", {"base_year": 2024}),
        ("in 2024 it was 200 TWh, growing 6%", {"base_year": 2024}),
        ("152 TWh growing 10% in 2028", {"target_year": 2028}),
        ("152 TWh by 2028 at 10%", {"target_year": 2028}),
        ("what will 152 TWh in 2035 be at 10%", {"target_year": 2035}),
        ("كم يصبح 152 تيراواط ساعة في 2028 بنمو 10%", {"target_year": 2028}),
        ("152 TWh in 2023 at 10% until 2028", {"base_year": 2023, "target_year": 2028}),
    ],
)
def test_a_date_beside_a_figure_is_of_that_figure(text: str, dates: dict[str, float]) -> None:
    found = filled("demand_projection", text)
    assert {name: value for name, value in found.items() if name.endswith("_year")} == dates


@pytest.mark.parametrize(
    ("text", "growth"),
    [
        ("200 TWh shrinks 2% a year", -0.02),
        ("200 تيراوات ساعة وبيقل 2% كل سنة", -0.02),
        ("200 TWh with a 2% yearly decline", -0.02),
        ("hashprice drops and 200 TWh grows 2%", 0.02),
        ("growth of 200 TWh falls to 2%", 0.02),
    ],
)
def test_what_shrinks_by_a_rate_grows_by_less_than_nothing(text: str, growth: float) -> None:
    assert filled("demand_projection", text)["growth"] == growth


def test_a_word_before_a_comma_is_of_the_figure_before_it() -> None:
    found = filled("colo_lease", "120 MW, 85% margin, 10% discount")
    assert found == {"mw": 120, "noi_margin": 0.85, "discount": 0.10}


def test_a_bare_figure_out_of_a_shares_range_is_a_percentage() -> None:
    assert filled("colo_lease", "120 MW at a discount of 9") == {"mw": 120, "discount": 0.09}
