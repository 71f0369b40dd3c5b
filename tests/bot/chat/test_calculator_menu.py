"""The calculators' menu."""

from __future__ import annotations

import pytest

from bot.calculators.registry import CALCULATORS
from bot.chat import Chat
from bot.chat.calculator_menu import introduction, menu, title
from bot.chat.choice import LONGEST_COMMAND
from bot.chat.reply import Reply, User
from bot.conversation import Conversation
from corpus.document import Language
from tests.bot.samples import FakeEngine

LANGUAGES: tuple[Language, ...] = ("ar", "en")


def say(text: str, language: Language = "en") -> Reply:
    [reply] = Chat(FakeEngine()).reply(text, Conversation(), User(language))  # type: ignore[arg-type]
    return reply


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_calculator_is_a_button_two_a_row(language: Language) -> None:
    rows = menu(language).rows
    assert [len(row) for row in rows] == [2] * 7 + [1]
    assert [choice.command for row in rows for choice in row] == [f"/calc {name}" for name in CALCULATORS]
    assert len({choice.label for row in rows for choice in row}) == len(CALCULATORS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CALCULATORS)
def test_a_calculator_says_what_it_does_and_every_button_starts_it(name: str, language: Language) -> None:
    reply = say(f"/calc {name}", language)
    assert CALCULATORS[name].summary(language) in reply.text
    assert all(argument in reply.text for argument in CALCULATORS[name].arguments.slots())
    *starts, back = reply.choices
    assert back.command == "/calc"
    assert len(starts) >= 2
    for start in starts:
        assert len(start.command.encode()) <= LONGEST_COMMAND
        started = say(start.command, language)
        assert started.answer is not None
        assert started.answer.calculation is not None
        assert (started.answer.calculation.name, started.language) == (name, language)


@pytest.mark.parametrize("name", CALCULATORS)
def test_the_line_to_type_can_be_typed(name: str) -> None:
    command = introduction(name, "en").text.splitlines()[-1].partition(": ")[2]
    assert say(command).answer is not None


def test_one_input_is_told_by_its_values_side_by_side_and_several_under_each_other() -> None:
    assert [choice.label for choice in introduction("site_energy", "en").rows[0]] == ["50 MW", "100 MW", "500 MW"]
    assert [row[0].label for row in introduction("growth_required", "en").rows[:2]] == [
        "start 10 · end 50 · years 5",
        "start 50 · end 100 · years 10",
    ]


def test_titles_are_short_enough_to_stand_side_by_side() -> None:
    assert all(len(title(one, language)) <= 20 for one in CALCULATORS.values() for language in LANGUAGES)
