"""Conversations with the real application and the real engine, in both languages."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.engine import Engine
from bot.settings import Settings
from tests.bot.telegram.bot_api import BotAPI
from tests.bot.telegram.conftest import ADMIN, running


@pytest.fixture(scope="module")
def real_engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(Settings(home=tmp_path_factory.mktemp("home"), _env_file=None))  # type: ignore[call-arg]


@pytest.fixture
async def bot(api: BotAPI, real_engine: Engine) -> AsyncIterator[BotAPI]:
    async with running(real_engine, api):
        yield api


async def test_an_arabic_conversation(bot: BotAPI) -> None:
    [answer] = await bot.ask("كم مليار دولار قد تحققها شركات التعدين سنويا؟")
    assert "13.9" in answer.text
    assert "20%" in answer.text
    assert "P5" in answer.folded[0]
    assert "بصياغتنا" in answer.folded[0]
    [computed] = await bot.ask("ماذا لو حولت شركات التعدين 30% من طاقتها؟")
    assert "20.85" in computed.text
    [sources] = await bot.ask("/sources")
    assert "VanEck" in sources.text


async def test_an_english_conversation(bot: BotAPI) -> None:
    [answer] = await bot.ask("How many billion dollars could miners earn a year?")
    assert "13.9" in answer.text
    [computed] = await bot.ask("what if miners moved 30% of their power?")
    assert "20.85" in computed.text
    [by_command] = await bot.ask("/calc sector_revenue share=30%")
    assert "20.85" in by_command.text
    [refused] = await bot.ask("/calc sector_revenue share=300%")
    assert "300%" in refused.text


async def test_a_question_in_arabic_digits_is_stepped_compared_and_drawn_in_them(bot: BotAPI) -> None:
    [shown] = await bot.ask("احسب لي عائد تعدين ١٠٠ ميجاوات", chat=5)
    for edits, label in enumerate(("+", "المقارنة", "الرسم", "المعادلة"), start=1):
        await bot.tap(shown, label, chat=5)
        await bot.until(lambda edits=edits: shown.edits == edits)
        assert not set("0123456789") & set(shown.readable.split("(")[0])
        assert "٢٠٠" in shown.readable or label == "+"
    assert shown.photo is not None
    [follow_up] = await bot.ask("و٥٠٠ ميجاوات؟", chat=5)
    assert "٥٠٠" in follow_up.readable


async def test_every_example_of_the_welcome_is_answered_in_its_language(bot: BotAPI) -> None:
    for language, letter in (("ar", "ا"), ("en", "e")):
        [welcome] = await bot.ask("/start", language=language, chat=(chat := hash(language) % 1_000 + 2))
        for number, (label, _) in enumerate(welcome.buttons):
            await bot.tap(welcome, label, chat=chat)
            shown = await bot.messages(3 + 2 * number, chat)
            assert shown[-1].folded, f"{label}: {shown[-1].text}"
            assert letter in shown[-1].text


async def test_an_admin_reindexes_and_the_bot_goes_on_answering(bot: BotAPI) -> None:
    [reply] = await bot.ask("/reindex", user=ADMIN, language="en")
    await bot.until(lambda: reply.text.startswith("Done"))
    assert "13.9" in (await bot.ask("How many billion dollars could miners earn a year?"))[0].text


@pytest.mark.parametrize("text", ["🙂🙂🙂", "؟", "x" * 4_096, "كلمة " * 800, "<b>&amp;</i>", "\u202e\u2066abc"])
async def test_odd_messages_get_a_reply(bot: BotAPI, text: str) -> None:
    assert await bot.ask(text)
