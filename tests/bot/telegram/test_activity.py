"""“Typing …” for as long as work lasts that takes more than a moment."""

from __future__ import annotations

import asyncio

import pytest

from bot.telegram import activity
from bot.telegram.activity import typing
from bot.telegram.place import Place


class Bot:
    """Counts actions; `error` is raised by each, `slow` never ends."""

    def __init__(self, error: Exception | None = None, slow: bool = False) -> None:
        self.error, self.slow = error, slow
        self.shown: list[tuple[int, int | None]] = []
        self.third = asyncio.Event()

    async def send_chat_action(self, chat: int, action: str, message_thread_id: int | None) -> None:
        self.shown.append((chat, message_thread_id))
        if len(self.shown) == 3:
            self.third.set()
        if self.slow:
            await asyncio.Event().wait()
        if self.error:
            raise self.error


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity, "_MOMENT", 0.01)
    monkeypatch.setattr(activity, "_INTERVAL", 0.01)
    monkeypatch.setattr(activity, "_GRACE", 0.01)


async def test_it_is_shown_again_while_work_lasts() -> None:
    bot = Bot()
    async with typing(bot, Place(1, 7)):  # type: ignore[arg-type]
        await bot.third.wait()
    assert bot.shown[:3] == [(1, 7)] * 3


async def test_quick_work_does_not_show_it() -> None:
    bot = Bot()
    async with typing(bot, Place(1)):  # type: ignore[arg-type]
        await asyncio.sleep(0)
    await asyncio.sleep(0.02)
    assert bot.shown == []


async def test_a_server_that_does_not_answer_holds_nothing_up() -> None:
    done = False
    async with asyncio.timeout(5), typing(bot := Bot(slow=True), Place(1)):  # type: ignore[arg-type]
        await asyncio.sleep(0.05)
        done = bool(bot.shown)
    assert done


async def test_an_error_in_the_work_goes_through() -> None:
    with pytest.raises(LookupError):
        async with typing(Bot(), Place(1)):  # type: ignore[arg-type]
            raise LookupError
