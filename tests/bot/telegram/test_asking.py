"""Conversations with the real engine over HTTP: evidence, what follows, checks and receipts, in both languages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.engine import Engine
from bot.settings import Settings
from bot.state.database import Database, address_in
from bot.state.stores import State
from tests.bot.telegram.bot_api import BotAPI
from tests.bot.telegram.conftest import running
from tests.bot.telegram.shown import Shown

TERAWULF = "how many MW can TeraWulf's site reach?"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def state(home: Path) -> State:
    return State(Database(address_in(home)), per_minute=0, per_day=0)


@pytest.fixture(scope="module")
def real_engine(home: Path, state: State) -> Engine:
    return Engine(Settings(home=home, _env_file=None), state.receipts)  # type: ignore[call-arg]


@pytest.fixture
async def bot(api: BotAPI, real_engine: Engine, state: State) -> AsyncIterator[BotAPI]:
    async with running(real_engine, api, state=state):
        yield api


async def tapped(bot: BotAPI, shown: Shown, label: str, replies: int = 1, **options: object) -> list[Shown]:
    chat = int(str(options.get("chat", 1)))
    before = len(bot.in_chat(chat))
    await bot.tap(shown, label, **options)
    return (await bot.messages(before + replies, chat))[before:]


async def test_from_an_answer_to_its_source_to_the_other_language(bot: BotAPI) -> None:
    [answer] = await bot.ask(TERAWULF, language="en")
    assert "770 MW" in answer.marked.of("bold")
    [source] = await tapped(bot, answer, "Source ¹", language="en")
    assert "Passage 12 of 16" in source.text
    await bot.tap(source, "›", language="en")
    await bot.until(lambda: source.edits == 1)
    assert "Passage 13 of 16" in source.text
    await bot.tap(source, "In Arabic", language="en")
    await bot.until(lambda: source.edits == 2)
    assert "كور ساينتفيك" in source.text
    assert len(bot.in_chat(1)) == 2


async def test_a_related_question_is_asked_at_a_tap(bot: BotAPI) -> None:
    [answer] = await bot.ask("ما هو سعر الهاش؟", chat=2)
    label, _ = next((label, data) for label, data in answer.buttons if data.startswith("/more"))
    question, related = await tapped(bot, answer, label, replies=2, chat=2)
    assert question.readable == "".join(char for char in label if char not in "\u200e\u200f\u2066\u2067\u2069")
    assert related.folded


async def test_a_message_is_checked_by_a_reply_in_a_group(bot: BotAPI) -> None:
    claim = await bot.write("يمكن أن تصل قدرة موقع تيرا وولف إلى 500 ميجاوات.", chat=-100, user=2)
    [report] = await bot.ask("/check@qudra_bot", chat=-100, to=claim)
    assert "تخالفه المصادر" in report.text
    assert "770 ميجاوات" in report.text


async def test_a_caption_and_a_quoted_part_are_checked_too(bot: BotAPI) -> None:
    photo = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}
    picture = await bot.write(
        None, chat=-100, user=2, content={**photo, "caption": "The fourth halving was in May 2023. TeraWulf mines."}
    )
    [report] = await bot.ask("/check@qudra_bot", chat=-100, to=picture)
    assert "❌" in report.text
    quote = {"quote": {"text": "The fourth halving was in May 2023.", "position": 0}}
    [part] = await bot.ask("/check@qudra_bot", chat=-100, to=picture, content=quote)
    assert part.text.startswith("One statement")


async def test_a_receipt_is_shown_to_whoever_asked_and_found_again_after_a_restart(
    api: BotAPI, real_engine: Engine, state: State
) -> None:
    async with running(real_engine, api, state=state):
        [answer] = await api.ask("@qudra_bot What is hashprice?", chat=-7, user=5, language="en")
    async with running(real_engine, api, state=state):
        [mine] = await api.ask("/receipt@qudra_bot", chat=-7, user=5, to=answer, language="en")
        assert "Question: What is hashprice?" in mine.text
        [others] = await api.ask("/receipt@qudra_bot", chat=-7, user=6, to=answer, language="en")
        assert "no receipt" in others.text


async def test_inline_cards_lead_on_to_related_questions(bot: BotAPI) -> None:
    cards = await bot.cards_for(TERAWULF)
    assert 2 <= len(cards) <= 4
    assert cards[0]["title"] == TERAWULF
    assert "770 MW" in cards[0]["shown"].text
    assert all("\nP" in card["shown"].text or "· " in card["shown"].text for card in cards)


async def test_the_sources_are_turned_page_by_page_in_place(bot: BotAPI) -> None:
    [sources] = await bot.ask("/sources", chat=3, language="en")
    first = sources.text
    await bot.tap(sources, "›", chat=3, language="en")
    await bot.until(lambda: sources.edits == 1)
    await bot.tap(sources, "‹", chat=3, language="en")
    await bot.until(lambda: sources.edits == 2)
    assert sources.text == first
