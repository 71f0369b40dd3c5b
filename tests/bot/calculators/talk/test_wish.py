from __future__ import annotations

import pytest

from bot.calculators.talk.wish import Wish


@pytest.mark.parametrize(
    "text",
    [
        *(
            "calculate 5%",
            "can you work out 5%?",
            "please estimate 5%",
            "I want to project it",
            "So, project 152 TWh",
            "run the high scenario",
        ),
        *("احسبلي ٥٪", "ممكن تحسب ٥٪", "قدّر لي الدخل", "توقع الطلب"),
    ],
)
def test_an_order_is_one(text: str) -> None:
    assert Wish.of(text).ordered


@pytest.mark.parametrize(
    "text",
    [
        "what did EPRI project?",
        "the estimate of 2024",
        "the project runs late",
        "why does it now run the site?",
        "machines that are used to run the AI",
        "ماذا توقع EPRI؟",
    ],
)
def test_a_verb_that_reports_orders_nothing(text: str) -> None:
    assert not Wish.of(text).ordered


@pytest.mark.parametrize(
    "text", ["if it grows", "say it was 5%", "let's say 5%", "I have 60 MW", "لو زاد", "عندي ٦٠ ميجا", "لو فرضنا ٥٪"]
)
def test_a_hypothesis_is_one(text: str) -> None:
    assert Wish.of(text).supposed


@pytest.mark.parametrize("text", ["لو سمحت كم السعة؟", "لو تكرمت، متى؟", "if you could tell me the capacity"])
def test_a_courtesy_is_no_hypothesis(text: str) -> None:
    assert not Wish.of(text).supposed


def test_of_somebody_by_name_it_takes_an_if() -> None:
    assert Wish.of("what would the tenant pay?").hypothetical
    assert not Wish.of("what would the tenant pay in Cipher's lease?").hypothetical
    assert not Wish.of("what would the tenant pay in Acme Power's lease?").hypothetical
    assert Wish.of("what would the tenant pay if Cipher leased it?").hypothetical
    assert Wish.of("what would the sector's income be?").hypothetical


def test_figures_before_a_colon_ask_what_comes_of_them() -> None:
    assert Wish.of("mining 20 MW at 30 J/TH: how much?").wondered
    assert not Wish.of("the venture: MW, years and value?").wondered


@pytest.mark.parametrize("text", ["when does it start?", "in what year?", "متى يبدأ؟", "how much time does it save?"])
def test_a_question_of_time_is_one(text: str) -> None:
    assert Wish.of(text).of_time


def test_when_between_clauses_asks_nothing() -> None:
    assert not Wish.of("what is the break-even when power costs $40/MWh?").of_time


def test_who_is_better_is_no_question_of_a_source() -> None:
    assert Wish.of("مين قال إن التعدين أحسن؟").about_sources
    assert not Wish.of("مين أحسن، التعدين ولا التأجير؟").about_sources


@pytest.mark.parametrize(
    "text",
    [
        "my site of $300m at Morgan Stanley's multiple",
        "apply EPRI's high rate to 180 TWh",
        "بمضاعف مورغان ستانلي موقع 200 ميجا يسوى كام؟",
        "according to EPRI's growth, what would 180 TWh become?",
    ],
)
def test_what_is_borrowed_from_a_source_by_name_is_applied(text: str) -> None:
    wish = Wish.of(text)
    assert wish.ordered or wish.supposed
    assert (wish.of_someone, wish.about_sources) == (False, False)


@pytest.mark.parametrize("text", ["what is Morgan Stanley's multiple?", "ما مضاعف مورغان ستانلي؟"])
def test_what_a_source_has_is_of_the_source(text: str) -> None:
    wish = Wish.of(text)
    assert wish.of_someone
    assert not wish.hypothetical


def test_what_was_is_told_before_what_is_asked() -> None:
    assert not Wish.of("in 2024 demand was 200 TWh; what is it by 2033 at 6%?").of_past
    assert Wish.of("if hashprice was $38 in August 2024, were miners profitable?").of_past


def test_to_say_of_oneself_reports_nothing() -> None:
    assert not Wish.of("we have 80 MW, say we lease it at $135/kW-month").about_sources
