"""Edited, repeated and late messages: each question has one answer, that to what it says now."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.state.database import Database, address_in
from bot.state.stores import State
from tests.bot.samples import FakeEngine
from tests.bot.telegram.bot_api import BotAPI
from tests.bot.telegram.conftest import running

GROUP = -100


async def test_an_edited_question_has_its_answer_edited(bot: BotAPI, engine: FakeEngine) -> None:
    question = await bot.write("How much?")
    [answer] = await bot.messages(1)
    await bot.rewrite(question, "كم؟")
    await bot.until(lambda: answer.edits)
    assert "مليار" in answer.text
    assert bot.in_chat(1) == [answer]


async def test_an_edit_that_changes_nothing_is_passed_over(bot: BotAPI, engine: FakeEngine) -> None:
    question = await bot.write("How much?")
    await bot.messages(1)
    await bot.rewrite(question, "How much?")
    await bot.ask("next")
    assert engine.asked == ["How much?", "next"]


async def test_an_edit_that_is_answered_the_same_is_no_error(bot: BotAPI, engine: FakeEngine) -> None:
    question = await bot.write("How much?")
    [answer] = await bot.messages(1)
    await bot.rewrite(question, "How much then?")
    await bot.ask("next")
    assert engine.asked == ["How much?", "How much then?", "next"]
    assert answer.edits == 0
    assert len(bot.in_chat(1)) == 2


async def test_when_the_answer_is_gone_the_edit_gets_a_new_one_as_a_reply(bot: BotAPI) -> None:
    question = await bot.write("How much?")
    [answer] = await bot.messages(1)
    del bot.shown[answer.id]
    await bot.rewrite(question, "كم؟")
    [anew] = await bot.messages(1)
    assert "مليار" in anew.text
    assert anew.replies_to == question["message_id"]


async def test_an_edited_question_that_the_bot_never_saw_gets_a_reply(bot: BotAPI, engine: FakeEngine) -> None:
    question = await bot.write("How much?", edited=True, content={"edit_date": 1_760_000_001})
    [answer] = await bot.messages(1)
    assert answer.replies_to == question["message_id"]


async def test_a_question_becomes_a_calculation_in_place(bot: BotAPI) -> None:
    question = await bot.write("How much?")
    [answer] = await bot.messages(1)
    await bot.rewrite(question, "/calc site_energy mw=100")
    await bot.until(lambda: answer.edits)
    assert answer.rows[0][1][0] == "Power: 100 MW"
    await bot.rewrite(question, "How much?", later=2)
    await bot.until(lambda: answer.edits == 2)
    assert answer.rows == []


async def test_what_follows_goes_on_from_the_question_as_it_is_now(bot: BotAPI, engine: FakeEngine) -> None:
    engine.ids = iter(("a" * 10, "b" * 10, "c" * 10))
    question = await bot.write("How much?")
    await bot.messages(1)
    await bot.rewrite(question, "How much in 2027?")
    await bot.ask("next")
    assert engine.before == [[], [], ["How much in 2027?"]]


async def test_in_a_group_an_edit_may_call_the_bot_in(bot: BotAPI, engine: FakeEngine) -> None:
    question = await bot.write("How much?", chat=GROUP)
    await bot.rewrite(question, "@qudra_bot How much?")
    [answer] = await bot.messages(1, GROUP)
    assert answer.replies_to == question["message_id"]


@pytest.mark.parametrize("text", ["/reindex", "/language ar", "/start"])
async def test_an_edited_command_that_does_something_is_left_alone(bot: BotAPI, text: str) -> None:
    question = await bot.write("How much?")
    await bot.messages(1)
    await bot.rewrite(question, text)
    await bot.ask("next")
    assert len(bot.in_chat(1)) == 2


async def test_a_message_that_comes_twice_is_answered_once(bot: BotAPI, engine: FakeEngine) -> None:
    question = await bot.write("How much?")
    await bot.repeat(question)
    edited = await bot.rewrite(question, "How much in 2027?")
    await bot.repeat(edited)
    await bot.write("next")
    await bot.until(lambda: "next" in engine.asked)
    assert engine.asked == ["How much?", "How much in 2027?", "next"]


async def test_a_message_that_comes_after_its_edit_is_not_answered(bot: BotAPI, engine: FakeEngine) -> None:
    written = {"message_id": 900_000, "chat": 1}
    await bot.write("How much in 2027?", edited=True, content={"edit_date": 1_760_000_009}, **written)
    await bot.messages(1)
    await bot.write("How much?", **written)
    await bot.write("How mch in?", edited=True, content={"edit_date": 1_760_000_005}, **written)
    await bot.write("next")
    await bot.until(lambda: "next" in engine.asked)
    assert engine.asked == ["How much in 2027?", "next"]


async def test_after_a_restart_an_edited_question_still_has_its_answer_edited(
    api: BotAPI, engine: FakeEngine, tmp_path: Path
) -> None:
    state = State(Database(address_in(tmp_path)))
    async with running(engine, api, state=state):
        question = await api.write("How much?")
        [answer] = await api.messages(1)
    async with running(engine, api, state=state):
        await api.rewrite(question, "كم؟")
        await api.until(lambda: answer.edits)
    assert "مليار" in answer.text
    assert api.in_chat(1) == [answer]
