"""What of Telegram's library is left out of the log."""

from __future__ import annotations

import io
import logging

import pytest
from telegram.error import InvalidToken

from bot.telegram.logs import is_for_the_log, leave_refusals_out


def test_a_refused_token_is_left_to_the_command() -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    log = logging.Logger("test")
    log.addHandler(handler)
    handler.addFilter(is_for_the_log)
    try:
        raise InvalidToken("refused")
    except InvalidToken:
        log.exception("Invalid token")
    assert written.getvalue() == ""
    log.error("another fault")
    assert written.getvalue() == "another fault\n"


def test_every_handler_leaves_it_out(monkeypatch: pytest.MonkeyPatch) -> None:
    handlers = [logging.StreamHandler(), logging.StreamHandler()]
    monkeypatch.setattr(logging.getLogger(), "handlers", handlers)
    leave_refusals_out()
    assert all(is_for_the_log in handler.filters for handler in handlers)
