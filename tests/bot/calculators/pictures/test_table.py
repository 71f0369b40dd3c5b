from __future__ import annotations

import csv
import io
import re

import pytest

from bot.calculators.declaration.table import _RESULTS, Name, Table, table_of
from bot.calculators.registry import CALCULATORS, calculate
from bot.messages import message
from corpus.document import Language
from tests.bot.calculators.pictures.cases import ALL, LANGUAGES, RANGED, USUAL, Given, of

ARABIC = re.compile(r"[\u0600-\u06ff]")
BY_YEAR = {
    "sector_revenue", "demand_projection", "colo_lease", "site_compare", "growth_required", "doubling_time",
    "share_crossing", "time_to_power",
}  # fmt: skip
both_languages = pytest.mark.parametrize("language", LANGUAGES)


def parsed(table: Table, language: Language = "en") -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.csv(language))))


def column(table: Table, place: int) -> list[object]:
    return [row[place] for row in table.rows]


def listed(name: str, **given: object) -> dict[str, str]:
    """Return the values of a table of inputs and results by name."""
    return {row[0]: row[1] for row in parsed(table_of(of(name, **given)))[1:]}


def test_every_calculator_that_projects_declares_its_years() -> None:
    assert {name for name, one in CALCULATORS.items() if one.table is not None} == BY_YEAR


@both_languages
@pytest.mark.parametrize(("name", "given"), ALL)
def test_the_csv_is_read_back_with_a_header_in_the_language(name: str, given: Given, language: Language) -> None:
    header, *rows = parsed(table_of(calculate(name, given)), language)
    assert rows
    assert {len(row) for row in rows} == {len(header)}
    assert len(set(header)) == len(header)
    for text in header:
        assert bool(ARABIC.search(text)) == (language == "ar"), text


@both_languages
@pytest.mark.parametrize(("name", "given"), [*USUAL, *RANGED])
def test_figures_are_the_same_in_both_languages(name: str, given: Given, language: Language) -> None:
    table = table_of(calculate(name, given))
    rows = parsed(table, language)[1:]
    figures = [
        (float(text), cell)
        for written, row in zip(rows, table.rows, strict=True)
        for text, cell in zip(written, row, strict=True)
        if isinstance(cell, float)
    ]
    assert figures
    assert all(read == pytest.approx(cell, rel=1e-11) for read, cell in figures)


def test_the_file_opens_in_a_spreadsheet_with_its_arabic() -> None:
    table = table_of(of("demand_projection"))
    assert table.file("ar").decode("utf-8-sig") == table.csv("ar")
    assert table.file("ar").startswith(b"\xef\xbb\xbf")


def test_demand_is_a_column_a_scenario() -> None:
    calculation = of("demand_projection")
    table = table_of(calculation)
    for place, path in enumerate(calculation.others["path"], 1):
        assert column(table, 0) == [point["year"] for point in path]
        assert column(table, place) == [point["twh"] for point in path]
    assert parsed(table)[0] == [
        "Year", "EPRI low 3.7% (TWh)", "EPRI moderate 5% (TWh)", "EPRI high 10% (TWh)", "EPRI higher 15% (TWh)",
    ]  # fmt: skip


def test_a_path_of_shares_has_share_and_income() -> None:
    table = table_of(of("sector_revenue", year=2029))
    assert column(table, 0) == list(range(2024, 2030))
    for year, share, income in table.rows:
        found = of("sector_revenue", year=year)
        assert (share, income) == (pytest.approx(found.others["share"] * 100), found.value)


def test_a_share_of_its_own_has_no_years() -> None:
    assert listed("sector_revenue", share="30%")["Result"] == "20.85"


@pytest.mark.parametrize("name", ["colo_lease", "site_compare"])
def test_a_lease_is_a_cash_flow_with_its_sum(name: str) -> None:
    table = table_of(of(name, mw=100))
    flows, sums = column(table, 1), column(table, 2)
    assert column(table, 0) == list(range(17))
    assert sums[-1] == pytest.approx(sum(flows))  # type: ignore[arg-type]
    assert flows[0] == -of(name, mw=100).others["capex"]


def test_growth_runs_from_start_to_end() -> None:
    table = table_of(of("growth_required", start=415, end=945, years=2.5))
    assert column(table, 0) == [0, 1, 2, 2.5]
    assert (table.rows[0][1], table.rows[-1][1]) == (415, pytest.approx(945))


def test_doubling_goes_beyond_two() -> None:
    sizes = column(table_of(of("doubling_time", growth="10%")), 1)
    assert sizes[0] == 1
    assert sizes[-1] > 2  # type: ignore[operator]


@pytest.mark.parametrize(("growth", "last"), [("15%", 2031), ("0.5%", 2053)])
def test_a_share_is_followed_until_it_is_reached_or_for_thirty_years(growth: str, last: float) -> None:
    table = table_of(of("share_crossing", target_share="9%", growth=growth))
    assert table.rows[-1][0] == last
    assert set(column(table, 2)) == {9}


def test_years_won_end_at_the_value() -> None:
    calculation = of("time_to_power", mw_it=100)
    assert table_of(calculation).rows[-1] == (
        3.5, pytest.approx(calculation.value), pytest.approx(calculation.others["present_value"]),
    )  # fmt: skip


def test_a_range_has_a_low_and_a_high_column_and_what_it_does_not_move_has_one() -> None:
    table = table_of(of("share_crossing", target_share="9%", growth="10-15%"))
    assert parsed(table)[0] == ["Year", "Share (low) (%)", "Share (high) (%)", "Share to reach (%)"]
    assert all(row[1] <= row[2] for row in table.rows)  # type: ignore[operator]


@both_languages
def test_without_years_it_lists_inputs_and_results(language: Language) -> None:
    header, *rows = parsed(table_of(of("site_energy", mw=100)), language)
    assert header == [message(language, f"column-{key}") for key in ("name", "value", "unit", "origin")]
    found = {row[0]: row[1:] for row in rows}
    assert found[message(language, "argument-mw")] == [
        "100",
        message(language, "unit-mw"),
        message(language, "origin-you"),
    ]
    assert found[message(language, "argument-pue")] == ["1.56", "", "uptime-pue"]
    assert found[message(language, "argument-load_factor")][:2] == ["100", "%"]
    assert found[message(language, "result-value")][0] == "0.876"
    assert found[message(language, "argument-basis")][0] == message(language, "choice-gross")


def test_ranges_and_lists_take_a_row_each() -> None:
    found = listed("rerate", mw="100-200")
    assert (found["power (low)"], found["power (high)"]) == ("100", "200")
    assert float(found["Result (high)"]) == 4.5e9
    several = listed("lease_rate", total_usd="3.5bn,8.7bn", mw="200,500", years=12)
    assert (several["total 1"], several["total 2"], several["years"]) == ("3500000000", "8700000000", "12")
    assert float(several["Result 2"]) == pytest.approx(120.83, abs=0.01)


def test_every_result_that_is_a_figure_is_told() -> None:
    for name, given in USUAL:
        if name not in BY_YEAR:
            others = calculate(name, given).others
            assert {key for key, value in others.items() if not isinstance(value, str)} <= _RESULTS.keys()


def test_names_are_said_with_their_end() -> None:
    assert Name("argument-mw", end="low").said("ar") == "القدرة (الأدنى)"
