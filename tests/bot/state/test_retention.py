"""Retention: what is old is deleted, at the start and once a day."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.state.database import Database
from bot.state.feedback import Feedback
from bot.state.moment import now
from bot.state.retention import Housekeeping, clean_up
from bot.state.stores import State
from bot.state.tables import LanguageRow, TurnRow
from tests.bot.state.conftest import Asked

OLD = now() - timedelta(days=91)


@pytest.fixture
def old(state: State, database: Database, asked: Asked) -> str:
    """A receipt, its turn, its feedback and a language, all of them old."""
    receipt = asked("Old?", chat="telegram:1", at=OLD)
    state.feedbacks.save(Feedback(receipt, "telegram:1", True, at=OLD))
    state.chats.choose_language("telegram:1", "ar")
    with database.begin() as connection:
        connection.execute(update(TurnRow).values(at=OLD))
        connection.execute(update(LanguageRow).values(at=OLD))
    return receipt


def test_what_is_older_than_the_days_is_deleted(state: State, database: Database, old: str, asked: Asked) -> None:
    young = asked("Young?", chat="telegram:2")
    assert clean_up(database, 90) == 4
    assert state.receipts.of(old) is None
    assert state.feedbacks.of(old) == []
    assert state.chats.questions("telegram:1") == []
    assert state.chats.language("telegram:1") is None
    assert state.receipts.of(young) is not None
    assert state.chats.questions("telegram:2") == ["Young?"]


def test_nought_keeps_it_for_ever(state: State, database: Database, old: str) -> None:
    assert clean_up(database, 0) == 0
    assert state.receipts.of(old) is not None


def test_a_language_stays_while_its_chat_goes_on(state: State, database: Database, old: str, asked: Asked) -> None:
    asked("Young?", chat="telegram:1")
    clean_up(database, 90)
    assert state.chats.language("telegram:1") == "ar"


def test_limits_that_no_longer_hold_are_deleted(state: State, database: Database) -> None:
    state.limits.allow("telegram:1", time.time() - 3 * 86_400)
    state.limits.allow("telegram:2", time.time() - 3_600)
    assert clean_up(database, 0) == 1


def test_it_is_done_again_and_again_until_it_is_stopped(state: State, database: Database, old: str) -> None:
    keeping = Housekeeping(lambda: clean_up(database, 90), every=0.01)
    keeping.start()
    until = time.monotonic() + 10
    while state.receipts.of(old) and time.monotonic() < until:
        time.sleep(0.01)
    keeping.stop()
    assert state.receipts.of(old) is None
