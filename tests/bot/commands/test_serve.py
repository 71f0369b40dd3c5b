"""`qudra serve`, as a process of its own with the real engine."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.bot.telegram.bot_api import TOKEN, BotAPI, bot_api

COMMAND = (sys.executable, "-m", "bot", "serve")
ENOUGH = 30  # seconds


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


async def start(home: Path, **environment: str) -> asyncio.subprocess.Process:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("QUDRA_", "TELEGRAM_"))}
    return await asyncio.create_subprocess_exec(
        *COMMAND,
        env=clean | {"QUDRA_HOME": str(home), "TELEGRAM_BOT_TOKEN": ""} | environment,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_without_a_token_it_answers_one_question_a_line_and_prints_nothing_else(home: Path) -> None:
    process = await start(home)
    questions = "كم مليار دولار قد تحققها شركات التعدين سنويا؟\nwhat if miners moved 30% of their power?\n"
    output, errors = await asyncio.wait_for(process.communicate(questions.encode() + b"\xff\xfe\n"), ENOUGH)
    assert (process.returncode, errors.decode()) == (0, "")
    arabic, english, _ = output.decode().split("\n\n")
    assert "13.9" in arabic
    assert "20%" in arabic
    assert "¹" in arabic
    assert "20.85" in english
    assert "P5" in english


async def test_with_a_token_it_answers_in_telegram_and_stops_when_told(home: Path) -> None:
    async with bot_api() as api:
        process = await start(home, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=api.root)
        try:
            await _converse(api)
        finally:
            process.send_signal(signal.SIGTERM)
            output, errors = await asyncio.wait_for(process.communicate(), ENOUGH)
    assert (process.returncode, output) == (0, b"")
    assert TOKEN not in errors.decode()


async def _converse(api: BotAPI) -> None:
    await api.write("what if miners moved 30% of their power?")
    await api.until(lambda: len(api.in_chat(1)) == 1, ENOUGH)
    assert "20.85" in api.in_chat(1)[0].text
    assert api.commands.keys() == {"", "ar", "@all_group_chats", "ar@all_group_chats"}


async def test_a_refused_token_is_said_without_a_traceback(home: Path) -> None:
    async with bot_api() as api:
        process = await start(home, TELEGRAM_BOT_TOKEN="1:wrong", TELEGRAM_API_URL=api.root)
        _, errors = await asyncio.wait_for(process.communicate(), ENOUGH)
    assert process.returncode == 2
    assert "TELEGRAM_BOT_TOKEN is refused" in errors.decode()
    assert "Traceback" not in errors.decode()
    assert "1:wrong" not in errors.decode()
