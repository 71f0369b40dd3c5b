"""A language model's answer as it is written: shown at once, edited now and then, and ending as the guarded answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiohttp import web

from bot.engine import Engine
from bot.settings import Settings
from bot.telegram import live
from tests.bot.llm import openai_server as model
from tests.bot.llm.openai_server import OpenAIServer, openai_server
from tests.bot.telegram.bot_api import BotAPI
from tests.bot.telegram.conftest import running

QUESTION = "how many MW can TeraWulf's site reach?"
FIRST = "TeraWulf's site in upstate New York can reach 770 MW"
GROUP = -100


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "_INTERVAL", 0.05)
    monkeypatch.setattr(live, "_IN_GROUPS", 0.05)
    monkeypatch.setattr(live, "_SOON", 0.01)


@pytest.fixture(scope="module")
def server() -> Iterator[OpenAIServer]:
    with openai_server() as running_server:
        yield running_server


@pytest.fixture(scope="module")
def engine(server: OpenAIServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    home: Path = tmp_path_factory.mktemp("streamed")
    made = Engine(Settings(home=home, llm_url=server.url, llm_model="test", _env_file=None))  # type: ignore[call-arg]
    yield made
    assert made._server is not None
    made._server.close()


@pytest.fixture
async def bot(api: BotAPI, engine: Engine) -> AsyncIterator[BotAPI]:
    assert engine._server is not None
    engine._server._rested_at = 0.0  # what one test breaks off is not the next one's
    async with running(engine, api):
        yield api


def writing(server: OpenAIServer, end: str, *, breaks_off: bool = False) -> model.Behaviour:
    """Write the first sentence and the start of a second, pause so that it is seen, then end."""

    async def behave(request: web.Request) -> web.StreamResponse:
        number = server.number_of("is able to reach 770 MW")
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        await response.write(model._event(model.chunk({"content": f"{FIRST} [{number}]. And th"})))
        await asyncio.sleep(0.8)
        if breaks_off:
            assert request.transport is not None
            request.transport.abort()
            return response
        for piece in (model.chunk({"content": end.format(number)}), model.chunk({}, "stop")):
            await response.write(model._event(piece))
        await response.write(b"data: [DONE]\n\n")
        return response

    return behave


async def test_the_text_so_far_is_shown_and_ends_as_the_guarded_answer(bot: BotAPI, server: OpenAIServer) -> None:
    server.does(writing(server, "at is 900 MW [{}]."))
    await bot.write(QUESTION)
    [shown] = await bot.messages(1)
    assert (shown.readable, shown.buttons, shown.folded) == (f"{FIRST}.¹", [], [])
    await bot.until(lambda: shown.edits)
    assert shown.readable.startswith(f"{FIRST}.¹")
    assert "900" not in shown.text
    assert shown.folded
    assert bot.in_chat(1) == [shown]


async def test_when_the_model_breaks_off_the_extractive_answer_takes_the_place(
    bot: BotAPI, server: OpenAIServer
) -> None:
    server.does(writing(server, "", breaks_off=True))
    await bot.write(QUESTION)
    [shown] = await bot.messages(1)
    await bot.until(lambda: shown.edits)
    assert "770" in shown.text
    assert not shown.readable.startswith(f"{FIRST}.¹")
    assert bot.in_chat(1) == [shown]


async def test_where_nothing_can_be_edited_the_answer_comes_and_the_draft_goes(
    bot: BotAPI, server: OpenAIServer
) -> None:
    bot.fail("editMessageText", 400, times=-1)
    server.does(writing(server, "at is all."))
    await bot.write(QUESTION)
    [draft] = await bot.messages(1)
    await bot.until(lambda: draft.id not in bot.shown)
    [answer] = bot.in_chat(1)
    assert answer.folded


async def test_in_a_group_what_is_shown_first_replies_to_the_question(bot: BotAPI, server: OpenAIServer) -> None:
    server.does(writing(server, "at is all."))
    question = await bot.write(f"@qudra_bot {QUESTION}", chat=GROUP)
    [shown] = await bot.messages(1, GROUP)
    assert shown.replies_to == question["message_id"]
    await bot.until(lambda: shown.edits)
    assert shown.folded


async def test_an_edited_question_has_its_answer_rewritten_as_it_comes(bot: BotAPI, server: OpenAIServer) -> None:
    server.does(model.fails(500))
    question = await bot.write("what is hashprice?")
    [shown] = await bot.messages(1)
    server.does(writing(server, "at is all."))
    await bot.rewrite(question, QUESTION)
    await bot.until(lambda: shown.edits == 1)
    assert shown.readable == f"{FIRST}.¹"
    await bot.until(lambda: shown.edits == 2)
    assert shown.folded
    assert bot.in_chat(1) == [shown]
