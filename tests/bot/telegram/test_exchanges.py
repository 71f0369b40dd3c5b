"""Which message answers which, remembered within bounds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram import Chat, Message

from bot.state.database import Database, address_in
from bot.state.stores import State
from bot.telegram import exchanges
from bot.telegram.exchanges import Exchange, Exchanges


def message(number: int, text: str = "a", edited: int = 0) -> Message:
    when = datetime.fromtimestamp(1_760_000_000 + edited, UTC)
    return Message(number, when, Chat(1, "private"), text=text, edit_date=when if edited else None)


def test_a_message_is_news_once_in_each_of_its_versions() -> None:
    kept = Exchanges()
    assert kept.is_news(message(1, "a"))
    assert not kept.is_news(message(1, "a"))
    assert not kept.is_news(message(1, "a", edited=1))
    assert kept.is_news(message(1, "b", edited=2))
    assert not kept.is_news(message(1, "c", edited=1))
    assert kept.is_news(message(1, "c", edited=2))
    assert not kept.is_news(message(1, "a"))
    assert kept.is_news(message(2, "a"))


async def test_the_last_reply_counts() -> None:
    kept = Exchanges()
    kept.keep(1, 5, Exchange(6, answer="aaaaaaaaaa"))
    kept.keep(1, 5, Exchange(8, is_picture=True))
    assert await kept.reply_to(1, 5) == Exchange(8, is_picture=True)
    assert await kept.reply_to(2, 5) is None
    assert kept.answer_in(1, 6) == "aaaaaaaaaa"
    assert kept.answer_in(1, 8) == ""


async def test_the_oldest_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchanges, "_REMEMBERED", 10)
    kept = Exchanges()
    for number in range(30):
        kept.keep(1, number, Exchange(number))
    assert await kept.reply_to(1, 19) is None
    assert await kept.reply_to(1, 20) == Exchange(20)


def test_replies_that_could_not_be_written_are_written_later_and_the_last_counts(tmp_path: Path) -> None:
    kept = Exchanges(State(Database(address_in(tmp_path))).exchanges)
    kept.keep(1, 5, Exchange(6))
    kept.keep(1, 7, Exchange(8))
    taken = kept.take_unwritten()
    kept.keep(1, 5, Exchange(9))
    kept.give_back(taken)
    assert kept.take_unwritten() == {("telegram:1", 5): Exchange(9), ("telegram:1", 7): Exchange(8)}
    assert not kept.take_unwritten()
