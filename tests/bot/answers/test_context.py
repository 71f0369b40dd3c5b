"""Follow-ups: what a question takes over from the one before, and what it does not."""

from __future__ import annotations

import pytest

from bot.answers.answer import Mode
from tests.bot.answers.conftest import Ask
from tests.bot.answers.corpora import NOTES_AR, NOTES_EN

FIRST = "How many MW did Nordvik lease at Tromso?"
ERSTWHILE = "كم ميجاوات أجّرت نوردفيك في ترومسو؟"


@pytest.mark.parametrize(
    ("first", "then", "fact"),
    [
        (FIRST, "for how many years?", "8 years"),
        (FIRST, "and for how many dollars over 8 years?", "1.1 billion"),
        (FIRST, "what does it run on?", "hydropower"),
        (FIRST, "to whom?", "Halden Cloud"),
        (ERSTWHILE, "ولكم سنة؟", "8 سنوات"),
        (ERSTWHILE, "وبكم؟", "1.1 مليار"),
        (ERSTWHILE, "وبكام؟", "1.1 مليار"),
    ],
)
def test_a_follow_up_is_about_what_was_asked_before(ask: Ask, first: str, then: str, fact: str) -> None:
    answer = ask(first, then)
    assert answer.mode is Mode.ANSWER
    assert fact in answer.text


@pytest.mark.parametrize(
    ("first", "then", "note"),
    [
        (FIRST, "has that changed since?", NOTES_EN[2]),
        (FIRST, "is that still true?", NOTES_EN[2]),
        (ERSTWHILE, "وهل تغيّر ذلك؟", NOTES_AR[2]),
        (ERSTWHILE, "طب ده اتغير؟", NOTES_AR[2]),
    ],
)
def test_whether_something_changed_is_answered_by_its_update(ask: Ask, first: str, then: str, note: object) -> None:
    answer = ask(first, then)
    assert "140" in answer.text
    assert answer.citations[0].source == "nordvik-later"


@pytest.mark.parametrize(
    ("first", "then", "sources"),
    [
        ("What did VanEck say miners could earn?", "and Morgan Stanley?", "P15 P16 ms-2024 ms-2025-09"),
        ("ماذا توقعت فان إيك؟", "وماذا عن مورجان ستانلي؟", "P15 P16 ms-2024 ms-2025-09"),
        ("How many MW can TeraWulf's site reach?", "what about Core Scientific?", "P13 corz-coreweave"),
        ("كم ميجاوات يصل إليها موقع تيرا وولف؟", "وماذا عن كور ساينتفيك؟", "P13 corz-coreweave"),
    ],
)
def test_what_about_another_is_about_the_other(ask_shipped: Ask, first: str, then: str, sources: str) -> None:
    answer = ask_shipped(first, then)
    assert answer.mode is Mode.ANSWER
    assert answer.citations[0].source in sources.split()


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("What share of US electricity do data centres use?", "and by 2030?"),
        ("كم حصة مراكز البيانات من كهرباء الولايات المتحدة؟", "وفي 2030؟"),
    ],
)
def test_another_year_is_looked_for(ask_shipped: Ask, first: str, then: str) -> None:
    answer = ask_shipped(first, then)
    assert answer.mode is Mode.ANSWER
    assert "2030" in answer.text


@pytest.mark.parametrize(
    "then", ["Who paid miners to switch off in Texas?", "how many kW can a rack draw with liquid cooling?"]
)
def test_a_change_of_topic_drags_nothing_along(ask: Ask, then: str) -> None:
    assert ask(FIRST, then) == ask(then)


def test_a_greeting_in_between_leaves_nothing_to_lean_on(ask: Ask) -> None:
    assert ask("hello", FIRST) == ask(FIRST)


@pytest.mark.parametrize(
    ("first", "then", "value"),
    [
        ("what if miners moved 20% of their power to AI?", "and at 30%?", 20.85),
        ("what if miners moved 20% of their power to AI?", "and 40%?", 27.8),
        ("كم يكسب المعدنون لو حولوا 20% من طاقتهم؟", "طيب ولو ٣٠٪؟", 20.85),
    ],
)
def test_a_calculation_goes_on_with_another_figure(ask_shipped: Ask, first: str, then: str, value: float) -> None:
    answer = ask_shipped(first, then)
    assert answer.mode is Mode.CALC
    assert answer.calculation is not None
    assert answer.calculation.value == pytest.approx(value)


def test_a_question_of_its_own_does_not_go_on_with_a_calculation(ask_shipped: Ask) -> None:
    answer = ask_shipped("what if miners moved 20% of their power to AI?", "How many MW can TeraWulf's site reach?")
    assert answer.mode is Mode.ANSWER


def test_a_follow_up_to_a_follow_up_is_about_the_same(ask: Ask) -> None:
    assert "8 سنوات" in ask(ERSTWHILE, "وهل تغيّر ذلك؟", "ولكم سنة؟").text
