"""The inbox: no more is taken in hand than there is room for."""

from __future__ import annotations

import asyncio

import pytest

from bot.telegram import inbox
from bot.telegram.inbox import Inbox


async def test_there_is_no_room_until_something_is_finished(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "_MOST", 2)
    received = Inbox()
    await received.receive([{"update_id": 1}, {"update_id": 2}])
    waiting = asyncio.create_task(received.room())
    await asyncio.sleep(3 * inbox._MOMENT)
    assert received.is_full
    assert not waiting.done()
    await received.finish(1)
    await asyncio.wait_for(waiting, 5)
    assert received.in_hand == 1


async def test_an_update_that_came_before_takes_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "_MOST", 2)
    received = Inbox()
    for _ in range(3):
        await received.receive([{"update_id": 1}])
    assert not received.is_full
