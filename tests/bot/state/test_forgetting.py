"""Forgetting: nothing of a person is left, and everything of others."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot.errors import Failure
from bot.state.database import Database
from bot.state.feedback import Feedback
from bot.state.stores import State
from bot.state.tables import Table
from tests.bot.state.conftest import Asked

ME, YOU, GROUP = "telegram:4242", "telegram:17", "telegram:-100"
SECRET = "Does Zanzibar Hashworks owe me money?"


def rows(database: Database) -> str:
    """Return everything in every table."""
    with database.connect() as connection:
        return "\n".join(
            str(row) for table in Table.metadata.sorted_tables for row in connection.execute(select(table))
        )


@pytest.fixture
def lived(state: State, asked: Asked) -> dict[str, str]:
    """Two people who asked, alone and in a group, rated and chose; returns the ids of receipts."""
    mine = asked(SECRET, ME, chat=ME)
    yours = asked("How much?", YOU, chat=YOU)
    asked("How much?", YOU, chat=GROUP)
    asked(SECRET, ME, chat=GROUP)
    state.chats.correct(GROUP, "/w a-code-of-what-was-worked-out")
    after = asked("And in 2027?", YOU, chat=GROUP, before=(SECRET, "How much?"))
    for who in (ME, YOU):
        state.chats.choose_language(who, "ar")
        state.limits.allow(who)
        for receipt in (mine, yours):
            state.feedbacks.save(Feedback(receipt, who, False, f"said by {who}"))
    return {"mine": mine, "yours": yours, "after": after}


def test_nothing_of_a_forgotten_person_is_left_in_any_table(
    state: State, database: Database, lived: dict[str, str]
) -> None:
    assert SECRET in rows(database)
    assert state.chats.forget(ME) > 0
    left = rows(database)
    assert ME not in left
    assert SECRET not in left
    assert lived["mine"] not in left


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)  # PostgreSQL keeps what was deleted until it vacuums
def test_nor_in_the_files(state: State, database: Database, lived: dict[str, str], tmp_path: Path) -> None:
    state.chats.forget(ME)
    for file in tmp_path.glob("qudra.db*"):
        assert SECRET.encode() not in file.read_bytes(), file.name
        assert ME.encode() not in file.read_bytes(), file.name


def test_everything_of_others_is_left(state: State, lived: dict[str, str]) -> None:
    state.chats.forget(ME)
    assert state.receipts.of(lived["yours"]) is not None
    assert state.chats.questions(YOU) == ["How much?"]
    assert state.chats.questions(GROUP) == ["How much?", "And in 2027?"]
    assert state.chats.language(YOU) == "ar"
    assert [one.asker for one in state.feedbacks.of(lived["yours"])] == [YOU]
    after = state.receipts.of(lived["after"])
    assert after is not None
    assert after.before == ("How much?",)


def test_a_group_is_forgotten_with_what_was_asked_in_it(state: State, lived: dict[str, str]) -> None:
    state.chats.forget(GROUP)
    assert state.chats.questions(GROUP) == []
    assert state.receipts.of(lived["after"]) is None
    assert state.receipts.of(lived["mine"]) is not None
    assert state.chats.questions(ME) == [SECRET]


def test_receipts_of_nobody_that_were_given_in_a_chat_go_with_it(state: State, asked: Asked) -> None:
    receipt = asked(SECRET, asker="", chat=ME)
    state.chats.forget(ME)
    assert state.receipts.of(receipt) is None


def test_forgetting_tells_how_much_there_was(state: State, asked: Asked) -> None:
    asked("?", ME, chat=ME)
    assert state.chats.forget(ME) == 2
    assert state.chats.forget(ME) == 0


def test_what_cannot_be_deleted_is_all_there_still(state: State, database: Database, lived: dict[str, str]) -> None:
    with database.begin() as connection:
        connection.execute(text("DROP TABLE limits"))  # the last one that is deleted from
    with pytest.raises(Failure):
        state.chats.forget(ME)
    assert state.chats.questions(ME) == [SECRET]
    assert state.receipts.of(lived["mine"]) is not None
    assert len(state.feedbacks.of(lived["yours"])) == 2
