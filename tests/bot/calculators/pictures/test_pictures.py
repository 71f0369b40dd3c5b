"""What each calculator's picture holds is what the calculator worked out."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.pictures import picture_of
from bot.calculators.registry import CALCULATORS, calculate
from bot.charts import Bars, BreakEven, CashFlow, Chart, Fan, draw
from bot.charts.chart import MOST_LINES
from corpus.document import Language
from tests.bot.calculators.pictures.cases import ALL, LANGUAGES, NEVER, RANGED, USUAL, Given, of

ARABIC = re.compile(r"[\u0600-\u06ff]")
both_languages = pytest.mark.parametrize("language", LANGUAGES)


def fan(calculation: Calculation, language: Language) -> Fan:
    chart = picture_of(calculation, language)
    assert isinstance(chart, Fan)
    return chart


def curves(calculation: Calculation, language: Language) -> BreakEven:
    chart = picture_of(calculation, language)
    assert isinstance(chart, BreakEven)
    return chart


def bars(calculation: Calculation, language: Language) -> Bars:
    chart = picture_of(calculation, language)
    assert isinstance(chart, Bars)
    return chart


def at(chart: BreakEven, x: float) -> tuple[float, float]:
    """Return both curves at a place along x."""
    return tuple(float(np.interp(x, chart.points, line.values)) for line in chart.lines)  # type: ignore[return-value]


def texts(chart: Chart) -> list[str]:
    """Return every text of a chart that is in its language."""
    found = [chart.title, chart.source]
    for axis in (getattr(chart, "x", None), getattr(chart, "y", None)):
        found += [axis.label] if axis is not None else []
    found += [line.name for line in getattr(chart, "lines", ())] + list(getattr(chart, "labels", ()))
    found += [mark.name for mark in getattr(chart, "marks", ())]
    return found + [
        getattr(chart, name) for name in ("crossing_name", "flow_name", "cumulative_name") if hasattr(chart, name)
    ]


def test_every_calculator_declares_a_picture_and_is_drawn_here() -> None:
    assert {name for name, _ in USUAL} == set(CALCULATORS)
    assert all(calculator.picture is not None for calculator in CALCULATORS.values())


def test_declaring_pictures_loads_no_matplotlib() -> None:
    code = "import bot.calculators.registry, bot.calculators.pictures, sys; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]


@both_languages
@pytest.mark.parametrize(("name", "given"), [*USUAL, *RANGED, *NEVER])
def test_every_text_is_in_the_askers_language_and_the_source_says_that_it_is_an_estimate(
    name: str, given: Given, language: Language
) -> None:
    chart = picture_of(calculate(name, given), language)
    assert chart.language == language
    assert chart.source.startswith("تقدير" if language == "ar" else "Estimate")
    for text in texts(chart):
        assert bool(ARABIC.search(text)) == (language == "ar"), text
    assert len(getattr(chart, "lines", ())) <= MOST_LINES


@pytest.mark.parametrize(("name", "given"), USUAL)
def test_arabic_digits_are_for_arabic(name: str, given: Given) -> None:
    calculation = calculate(name, given)
    assert picture_of(calculation, "ar", True).arabic_digits
    assert not picture_of(calculation, "en", True).arabic_digits


@both_languages
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sector_revenue", "30%"), ("mining_revenue", "100"), ("breakeven_hashprice", "23.6"), ("colo_lease", "150"),
        ("site_compare", "100"), ("demand_projection", "152"), ("growth_required", "945"), ("doubling_time", "10%"),
        ("share_crossing", "2029.2"), ("site_energy", "770"), ("convert", "770 MW"), ("time_to_power", "3.5"),
        ("rerate", "450"), ("share_compare", "1–1.3"),
    ],
)  # fmt: skip
def test_the_title_names_the_inputs(name: str, said: str, language: Language) -> None:
    given = next(given for case, given in USUAL if case == name)
    assert said in picture_of(calculate(name, given), language).title


def test_the_source_line_names_the_asker_the_sources_and_the_assumptions() -> None:
    chart = picture_of(of("rerate", mw=100), "en")
    assert chart.source == "Estimate from your figures; the report (P15); vaneck-2024-08"
    assert picture_of(of("mining_revenue", mw=1), "ar").source.endswith("cambridge-2025؛ افتراضات")


@both_languages
def test_scenarios_are_lines_in_the_order_of_the_source(language: Language) -> None:
    calculation = of("demand_projection")
    chart = fan(calculation, language)
    assert chart.years == tuple(range(2023, 2031))
    assert [line.values for line in chart.lines] == [
        tuple(point["twh"] for point in path) for path in calculation.others["path"]
    ]
    assert [re.findall(r"[\d.]+%", line.name) for line in chart.lines] == [["3.7%"], ["5%"], ["10%"], ["15%"]]
    assert chart.x.calendar


@both_languages
def test_the_path_of_shares_is_income_by_year(language: Language) -> None:
    [line] = fan(of("sector_revenue", year=2026), language).lines
    assert line.values == pytest.approx((0, 4.633, 9.267, 13.9), rel=1e-3)


@both_languages
def test_a_share_stands_where_it_crosses_the_scaled_average(language: Language) -> None:
    calculation = of("sector_revenue", share="30%")
    chart = curves(calculation, language)
    assert [mark.x for mark in chart.marks] == [30]
    assert at(chart, 30)[0] == pytest.approx(calculation.value)
    assert at(chart, 30)[1] == pytest.approx(of("sector_revenue", share="30%", mode="capacity").value)


@both_languages
def test_growth_leads_from_one_figure_to_the_other(language: Language) -> None:
    [line] = fan(of("growth_required", start=415, end=945, years=6), language).lines
    assert (line.values[0], line.values[-1], len(line.values)) == (415, pytest.approx(945), 7)


@both_languages
def test_mining_breaks_even_where_revenue_meets_costs(language: Language) -> None:
    calculation = of("mining_revenue", mw=100)
    chart = curves(calculation, language)
    revenue, costs = at(chart, 45)
    assert (revenue, revenue - costs) == pytest.approx((calculation.value, calculation.others["margin"]))
    assert chart.crossings[0][0] == pytest.approx(of("breakeven_hashprice").others["all_in"])
    assert [mark.x for mark in chart.marks] == [45]


@both_languages
def test_the_break_even_hashprice_is_where_the_lines_cross(language: Language) -> None:
    calculation = of("breakeven_hashprice", power_price=50)
    chart = curves(calculation, language)
    assert chart.crossings[0] == pytest.approx((calculation.value, 50))
    assert chart.second.high[0] == 60.5


@both_languages
def test_the_cash_flow_is_the_leases(language: Language) -> None:
    calculation = of("colo_lease", mw=100)
    chart = picture_of(calculation, language)
    assert isinstance(chart, CashFlow)
    assert (chart.years[0], chart.years[-1]) == (0, 16)
    assert chart.flows[:3] == pytest.approx(
        (-calculation.others["capex"], -calculation.others["mining_margin"], calculation.others["incremental"])
    )


@both_languages
def test_mining_matches_the_lease_where_the_lines_cross(language: Language) -> None:
    calculation = of("site_compare", mw=100)
    chart = curves(calculation, language)
    found = calculation.others
    assert chart.crossings[0] == pytest.approx((found["matching_hashprice"], found["noi"]))
    assert at(chart, 45) == pytest.approx((found["mining_margin"], found["noi"]))


@both_languages
def test_contracts_are_compared_and_a_single_one_with_the_known_leases(language: Language) -> None:
    several = of("lease_rate", total_usd="3.5bn,8.7bn", mw="200,500", years=12)
    assert list(bars(several, language).values) == several.value
    assert bars(of("lease_rate", total_usd="3.5bn", mw=200, years=12), language).values == (
        pytest.approx(121.5, abs=0.1), 102, 190,
    )  # fmt: skip


@both_languages
def test_doubling_is_where_twice_the_start_is_reached(language: Language) -> None:
    calculation = of("doubling_time", growth="10%")
    assert curves(calculation, language).crossings[0] == pytest.approx((calculation.value, 2), rel=1e-3)


@both_languages
def test_the_share_is_reached_in_the_year_worked_out(language: Language) -> None:
    calculation = of("share_crossing", target_share="9%", growth="15%")
    assert curves(calculation, language).crossings[0] == pytest.approx((calculation.value, 9), abs=0.01)


@both_languages
@pytest.mark.parametrize(
    ("name", "given"), [case for case in NEVER if case[0] in ("share_crossing", "doubling_time")][::2]
)
def test_what_never_comes_about_crosses_nowhere(name: str, given: Given, language: Language) -> None:
    assert calculate(name, given).value == "never"
    assert curves(calculate(name, given), language).crossings == ()


@both_languages
def test_a_sites_energy_is_split_into_computers_and_the_rest(language: Language) -> None:
    calculation = of("site_energy", mw=770)
    meter, computers, rest, usual = bars(calculation, language).values
    assert (meter, computers + rest, usual) == pytest.approx((calculation.value, meter, 0.8 * meter))
    assert len(bars(of("site_energy", mw=770, load_factor=0.8), language).values) == 3


@both_languages
@pytest.mark.parametrize(
    ("given", "values"),
    [
        ({"value": 770, "from": "MW", "to": "TWh", "hours": 8760}, (0.01848, 0.5621, 6.7452)),
        ({"value": 1, "from": "TWh", "to": "GWh"}, (41.667, 1.36986, 0.114155)),
        ({"value": 1_458_000, "from": "USD/MW-year", "to": "USD/kW-month"}, (121.5, 102, 190)),
    ],
)
def test_a_conversion_is_told_by_what_it_comes_to(given: Given, values: Any, language: Language) -> None:
    assert bars(calculate("convert", given), language).values == pytest.approx(values, rel=1e-4)


@both_languages
def test_years_won_add_up_to_the_value(language: Language) -> None:
    calculation = of("time_to_power", mw_it=100)
    chart = fan(calculation, language)
    assert chart.years == (0, 1, 2, 3, 3.5)
    assert [line.values[-1] for line in chart.lines] == pytest.approx(
        [calculation.value, calculation.others["present_value"]]
    )


@both_languages
def test_a_re_rating_stands_beside_what_stocks_reach(language: Language) -> None:
    calculation = of("rerate", mw=100)
    assert bars(calculation, language).values == (calculation.others["before"], calculation.value, 3e9)
    assert len(bars(of("rerate", value_usd="200m"), language).values) == 2


@both_languages
def test_both_ends_of_a_compared_range_are_bars(language: Language) -> None:
    assert bars(of("share_compare", a="1-1.3%", b="0.4%"), language).values == (1, 1.3, 0.4)


@both_languages
@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("demand_projection", {"growth": "8-12%"}),
        ("growth_required", {"start": 400, "end": "800-900", "years": 5}),
        ("time_to_power", {"mw_it": "100-200"}),
    ],
)
def test_a_range_is_a_band_that_ends_at_both_results(name: str, given: Given, language: Language) -> None:
    calculation = calculate(name, given)
    line = fan(calculation, language).lines[0]
    ends = [800, 900] if name == "growth_required" else calculation.value
    assert [line.low[-1], line.high[-1]] == pytest.approx(ends)
    assert line.low[-1] < line.values[-1] < line.high[-1]
    assert "–" in line.end


@both_languages
def test_ranged_curves_have_bands_and_mark_both_ends(language: Language) -> None:
    calculation = of("mining_revenue", mw="80-120", hashprice="40-55")
    chart = curves(calculation, language)
    assert [mark.x for mark in chart.marks] == [40, 55]
    assert np.interp(55, chart.points, chart.first.high) == pytest.approx(calculation.value[1])  # type: ignore[index]
    assert np.interp(40, chart.points, chart.first.low) == pytest.approx(calculation.value[0])  # type: ignore[index]


@both_languages
def test_a_ranged_lease_is_the_band_of_its_sum(language: Language) -> None:
    line = fan(of("colo_lease", mw=100, rate_kw_month="130-170"), language).lines[0]
    ends = [picture_of(of("colo_lease", mw=100, rate_kw_month=rate), language) for rate in (130, 170)]
    assert [line.low[-1], line.high[-1]] == pytest.approx([end.cumulative[-1] for end in ends])  # type: ignore[attr-defined]


@both_languages
def test_ranged_bars_are_low_and_high(language: Language) -> None:
    calculation = of("site_energy", mw="100-200")
    chart = bars(calculation, language)
    assert list(chart.values[:2]) == calculation.value
    assert len(chart.values) == 8
    assert len(set(chart.labels)) == 8


def test_a_path_of_one_year_is_bars() -> None:
    calculation = of("demand_projection", target_year=2023)
    assert list(bars(calculation, "en").values) == calculation.value


def test_a_contracts_own_label_names_its_bar() -> None:
    from dataclasses import replace

    several = replace(of("lease_rate", total_usd="3.5bn,8.7bn", mw="200,500", years=12), labels=("Hosting", "Core"))
    assert bars(several, "en").labels == ("Hosting", "Core")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "given"), ALL)
def test_whatever_is_worked_out_is_drawn_and_small(name: str, given: Given, language: Language) -> None:
    assert len(draw(picture_of(calculate(name, given), language, language == "ar"))) <= 150_000
