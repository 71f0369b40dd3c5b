from __future__ import annotations

import pytest

from bot.evaluation.figures import find_figures, shows, unsupported
from bot.evaluation.questions import WantedNumber


def wanted(v: float, unit: str = "", tol: float = 0.0, alt: float | None = None) -> WantedNumber:
    return WantedNumber(v=v, unit=unit, tol=tol, alt=alt)


@pytest.mark.parametrize("text", ["6.745 TWh", "6,745 GWh", "6,745,000 MWh", "٦٫٧٤٥ تيراواط ساعة", "6745 جيجاوات/ساعة"])
def test_energy_is_found_in_every_scale(text: str) -> None:
    assert shows(text, wanted(6.745, "TWh"))


def test_a_rounded_figure_is_found_within_its_tolerance_only() -> None:
    assert shows("6,745,200 MWh", wanted(6.745, "TWh", tol=0.01))
    assert not shows("6,745,200 MWh", wanted(6.745, "TWh"))


@pytest.mark.parametrize(
    "text",
    [
        "$13.9 billion a year",
        "13.9bn",
        "13.9 مليار دولار",
        "١٣٫٩ مليار دولار سنويًا",
        "$13,900 million",
        "13,900,000,000 dollars",
        "US$13.9bn",
        "\u2066$13.9\u2069 billion",
    ],
)
def test_money_is_found_in_every_scale_and_script(text: str) -> None:
    assert shows(text, wanted(13.9, "bn USD"))


@pytest.mark.parametrize(
    "text", ["20%", "%20", "٢٠٪", "٪٢٠", "20 percent", "20 في المئة", "20 per cent", "بنسبة 20بالمئة"]
)
def test_a_percentage_is_found_however_it_is_written(text: str) -> None:
    assert shows(text, wanted(20, "%"))


@pytest.mark.parametrize("text", ["770 MW", "770-megawatt", "0.77 GW", "٧٧٠ ميغاواط", "770 ميجا وات", "770 ميجاوات."])
def test_power_is_found_in_every_spelling(text: str) -> None:
    assert shows(text, wanted(770, "MW"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("13.5 years", wanted(3.5, "years")),
        ("3.55 years", wanted(3.5, "years")),
        ("paragraph P9", wanted(9, "%")),
        ("9 GW", wanted(9, "%")),
        ("13.9 million dollars", wanted(13.9, "bn USD")),
        ("770 MWh", wanted(770, "MW")),
        ("nothing at all", wanted(9, "%")),
        ("19%", wanted(9, "%")),
    ],
)
def test_another_number_scale_or_unit_is_not_the_wanted_one(text: str, number: WantedNumber) -> None:
    assert not shows(text, number)


def test_both_ends_of_a_range_are_found() -> None:
    for text in ("1–1.3%", "1 - 1.3%", "%1 إلى %1.3", "from 1% to 1.3%"):
        assert shows(text, wanted(1, "%"))
        assert shows(text, wanted(1.3, "%"))


def test_the_alternative_will_do() -> None:
    assert shows("9.1%", wanted(9, "%", alt=9.1))


def test_a_calendar_year_is_bare_and_its_tolerance_is_relative() -> None:
    assert shows("in 2030", wanted(2029, "year", tol=0.0005))
    assert not shows("in 2032", wanted(2029, "year", tol=0.0005))


def test_compound_units_count_by_their_money() -> None:
    assert shows("$121.5 per kW-month", wanted(121.5, "USD/kW-month"))
    assert shows("69.35 million dollars a year", wanted(69.35, "m USD/yr"))


@pytest.mark.parametrize("text", ["630,000 homes", "630 thousand US homes", "٦٣٠ ألف منزل", "630000 بيت"])
def test_homes_are_counted_in_words_and_digits(text: str) -> None:
    assert shows(text, wanted(630_000, "homes"))


def test_superscripts_and_names_are_no_figures() -> None:
    assert find_figures("GB300 chips at P5¹ and H1") == []


def test_numbers_without_evidence_are_listed() -> None:
    text = "With 30% it is $20.85 billion, or 99 in all."
    assert unsupported(text, ["what if 30%?"], [20.85]) == [99.0]


def test_a_rounded_or_rescaled_result_is_supported() -> None:
    assert unsupported("about 6.75 TWh, 770 MW, 80 %", [], [6_745_200, 770, 0.8]) == []
