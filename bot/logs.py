"""The log of the running bot: on standard error, as text or a JSON object a line, without secrets and questions."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import quote

from bot.settings import Settings

_TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_SECRET, _UNTOLD = "<secret>", "<not logged>"
_PACKAGES = ("bot", "corpus", "index")
_QUIET = frozenset({"alembic", "bm25s", "httpcore", "httpx", "httpx2", "openai"})  # a line a request says nothing
# What gives a secret or a question away wherever it comes from, and what is left of it.
_TELLING = (
    (re.compile(r"(?<!\d)\d{6,12}:[\w-]{30,64}"), _SECRET),  # a bot's token
    (re.compile(r"(?i)\b(bearer )[\w.~+/=-]{8,}"), rf"\1{_SECRET}"),
    (re.compile(r"(://[^\s:/@]{0,64}:)[^\s/@]{1,256}@"), rf"\1{_SECRET}@"),
    (re.compile(r"^\[parameters: .*$", re.MULTILINE), f"[parameters: {_UNTOLD}]"),  # a statement's, by SQLAlchemy
    (re.compile(r"\binput_value=.*$", re.MULTILINE), f"input_value={_UNTOLD}"),  # by pydantic
)


def set_up_logs(settings: Settings) -> None:
    """Send the log to standard error, in the form and from the level that the settings say.

    Libraries are heard from INFO on: below that, they tell of every message.
    """
    level = logging.getLevelNamesMapping()[settings.log_level]
    handler = logging.StreamHandler()
    handler.setFormatter(formatter(settings))
    handler.addFilter(is_worth_a_line)
    logging.basicConfig(level=max(logging.INFO, level), handlers=[handler])
    for package in _PACKAGES:
        logging.getLogger(package).setLevel(level)


def is_worth_a_line(record: logging.LogRecord) -> bool:
    """Tell whether a record is not the chatter of a library, some of which set their own level."""
    return record.levelno >= logging.WARNING or record.name.partition(".")[0] not in _QUIET


def formatter(settings: Settings) -> logging.Formatter:
    """Return what writes a record as the settings say, every secret masked."""
    redaction = Redaction(settings.secrets())
    return JSONFormatter(redaction) if settings.log_format == "json" else TextFormatter(redaction)


class Redaction:
    """Masks secrets in texts: those that it is told, also as they stand in an address, and what looks like one."""

    def __init__(self, secrets: Iterable[str]) -> None:
        forms = {form for secret in secrets for form in (secret, quote(secret, safe=""))}
        self._secrets = sorted(filter(None, forms), key=len, reverse=True)  # one may be a part of another

    def __call__(self, text: str) -> str:
        """Return a text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, _SECRET)
        for telling, left in _TELLING:
            text = telling.sub(left, text)
        return text


class TextFormatter(logging.Formatter):
    """A record as a line of text, and its traceback below."""

    def __init__(self, redaction: Redaction) -> None:
        super().__init__(_TEXT)
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        """Return the text."""
        return self._redaction(super().format(record))


class JSONFormatter(logging.Formatter):
    """A record as one JSON object on one line: time (UTC), level, logger, message, and exception where there is one."""

    def __init__(self, redaction: Redaction) -> None:
        super().__init__()
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        """Return the object; what is masked is masked before it is quoted."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self._redaction(record.getMessage()),
        }
        if record.exc_info:
            told["exception"] = self._redaction(self.formatException(record.exc_info))
        return json.dumps(told, ensure_ascii=True)  # whatever a message holds, it stays one line of ASCII
