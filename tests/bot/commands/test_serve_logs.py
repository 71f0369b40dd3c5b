"""What `qudra serve` writes on standard error while it answers."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.bot.telegram.bot_api import TOKEN, bot_api

QUESTION = "what if miners moved 30% of their power, my dear Zebedee?"
ENOUGH = 60  # seconds


async def errors_of_a_conversation(home: Path, **environment: str) -> str:
    """Ask the running bot a question, stop it, and return what it logged."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("QUDRA_", "TELEGRAM_"))}
    async with bot_api() as api:
        settings = {"QUDRA_HOME": str(home), "TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.root}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "serve"),
            env=clean | settings | environment,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            await api.write(QUESTION)
            await api.until(lambda: len(api.in_chat(1)) == 1, ENOUGH)
        finally:
            process.send_signal(signal.SIGTERM)
            _, errors = await asyncio.wait_for(process.communicate(), ENOUGH)
    assert process.returncode == 0
    return errors.decode()


@pytest.mark.parametrize("level", ["DEBUG", "info"])
async def test_json_is_an_object_a_line_without_token_and_question(level: str, tmp_path: Path) -> None:
    written = await errors_of_a_conversation(tmp_path, QUDRA_LOG_FORMAT="json", QUDRA_LOG_LEVEL=level)
    lines = [json.loads(line) for line in written.splitlines()]
    assert lines
    assert all({"time", "level", "logger", "message"} <= line.keys() for line in lines)
    assert TOKEN not in written
    assert "Zebedee" not in written


async def test_at_a_higher_level_a_bot_that_is_well_says_nothing(tmp_path: Path) -> None:
    assert await errors_of_a_conversation(tmp_path, QUDRA_LOG_LEVEL="WARNING") == ""
