"""Servers that fail at any method, or tell less than they might: whatever it is, the bot still answers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bot.answers.answer import Mode
from bot.state.database import Database, address_in
from bot.state.stores import State
from bot.telegram import activity, inline, patience
from tests.bot.samples import FakeEngine
from tests.bot.telegram.bot_api import BotAPI
from tests.bot.telegram.conftest import ADMIN, running

# What the bot calls but for getMe and getUpdates, without which there is no bot, and getFile and deleteMessage, whose
# failures the tests of documents and of streaming make.
METHODS = (
    *("sendMessage", "sendPhoto", "sendDocument", "sendChatAction", "deleteWebhook", "setMyCommands"),
    *("editMessageText", "editMessageCaption", "editMessageMedia", "editMessageReplyMarkup"),
    *("answerCallbackQuery", "answerInlineQuery"),
)
_QUIET = 0.15  # seconds without a call after which the bot is done


@pytest.fixture(autouse=True)
def _quickly(engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_PAUSE", 0.001)
    monkeypatch.setattr(activity, "_MOMENT", 0.0)
    monkeypatch.setattr(inline, "_PAUSE", 0.0)
    engine.knows = Mode.ANSWER
    engine.ids = (f"{number:010x}" for number in count())


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = State(Database(address_in(tmp_path)))
    yield opened
    opened.close()


async def use_everything(api: BotAPI) -> None:
    """Do what makes the bot call every method, whatever comes of it."""
    question = await api.write("How much?")
    await api.type("How much?")
    await api.write("/reindex", user=ADMIN)
    await api.write("/calc site_energy mw=100", chat=3)
    await settled(api)
    await api.rewrite(question, "كم؟")
    for shown in api.in_chat(3)[:1]:
        chart, table = (
            next(data for name, data in shown.buttons if name == label) for label in ("Chart", "Table (CSV)")
        )
        for data, is_too_old in ((chart, False), ("/language en", False), (chart, True), (table, False)):
            await api.tap(shown, "", data=data, too_old=is_too_old, chat=3)
            await api.until(lambda: api.called("editMessageMedia"))  # a picture takes a moment to draw
            await settled(api)
    for shown in api.in_chat(1)[:1]:
        await api.tap(shown, "", data=f"/rate {0:010x} up")
    await settled(api)


async def settled(api: BotAPI) -> None:
    """Wait until the bot has made no call for a while."""
    calls = -1
    while calls != len(api.calls):
        calls = len(api.calls)
        await asyncio.sleep(_QUIET)


async def test_it_uses_every_method(api: BotAPI, engine: FakeEngine, state: State) -> None:
    async with running(engine, api, state=state):
        await use_everything(api)
    assert {name for name, _ in api.calls} == {*METHODS, "getMe"}


@pytest.mark.parametrize("code", [500, pytest.param(404, marks=pytest.mark.long)])
@pytest.mark.parametrize("method", METHODS)
async def test_whichever_method_fails_questions_are_answered(
    api: BotAPI, engine: FakeEngine, state: State, method: str, code: int
) -> None:
    api.fail(method, code, times=-1)
    async with running(engine, api, state=state):
        await use_everything(api)
        if method == "sendMessage":  # nobody can be answered until that is over
            api.heal()
        before = len(api.in_chat(2))
        [reply] = (await api.ask("How much then?", chat=2))[before:]
        assert "13.9" in reply.text
        if method != "sendMessage":
            assert any("مليار" in shown.text for shown in api.in_chat(1))  # what was asked meanwhile is too
            assert any(shown.chat == 3 for shown in api.shown.values())


MEAGRE: tuple[dict[str, Any], ...] = (
    *({"date": 0}, {"date": -1}, {"date": 2**31}, {"date": 2**40}, {"date": 2**62}),
    *({"from": None}, {"entities": None}, {"reply_to_message": None}, {"edit_date": 0}, {"unheard_of": [{}]}),
    *({"from": {"id": 1, "is_bot": False, "first_name": ""}}, {"link_preview_options": {}}, {"quote": None}),
)


@pytest.mark.parametrize("content", MEAGRE, ids=str)
async def test_messages_with_less_or_more_in_them_or_odd_dates_do_not_stop_the_bot(
    bot: BotAPI, content: dict[str, Any]
) -> None:
    await bot.write("How much?", content=content)
    [reply] = await bot.ask("How much then?", chat=2)
    assert "13.9" in reply.text
