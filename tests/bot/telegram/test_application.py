"""Conversations with the real application over HTTP, in both languages."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest

from bot.chat import ADMIN_MENU, MENU
from bot.errors import Failure
from bot.telegram import activity
from tests.bot.samples import FakeEngine
from tests.bot.telegram.bot_api import BotAPI
from tests.bot.telegram.conftest import ADMIN


async def test_an_english_question_gets_its_answer_with_the_evidence_behind_a_tap(bot: BotAPI) -> None:
    [reply] = await bot.ask("How much could miners earn?")
    assert reply.text.startswith("Miners could earn 13.9 billion")
    [evidence] = reply.folded
    assert "P5" in evidence
    assert "our wording" in evidence
    assert "VanEck puts it at 13.9 billion dollars." in evidence


async def test_an_arabic_question_gets_an_arabic_answer_whose_percentage_is_isolated(bot: BotAPI) -> None:
    [reply] = await bot.ask("كم قد يجني المعدنون؟")
    assert "\u206620%\u2069" in reply.text
    assert "13.9 مليار دولار" in reply.text
    assert "بصياغتنا" in reply.folded[0]


@pytest.mark.parametrize(("language", "words"), [("ar", "مراكز بيانات"), ("en", "data centres")])
async def test_start_speaks_the_clients_language_and_its_examples_answer_at_a_tap(
    bot: BotAPI, engine: FakeEngine, language: str, words: str
) -> None:
    [welcome] = await bot.ask("/start", language=language)
    assert words in welcome.text
    assert len(welcome.buttons) == 3
    label = welcome.buttons[0][0]
    await bot.tap(welcome, label)
    _, question, reply = await bot.messages(3)
    assert question.readable == label
    assert "13.9" in reply.text
    assert engine.asked == [label]


async def test_help_lists_the_commands_and_reindex_to_admins_alone(bot: BotAPI) -> None:
    [to_all] = await bot.ask("/help")
    [to_admin] = await bot.ask("/help", user=ADMIN)
    assert "/sources" in to_all.text
    assert "/reindex" not in to_all.text
    assert "/reindex" in to_admin.text


async def test_ask_takes_its_question_from_the_command(bot: BotAPI, engine: FakeEngine) -> None:
    await bot.ask("/ask What is hashprice?")
    assert engine.asked == ["What is hashprice?"]


async def test_sources_are_listed_with_date_and_kind(bot: BotAPI) -> None:
    [reply] = await bot.ask("/sources", language="en")
    assert "VanEck on miners · VanEck · 2024-08-16 · our wording" in reply.text
    assert "Added by an admin · Reuters · 2025 · original text" in reply.text


async def test_language_is_chosen_by_a_tap_and_kept(bot: BotAPI) -> None:
    [menu] = await bot.ask("/language", language="en")
    await bot.tap(menu, "العربية")
    await bot.until(lambda: menu.edits)
    assert menu.readable == "سأجيب من الآن بالعربية."
    assert menu.buttons == []
    [reply] = await bot.ask("How much could miners earn?")
    assert "مليار" in reply.text


async def test_tapping_a_language_again_is_no_error(bot: BotAPI) -> None:
    [menu] = await bot.ask("/language", language="en")
    rows = list(menu.rows)
    for count in (1, 2):
        menu.rows = menu.rows or rows
        await bot.tap(menu, "English")
        await bot.until(lambda count=count: len(bot.called("editMessageText")) == count)
    await bot.ask("Still there?")
    assert len(bot.in_chat(1)) == 2


async def test_a_follow_up_waits_for_the_answer_before_it(bot: BotAPI, engine: FakeEngine) -> None:
    questions = [f"question {number}" for number in range(5)]
    for question in questions:
        await bot.write(question)
    await bot.messages(5)
    assert engine.asked == questions


async def test_reindex_shows_its_progress_and_ends_as_the_result(bot: BotAPI, engine: FakeEngine) -> None:
    engine.go = Event()
    await bot.write("/reindex", user=ADMIN, language="en")
    [progress] = await bot.messages(1)
    assert progress.text == "Re-indexing: 172 of 344 passages (50%)"
    [second] = await bot.ask("/reindex", user=ADMIN, language="en")
    assert "running already" in second.text
    [meanwhile] = await bot.ask("How much?", user=ADMIN)
    assert "13.9" in meanwhile.text
    engine.go.set()
    await bot.until(lambda: progress.edits)
    assert progress.text.startswith("Done in 1.2 s: 344 passages, 3 of them new or changed.")


async def test_a_failed_reindex_says_the_reason(bot: BotAPI, engine: FakeEngine) -> None:
    engine.error = Failure("the disk is full")
    [reply] = await bot.ask("/reindex", user=ADMIN, language="en")
    await bot.until(lambda: "the disk is full" in reply.text)
    assert not reply.text.startswith("Done")


async def test_reindex_is_refused_politely_to_others(bot: BotAPI) -> None:
    [reply] = await bot.ask("/reindex", user=5, language="ar")
    assert "للمشرفين" in reply.text


async def test_an_unknown_command_is_named(bot: BotAPI) -> None:
    [reply] = await bot.ask("/price@qudra_bot now", language="en")
    assert "/price" in reply.text
    assert "/help" in reply.text


async def test_in_a_group_only_commands_for_this_bot_are_answered(bot: BotAPI, engine: FakeEngine) -> None:
    for text in ("hello everybody", "/ask@other_bot a", "/roll"):
        await bot.write(text, chat=-100)
    await bot.ask("/ask@Qudra_Bot b", chat=-100)
    await bot.ask("/ask c", chat=-100)
    assert engine.asked == ["b", "c"]
    assert len(bot.in_chat(-100)) == 2


async def test_the_menu_of_commands_is_set_in_both_languages(bot: BotAPI) -> None:
    assert bot.commands[""] == bot.commands["ar"] == list(MENU)
    assert bot.commands["@all_group_chats"] == bot.commands["ar@all_group_chats"]
    assert bot.commands[f"@{ADMIN}"] == bot.commands[f"ar@{ADMIN}"] == [*MENU, *ADMIN_MENU]


async def test_typing_is_shown_before_an_answer_that_takes_its_time(
    bot: BotAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activity, "_MOMENT", 0.0)
    await bot.ask("How much?")
    names = [name for name, _ in bot.calls]
    assert names.index("sendChatAction") < names.index("sendMessage")


async def test_an_error_is_logged_and_the_user_told_in_their_language(
    bot: BotAPI, engine: FakeEngine, caplog: pytest.LogCaptureFixture
) -> None:
    engine.error = RuntimeError("a bug")
    [reply] = await bot.ask("سؤال", language="ar")
    assert reply.readable.startswith("حدث خطأ")
    assert "a bug" in caplog.text
    engine.error = None
    [reply] = await bot.ask("سؤال")
    assert "13.9" in reply.text


async def test_chats_do_not_wait_for_each_other(bot: BotAPI, engine: FakeEngine) -> None:
    engine.go = Event()
    await bot.write("/reindex", user=ADMIN)
    await bot.messages(1)
    async with asyncio.timeout(5):
        for chat in (2, 3, 4):
            await bot.ask("How much?", chat=chat)
    assert not bot.in_chat(1)[0].text.startswith("Done")
    engine.go.set()
    await bot.until(lambda: bot.in_chat(1)[0].edits)


async def test_in_a_topic_the_reply_stays_in_the_topic(bot: BotAPI) -> None:
    topic = {"is_topic_message": True, "message_thread_id": 7}
    [reply] = await bot.ask("/ask How much?", chat=-100, content=topic)
    assert reply.topic == 7


async def test_a_button_under_a_message_too_old_to_see_still_answers(bot: BotAPI, engine: FakeEngine) -> None:
    [welcome] = await bot.ask("/start", language="en")
    await bot.tap(welcome, welcome.buttons[2][0], too_old=True)
    await bot.messages(3)
    assert engine.asked == ["What is hashprice?"]
