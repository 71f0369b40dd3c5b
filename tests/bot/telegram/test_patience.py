"""Bot API servers that refuse, hiccup or know only some methods."""

from __future__ import annotations

import asyncio

import pytest

from bot.chat.reply import Reply
from bot.telegram import activity, delivery, patience
from tests.bot.samples import FakeEngine
from tests.bot.telegram.bot_api import BotAPI
from tests.bot.telegram.conftest import ADMIN, running

OPTIONAL = ("setMyCommands", "sendChatAction", "answerCallbackQuery", "answerInlineQuery", "deleteWebhook")

# The library warns that a wait will be a timedelta one day; both are understood.
pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after.*")


@pytest.fixture(autouse=True)
def _no_long_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_PAUSE", 0.01)


@pytest.mark.parametrize("code", [404, 500])
async def test_a_server_that_lacks_every_optional_method_is_answered_on(
    api: BotAPI, engine: FakeEngine, code: int
) -> None:
    for method in OPTIONAL:
        api.fail(method, code, times=-1)
    async with running(engine, api):
        [welcome] = await api.ask("/start", language="en")
        await api.tap(welcome, welcome.buttons[0][0])
        assert "13.9" in (await api.messages(3))[2].text


async def test_a_flood_limit_is_waited_out_and_the_reply_arrives_once(bot: BotAPI) -> None:
    bot.fail("sendMessage", 429, retry_after=1)
    [reply] = await bot.ask("How much?")
    assert "13.9" in reply.text
    assert len(bot.called("sendMessage")) == 2


async def test_a_hiccup_of_the_server_is_tried_again(bot: BotAPI) -> None:
    bot.fail("sendMessage", 500, times=2)
    [reply] = await bot.ask("How much?")
    assert "13.9" in reply.text


async def test_a_reply_that_cannot_be_delivered_does_not_stop_the_next(bot: BotAPI) -> None:
    bot.fail("sendMessage", 403, times=2)  # the answer, then the apology
    await bot.write("lost")
    await bot.until(lambda: len(bot.called("sendMessage")) == 2)
    assert "13.9" in (await bot.ask("found"))[0].text


async def test_html_that_is_refused_goes_out_as_plain_text(bot: BotAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "rendered", lambda reply: ["<b>13.9 &lt; 20<b>"])
    [reply] = await bot.ask("How much?")
    assert reply.text == "13.9 < 20"


async def test_a_progress_message_that_cannot_be_edited_is_followed_by_the_result(bot: BotAPI) -> None:
    bot.fail("editMessageText", 404, times=-1)
    replies = await bot.ask("/reindex", user=ADMIN, language="en")
    while not replies[-1].text.startswith("Done"):
        replies = await bot.messages(len(replies) + 1)
    assert replies[-1].edits == 0


@pytest.mark.parametrize("code", [400, 404, 500])
async def test_an_edited_question_is_answered_even_where_nothing_can_be_edited(bot: BotAPI, code: int) -> None:
    bot.fail("editMessageText", code, times=-1)
    question = await bot.write("How much?")
    await bot.messages(1)
    await bot.rewrite(question, "كم؟")
    _, anew = await bot.messages(2)
    assert "مليار" in anew.text
    assert anew.replies_to == question["message_id"]


async def test_a_flood_limit_on_typing_does_not_hold_the_answer_up(
    bot: BotAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activity, "_MOMENT", 0.0)
    bot.fail("sendChatAction", 429, times=-1, retry_after=30)
    async with asyncio.timeout(10):
        [reply] = await bot.ask("How much?")
    assert "13.9" in reply.text


async def test_the_last_of_several_messages_carries_the_buttons(bot: BotAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    original = delivery.rendered
    monkeypatch.setattr(
        delivery, "rendered", lambda reply: ["one", *original(reply)] if isinstance(reply, Reply) else []
    )
    first, last = await bot.ask("/language", replies=2)
    assert (first.buttons, len(last.buttons)) == ([], 3)
