"""The log of the running bot."""

from __future__ import annotations

import logging

import pytest
from telegram.error import InvalidToken

from bot.telegram.logs import log_without

TOKEN = "123456:secret"


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> logging.Logger:
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    monkeypatch.setattr(root, "level", root.level)
    log_without(TOKEN)
    return logging.getLogger("test")


def test_the_token_is_masked_in_messages_and_tracebacks(
    log: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        raise ValueError(f"no connection to /bot{TOKEN}/getMe")
    except ValueError:
        log.exception("failed with %s", TOKEN)
    shown = capsys.readouterr().err
    assert TOKEN not in shown
    assert "failed with <token>" in shown
    assert "/bot<token>/getMe" in shown


def test_a_refused_token_is_left_to_the_command(log: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise InvalidToken("refused")
    except InvalidToken:
        log.exception("Invalid token")
    assert capsys.readouterr().err == ""


def test_requests_are_not_logged(log: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("httpx").info("POST …")
    assert capsys.readouterr().err == ""
