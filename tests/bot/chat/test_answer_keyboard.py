"""What stands under an answer, over the shipped sources: each button does what it says."""

from __future__ import annotations

import pytest

from bot.answers.answer import Mode
from bot.chat.choice import LONGEST_COMMAND
from bot.chat.rating import DOWN, UP
from bot.chat.related import LONGEST
from bot.chat.reply import Reply
from tests.bot.chat.conftest import Say

TERAWULF = "how many MW can TeraWulf's site reach?"
QUESTIONS = [
    TERAWULF,
    "How much could miners earn a year from AI?",
    "What is hashprice?",
    "Why did FERC reject the Talen expansion?",
    "كم ميجاوات يصل إليها موقع تيرا وولف؟",
    "ما هو سعر الهاش؟",
    "متى اكتمل استحواذ Bitfarms على Stronghold؟",
]


def commands(reply: Reply, start: str) -> list[str]:
    return [choice.command for choice in reply.choices if choice.command.startswith(start)]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_button_fits_and_every_related_question_has_an_answer(say: Say, question: str) -> None:
    [reply] = say(question)
    assert commands(reply, "/source")
    assert all(len(choice.command.encode()) <= LONGEST_COMMAND for choice in reply.choices)
    related = [choice for choice in reply.choices if choice.command.startswith("/more")]
    assert 1 <= len(related) <= 2
    assert all(len(choice.label) <= LONGEST for choice in related)
    for choice in related:
        asked, answer = say(choice.command)
        assert asked.text == choice.label
        assert answer.answer is not None
        assert answer.answer.mode in (Mode.ANSWER, Mode.CORRECT)
        assert answer.language == reply.language


def test_what_was_asked_is_not_offered_again(say: Say) -> None:
    [first] = say("What is hashprice?")
    labels = {choice.label for choice in first.choices}
    for command in commands(first, "/more"):
        say(command)
    [again] = say("What is hashprice?")
    offered = {choice.label for choice in again.choices if choice.command.startswith("/more")}
    assert offered.isdisjoint(label for label in labels if "mean" in label)


def test_a_power_that_is_cited_is_offered_to_the_calculator(say: Say) -> None:
    [reply] = say(TERAWULF)
    [command] = commands(reply, "/calc")
    assert command == "/calc site_energy mw=770"
    [worked_out] = say(command)
    assert worked_out.answer is not None
    assert worked_out.answer.mode is Mode.CALC


def test_a_passage_that_a_calculator_reckons_with_offers_that_one(say: Say) -> None:
    [reply] = say("paragraph 15")
    assert commands(reply, "/calc") == ["/calc rerate"]


def test_the_thumbs_come_last_and_not_under_small_talk(say: Say) -> None:
    [reply] = say(TERAWULF)
    assert [choice.label for choice in reply.rows[-1]] == [UP, DOWN]
    [hello] = say("hello")
    assert hello.rows == ()


def test_a_calculation_keeps_its_own_keyboard_above_the_thumbs(say: Say) -> None:
    [reply] = say("what if miners moved 30% of their power?")
    assert commands(reply, "/source") == []
    assert [choice.label for choice in reply.rows[-1]] == [UP, DOWN]


def test_where_nothing_was_found_there_is_something_to_go_on_with(say: Say) -> None:
    [reply] = say("how many GPUs will Core Scientific host?")
    assert reply.answer is not None
    assert reply.answer.mode is Mode.ABSTAIN
    assert commands(reply, "/more")


@pytest.mark.parametrize(
    "argument", ["", "en", "en q", "en q xx", "fr q halving", "en g 0123456789", "en n nobody", "en z z"]
)
def test_a_made_up_related_question_gets_a_kind_word(say: Say, argument: str) -> None:
    [reply] = say(f"/more {argument}", language="en")
    assert "cannot find this question" in reply.text
