"""The log of the running bot."""

from __future__ import annotations

import io
import logging

import pytest
from telegram.error import InvalidToken

from bot.telegram.logs import discreet

TOKEN = "123456:secret"


@pytest.fixture
def written() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def log(written: io.StringIO) -> logging.Logger:
    logger = logging.Logger("test")
    logger.addHandler(discreet(logging.StreamHandler(written), TOKEN))
    return logger


def test_the_token_is_masked_in_messages_and_tracebacks(log: logging.Logger, written: io.StringIO) -> None:
    try:
        raise ValueError(f"no connection to /bot{TOKEN}/getMe")
    except ValueError:
        log.exception("failed with %s", TOKEN)
    assert TOKEN not in written.getvalue()
    assert "failed with <token>" in written.getvalue()
    assert "/bot<token>/getMe" in written.getvalue()


def test_a_refused_token_is_left_to_the_command(log: logging.Logger, written: io.StringIO) -> None:
    try:
        raise InvalidToken("refused")
    except InvalidToken:
        log.exception("Invalid token")
    assert written.getvalue() == ""
