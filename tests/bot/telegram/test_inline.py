"""Inline mode: cards while one types, what a chosen one shows, and what the server refuses of either."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.answers.answer import Mode
from bot.state.database import Database, address_in
from bot.state.stores import State
from bot.telegram import inline
from tests.bot.samples import FakeEngine
from tests.bot.telegram.bot_api import BotAPI
from tests.bot.telegram.conftest import running
from tests.bot.telegram.markup import LIMIT, utf16_length


@pytest.fixture(autouse=True)
def _knowing(engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    engine.knows = Mode.ANSWER
    monkeypatch.setattr(inline, "_PAUSE", 0.05)


async def test_a_question_gets_a_card_with_its_answer(bot: BotAPI, engine: FakeEngine) -> None:
    [card] = await bot.cards_for("How much could miners earn?")
    assert card["title"] == "How much could miners earn?"
    assert card["description"].startswith("Miners could earn 13.9 billion")
    assert len(card["description"]) <= 100
    assert engine.asked == []  # a glimpse leaves nothing


async def test_a_card_is_one_message_with_its_sources_in_sight(bot: BotAPI) -> None:
    [card] = await bot.cards_for("How much could miners earn?")
    shown = card["shown"]
    assert shown.text.startswith("How much could miners earn?\n\nMiners could earn 13.9")
    assert "¹ P5 · Miners & <power>" in shown.text
    assert shown.of("expandable_blockquote") == []
    assert shown.of("bold") == ["How much could miners earn?", "13.9 billion dollars", "20%"]
    assert card["input_message_content"]["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize(("language", "words"), [("ar", "المعدّنون"), ("en", "miners")])
async def test_nothing_typed_yet_gets_three_examples_in_the_clients_language(
    bot: BotAPI, language: str, words: str
) -> None:
    cards = await bot.cards_for("", language=language)
    assert len(cards) == 3
    assert words in cards[0]["title"]


async def test_a_chosen_language_holds_and_makes_the_answer_personal(bot: BotAPI) -> None:
    await bot.cards_for("How much?")
    await bot.ask("/language ar")
    [card] = await bot.cards_for("How much?")
    assert "مليار" in card["description"]
    everybodys, own = bot.called("answerInlineQuery")
    assert everybodys["is_personal"] == "false"
    assert own["is_personal"] == "true"
    assert int(own["cache_time"]) >= 60


async def test_what_is_not_in_the_sources_is_said_in_the_title(bot: BotAPI, engine: FakeEngine) -> None:
    engine.knows = Mode.ABSTAIN
    [card] = await bot.cards_for("How many GPUs?")
    assert card["title"] == "Not in the sources: How many GPUs?"


async def test_small_talk_gets_the_examples(bot: BotAPI, engine: FakeEngine) -> None:
    engine.knows = Mode.CHAT
    assert len(await bot.cards_for("hello there")) == 3


async def test_only_the_last_of_several_letters_is_answered(bot: BotAPI, engine: FakeEngine) -> None:
    earlier = [await bot.type("How much"[:end]) for end in range(4, 8)]
    last = await bot.type("How much")
    await bot.until(lambda: last in bot.cards)
    assert not any(query in bot.cards for query in earlier)
    assert "How much" in engine.glimpsed
    assert not any("How much".startswith(one) for one in engine.glimpsed if one != "How much")


async def test_the_same_query_is_worked_out_once(bot: BotAPI, engine: FakeEngine) -> None:
    for user in (1, 2):
        await bot.cards_for("How  much?", user=user)
    assert engine.glimpsed.count("How much?") == 1


@pytest.mark.parametrize("query", ["x" * 256, "🙂" * 128, "<b>&amp;", "\u202eabc\u2066", "كم " * 80, "a\nb\x00c"])
async def test_odd_queries_get_cards_that_the_server_takes(bot: BotAPI, query: str) -> None:
    for card in await bot.cards_for(query):
        assert utf16_length(card["shown"].text) <= LIMIT


@pytest.mark.parametrize("code", [400, 404, 500])
async def test_a_query_that_is_too_old_is_no_misfortune(
    bot: BotAPI, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    bot.fail("answerInlineQuery", code)
    await bot.type("How much?")
    await bot.until(lambda: bot.called("answerInlineQuery"))
    await asyncio.sleep(0)
    assert "13.9" in (await bot.ask("How much?"))[0].text
    assert "an update failed" not in caplog.text


async def test_who_types_without_end_gets_no_cards_for_a_while(api: BotAPI, engine: FakeEngine, tmp_path: Path) -> None:
    state = State(Database(address_in(tmp_path)), per_minute=1)
    async with running(engine, api, state=state):
        cards = [await api.cards_for(f"How much could miners earn in 202{year}?") for year in range(7)]
    state.close()
    assert [len(some) for some in cards] == [1] * 6 + [0]
