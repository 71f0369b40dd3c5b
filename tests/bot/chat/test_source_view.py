"""The whole passage behind an answer."""

from __future__ import annotations

import pytest

from bot.chat.reply import Reply
from bot.telegram.rendering import rendered
from tests.bot.chat.conftest import Say


def command(reply: Reply, label: str) -> str:
    return next(choice.command for choice in reply.choices if choice.label == label)


@pytest.fixture
def shown(say: Say) -> Reply:
    [answer] = say("how many MW can TeraWulf's site reach?")
    [reply] = say(command(answer, "Source ¹"))
    return reply


def test_the_passage_stands_whole_under_its_document_with_the_notes_on_it(shown: Reply) -> None:
    head, place = shown.text.splitlines()[0], shown.text.splitlines()[2]
    assert "Arabic newspaper report" in head
    assert "our wording" in shown.text
    assert place == "Passage 12 of 16"
    assert "770 MW" in shown.text
    assert "Kerri Langlais said that TeraWulf had received a lot of interest" in shown.text
    assert "Note: The 770 MW is what TeraWulf's site is able to reach" in shown.text
    assert not shown.settles


def test_one_turns_to_the_next_and_back_in_place(say: Say, shown: Reply) -> None:
    [following] = say(command(shown, "›"))
    assert "Passage 13 of 16" in following.text
    assert following.settles
    [back] = say(command(following, "‹"))
    assert back.text == shown.text


def test_the_other_language_is_one_tap_away_and_reads_in_its_direction(say: Say, shown: Reply) -> None:
    [arabic] = say(command(shown, "In Arabic"))
    assert "770 ميجاوات" in arabic.text
    assert arabic.language == "en"
    [html] = rendered(arabic)
    passage = next(line for line in html.splitlines() if "ميجاوات" in line)
    assert not passage.startswith(("\u200e", "\u2067"))
    [again] = say(command(arabic, "In English"))
    assert again.text == shown.text


def test_the_ends_of_a_document_have_no_way_beyond(say: Say) -> None:
    [answer] = say("paragraph 1")
    [first] = say(command(answer, "Source"))
    assert [choice.label for choice in first.rows[0]] == ["›"]


@pytest.mark.parametrize("argument", ["0123456789", "x", "zz t", "\u2066"])
def test_a_passage_that_is_gone_is_told(say: Say, argument: str) -> None:
    [reply] = say(f"/source {argument}", language="en")
    assert "not in my sources any more" in reply.alert


def test_typed_alone_it_says_where_it_is(say: Say) -> None:
    [reply] = say("/source", language="ar")
    assert "المصدر" in reply.text
    assert not reply.alert
