"""👍 and 👎: under an answer, in place, with a reason at one tap, and as reactions."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.state.database import Database, address_in
from bot.state.stores import State
from tests.bot.samples import FakeEngine
from tests.bot.telegram.bot_api import BotAPI
from tests.bot.telegram.conftest import running
from tests.bot.telegram.shown import Shown

ID = "0123456789"


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(Database(address_in(tmp_path)))


@pytest.fixture
async def bot(api: BotAPI, engine: FakeEngine, state: State) -> AsyncIterator[BotAPI]:
    engine.ids = iter([ID] * 9)
    async with running(engine, api, state=state):
        yield api


def kept(state: State) -> list[tuple[str, bool, str]]:
    return [(one.asker, one.liked, one.reason) for one in state.feedbacks.of(ID)]


async def tapped(bot: BotAPI, shown: Shown, label: str, **options: object) -> list[list[str]]:
    """Tap and wait for the buttons to change; what they say then."""
    edits = shown.edits
    await bot.tap(shown, label, **options)
    await bot.until(lambda: shown.edits > edits)
    return [[label for label, _ in row] for row in shown.rows]


async def test_a_thumb_up_is_kept_and_thanked_for_without_a_word_in_the_chat(bot: BotAPI, state: State) -> None:
    [answer] = await bot.ask("How much?")
    text = answer.text
    assert await tapped(bot, answer, "👍") == [["👍 ✓", "👎"]]
    assert kept(state) == [("telegram:1", True, "")]
    assert (answer.text, len(bot.in_chat(1))) == (text, 1)
    [said] = bot.called("answerCallbackQuery")
    assert "Thank you" in said["text"]
    assert said.get("show_alert") != "true"


async def test_a_thumb_down_asks_why_and_the_reason_is_kept(bot: BotAPI, state: State) -> None:
    [answer] = await bot.ask("How much?")
    assert await tapped(bot, answer, "👎") == [["It is wrong", "Not what I asked"], ["Incomplete", "Unclear"]]
    assert kept(state) == [("telegram:1", False, "")]
    assert await tapped(bot, answer, "Incomplete") == [["👍", "👎 ✓"]]
    assert kept(state) == [("telegram:1", False, "incomplete")]


async def test_one_may_think_better_of_it(bot: BotAPI, state: State) -> None:
    [answer] = await bot.ask("كم؟", language="ar")
    await tapped(bot, answer, "👎", language="ar")
    await tapped(bot, answer, "غير واضحة", language="ar")
    await tapped(bot, answer, "👍", language="ar")
    assert kept(state) == [("telegram:1", True, "")]


async def test_in_a_group_each_has_a_voice(bot: BotAPI, state: State) -> None:
    [answer] = await bot.ask("@qudra_bot How much?", chat=-100)
    await tapped(bot, answer, "👍", chat=-100, user=2)
    await bot.tap(answer, "👍 ✓", chat=-100, user=3)
    await bot.until(lambda: len(kept(state)) == 2)
    assert {asker for asker, _, _ in kept(state)} == {"telegram:2", "telegram:3"}


async def test_the_rows_above_stay(bot: BotAPI) -> None:
    [answer] = await bot.ask("How much?")
    answer.rows.insert(0, [("Source", "/source 0123456789"), ("In Arabic", "/source 9876543210")])
    above = answer.rows[0]
    await tapped(bot, answer, "👎")
    assert answer.rows[0] == above


async def test_a_message_too_old_to_see_is_rated_all_the_same(bot: BotAPI, state: State) -> None:
    [answer] = await bot.ask("How much?")
    await bot.tap(answer, "👍", too_old=True)
    await bot.until(lambda: bot.alerts)
    assert kept(state) == [("telegram:1", True, "")]
    assert len(bot.in_chat(1)) == 1


@pytest.mark.parametrize(
    "data", ["/rate", "/rate x up", f"/rate {ID} sideways", f"/rate {ID} down because", "/rate  up"]
)
async def test_a_forged_tap_keeps_nothing(bot: BotAPI, state: State, data: str) -> None:
    [answer] = await bot.ask("How much?")
    await bot.tap(answer, "", data=data)
    await bot.until(lambda: bot.alerts)
    assert kept(state) == []
    assert answer.edits == 0


async def test_reactions_count_as_thumbs(bot: BotAPI, state: State) -> None:
    [answer] = await bot.ask("How much?")
    for emoji, liked in (("👍", True), ("👎", False)):
        await bot.react(answer, emoji, user=7)
        await bot.ask("next")  # a chat's updates are handled in order
        assert kept(state) == [("telegram:7", liked, "")]


async def test_other_reactions_and_other_messages_say_nothing(bot: BotAPI, state: State) -> None:
    [answer] = await bot.ask("How much?")
    [help_page] = await bot.ask("/help")
    await bot.react(answer, "🔥")
    await bot.react(answer, "👍", "👎")
    await bot.react(answer)
    await bot.react(help_page, "👎")
    await bot.ask("next")
    assert kept(state) == []


async def test_without_a_place_to_keep_them_there_are_no_thumbs(api: BotAPI, engine: FakeEngine) -> None:
    engine.ids = iter([ID])
    async with running(engine, api):
        [answer] = await api.ask("How much?")
    assert answer.rows == []
