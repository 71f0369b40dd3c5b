"""The stage: the real bot plays a script, and the screen shows what it sent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.engine import Engine
from bot.settings import Settings
from tests.screens.message import Message, Notice, Screen
from tests.screens.script import Script, Step
from tests.screens.stage import screen_of


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("stage") / "home"
    Engine(Settings(home=home, _env_file=None))
    return home


def played(home: Path, folder: Path, *steps: dict[str, Any], **options: Any) -> Screen:
    declared = {"name": "n", "language": "en", "alt": "a", "steps": steps} | options
    return screen_of(Script.of(declared), home, folder)


def test_a_question_and_its_answer_are_shown_as_they_were_sent(home: Path, tmp_path: Path) -> None:
    question, answer = played(home, tmp_path, {"write": "what is hashprice?"}).shown
    assert isinstance(question, Message)
    assert isinstance(answer, Message)
    assert (question.is_own, question.marked.text) == (True, "what is hashprice?")
    assert not answer.is_own
    assert "PH/s" in answer.marked.text
    assert answer.marked.of("expandable_blockquote")
    assert (("👍", False), ("👎", False)) in answer.rows


def test_a_tap_changes_the_buttons_and_pops_up(home: Path, tmp_path: Path) -> None:
    steps = {"write": "ما هو سعر الهاش؟"}, {"tap": "/rate * down"}
    *_, answer, notice = played(home, tmp_path, *steps, language="ar").shown
    assert isinstance(answer, Message)
    assert isinstance(notice, Notice)
    assert notice.pops_up
    assert "خاطئة" in {label for row in answer.rows for label, _ in row}


def test_what_was_before_an_unseen_step_is_not_shown(home: Path, tmp_path: Path) -> None:
    first, second = played(home, tmp_path, {"write": "hi", "unseen": True}, {"write": "/help"}).shown
    assert isinstance(first, Message)
    assert isinstance(second, Message)
    assert first.marked.text == "/help"
    assert "/check" in second.marked.text


def test_in_a_group_a_friend_writes_and_the_bot_answers_whom_it_is_asked_by(home: Path, tmp_path: Path) -> None:
    steps = (
        {"write": "Who bought Stronghold?", "friend": True, "ignored": True, "forwarded": "News"},
        {"write": "@qudra_bot", "reply": True},
    )
    joined, first, second, answer = played(home, tmp_path, *steps, group=True).shown
    assert isinstance(joined, Notice)
    assert isinstance(first, Message)
    assert isinstance(second, Message)
    assert isinstance(answer, Message)
    assert (first.author, first.forwarded, first.is_own) == ("Mona", "News", False)
    assert second.reply == ("Mona", "Who bought Stronghold?")
    assert answer.reply == ("You", "@qudra_bot")
    assert "Bitfarms" in answer.marked.text


def test_cards_are_offered_while_somebody_types(home: Path, tmp_path: Path) -> None:
    screen = played(home, tmp_path, {"type": "hashprice"})
    assert screen.typed == "@qudra_bot hashprice"
    assert screen.cards[0].title == "hashprice"


def test_a_step_does_one_thing() -> None:
    with pytest.raises(ValueError, match="a step does one of"):
        Step.of({"write": "a", "tap": "b"})
    with pytest.raises(TypeError):
        Step.of({"write": "a", "wrong": 1})
