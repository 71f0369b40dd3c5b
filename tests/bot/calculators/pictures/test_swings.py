from __future__ import annotations

import pytest

from bot.calculators.pictures import tornado_of
from bot.calculators.registry import CALCULATORS, calculate
from bot.calculators.uncertainty.estimate import as_estimate
from bot.charts import Tornado, draw
from corpus.document import Language
from tests.bot.calculators.pictures.cases import ALL, LANGUAGES, NEVER, USUAL, Given, of

both_languages = pytest.mark.parametrize("language", LANGUAGES)


def tornado(name: str, language: Language = "en", **given: object) -> Tornado:
    chart = tornado_of(of(name, **given), language)
    assert isinstance(chart, Tornado)
    return chart


@both_languages
@pytest.mark.parametrize(("name", "given"), [case for case in USUAL if CALCULATORS[case[0]].measures])
def test_every_calculator_with_measures_has_a_tornado_of_its_swings(
    name: str, given: Given, language: Language
) -> None:
    calculation = as_estimate(CALCULATORS[name], calculate(name, given))
    chart = tornado_of(calculation, language)
    assert isinstance(chart, Tornado)
    drawn = calculation.swings[:10]
    assert [(swing.low, swing.high) for swing in chart.swings] == [(one.at_low, one.at_high) for one in drawn]
    assert len({swing.name for swing in chart.swings}) == len(drawn)
    assert chart.language == language


def test_the_swings_are_the_same_without_an_estimate() -> None:
    calculation = of("site_compare", mw=100)
    told = as_estimate(CALCULATORS["site_compare"], calculation)
    assert tornado_of(calculation, "en") == tornado_of(told, "en")


def test_the_base_is_the_result_and_each_swing_says_its_ends() -> None:
    chart = tornado("site_compare", mw=100)
    assert chart.base == of("site_compare", mw=100).value
    assert chart.ranked[0].name == "tenant-funded (0–85%)"
    assert chart.ranked[1].name == "rent (102–190 USD/kW-month)"


def test_swings_of_a_year_are_on_a_calendar() -> None:
    assert tornado("share_crossing", target_share="9%", growth="15%").x.calendar


@both_languages
def test_a_range_is_swung_from_its_low_end_and_says_so(language: Language) -> None:
    chart = tornado("mining_revenue", language, mw="80-120")
    assert chart.base == of("mining_revenue", mw=80).others["margin"]
    assert chart.base_name != tornado("mining_revenue", language, mw=80).base_name


@pytest.mark.parametrize("name", ["convert", "share_compare", "lease_rate"])
def test_what_has_no_measure_has_none(name: str) -> None:
    assert tornado_of(calculate(name, next(given for case, given in USUAL if case == name)), "en") is None


def test_what_never_comes_about_has_none() -> None:
    assert tornado_of(of("share_crossing", target_share="9%", growth="0.5%"), "en") is None
    assert tornado_of(of("doubling_time", growth="-2%"), "ar") is None


@both_languages
@pytest.mark.parametrize(("name", "given"), [*NEVER, *ALL[len(USUAL) :]])
def test_whatever_swings_is_drawn_and_small(name: str, given: Given, language: Language) -> None:
    chart = tornado_of(calculate(name, given), language, language == "ar")
    assert chart is None or len(draw(chart)) <= 150_000
