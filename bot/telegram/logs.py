"""The log of the running bot: on standard error, without the token, which some of the library's lines hold."""

from __future__ import annotations

import logging

from telegram.error import InvalidToken

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_without(token: str) -> None:
    """Send the log to standard error, every occurrence of the token masked."""
    logging.basicConfig(level=logging.INFO, handlers=[discreet(logging.StreamHandler(), token)])
    logging.getLogger("httpx").setLevel(logging.WARNING)  # a line a request says nothing


def discreet(handler: logging.Handler, token: str) -> logging.Handler:
    """Make a handler mask a token, and leave out what the command itself reports: that it is refused."""
    handler.setFormatter(_Discreet(token))
    handler.addFilter(_is_for_the_log)
    return handler


class _Discreet(logging.Formatter):
    def __init__(self, token: str) -> None:
        super().__init__(_FORMAT)
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).replace(self._token, "<token>")


def _is_for_the_log(record: logging.LogRecord) -> bool:
    return not (record.exc_info and isinstance(record.exc_info[1], InvalidToken))
