"""The log of the running bot, in both forms."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import create_engine
from sqlalchemy import text as sql

from bot.logs import JSONFormatter, Redaction, TextFormatter, formatter, set_up_logs
from bot.settings import Settings

TOKEN = "123456:secret"
KEY = 'sk-"quoted"\\key'


@pytest.fixture
def written() -> io.StringIO:
    return io.StringIO()


@pytest.fixture(params=["text", "json"])
def log(request: pytest.FixtureRequest, written: io.StringIO) -> logging.Logger:
    """A logger that writes in each form."""
    return logger(written, log_format=request.param)


def logger(written: io.StringIO, **given: object) -> logging.Logger:
    settings = Settings(telegram_bot_token=TOKEN, llm_key=KEY, _env_file=None, **given)  # type: ignore[arg-type]
    handler = logging.StreamHandler(written)
    handler.setFormatter(formatter(settings))
    made = logging.Logger("bot.test")
    made.addHandler(handler)
    return made


def test_secrets_are_masked_in_messages_and_tracebacks(log: logging.Logger, written: io.StringIO) -> None:
    try:
        raise ValueError(f"no connection to /bot{TOKEN}/getMe or /bot{quote(TOKEN, safe='')}/getMe with {KEY}")
    except ValueError:
        log.exception("failed with %s and %s", TOKEN, KEY)
    said = written.getvalue()
    assert "failed with <secret> and <secret>" in said
    assert "/bot<secret>/getMe or /bot<secret>/getMe with <secret>" in said
    assert "sk-" not in said


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("bot987654321:AAabcdefghijklmnopqrstuvwxyz-012345 refused", "bot<secret> refused"),
        ("Authorization: Bearer abcdef0123456789", "Authorization: Bearer <secret>"),
        ("postgresql+psycopg://qudra:pass:word@host/name", "postgresql+psycopg://qudra:<secret>@host/name"),
        ("see http://localhost:8080/a@b at 12:30", "see http://localhost:8080/a@b at 12:30"),
    ],
)
def test_what_looks_like_a_secret_is_masked_though_it_is_nobodys(said: str, left: str) -> None:
    assert Redaction([])(said) == left


def test_a_long_line_is_masked_in_no_time_to_speak_of() -> None:
    line = "://" * 50_000 + "1" * 50_000 + ":" * 50_000 + "bearer " * 10_000
    assert len(Redaction([TOKEN])(line)) > 100_000


def test_a_question_in_a_failed_statement_is_not_logged(log: logging.Logger, written: io.StringIO) -> None:
    engine = create_engine("sqlite://")
    question = " ".join(["is", "it", "me?\nor [x]"])  # a traceback shows the lines of the source
    try:
        with engine.connect() as connection:
            connection.execute(sql("INSERT INTO nowhere VALUES (:question)"), {"question": question})
    except Exception:
        log.exception("a receipt was not kept")
    engine.dispose()
    assert "no such table: nowhere" in written.getvalue()
    assert "is it me" not in written.getvalue()


def test_json_is_an_object_a_line(written: io.StringIO) -> None:
    log = logger(written, log_format="json")
    log.warning("two\nlines, %s \u2028 and %s", "واحد", "\udc80")
    try:
        raise KeyError("x")
    except KeyError:
        log.exception("failed")
    first, second = map(json.loads, written.getvalue().splitlines())
    assert (first["level"], first["logger"]) == ("WARNING", "bot.test")
    assert first["message"] == "two\nlines, واحد \u2028 and \udc80"
    assert datetime.fromisoformat(first["time"]).utcoffset() is not None
    assert "exception" not in first
    assert second["exception"].endswith("KeyError: 'x'")


@pytest.fixture
def loggers() -> Iterator[None]:
    """Put every logger's level back as it was."""
    names = ["", "bot", "corpus", "index"]
    before = {name: logging.getLogger(name).level for name in names}
    yield
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def record(name: str, level: str) -> logging.LogRecord:
    return logging.makeLogRecord({"name": name, "levelno": logging.getLevelNamesMapping()[level]})


def test_our_own_level_is_set_and_libraries_never_tell_of_every_message(
    loggers: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    set_up_logs(Settings(log_level="debug", _env_file=None))  # type: ignore[arg-type, call-arg]
    assert logging.getLogger("bot.engine").isEnabledFor(logging.DEBUG)
    assert not logging.getLogger("telegram.Bot").isEnabledFor(logging.DEBUG)
    [handler] = logging.getLogger().handlers
    assert [line for line in ("INFO", "WARNING") if handler.filter(record("httpx", line))] == ["WARNING"]
    assert handler.filter(record("bot.httpx", "DEBUG"))
    assert isinstance(handler.formatter, TextFormatter)


def test_json_and_a_higher_level_are_taken_up(loggers: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    set_up_logs(Settings(log_level="ERROR", log_format="json", _env_file=None))  # type: ignore[call-arg]
    assert not logging.getLogger("bot.engine").isEnabledFor(logging.WARNING)
    assert not logging.getLogger("telegram.Bot").isEnabledFor(logging.WARNING)
    assert isinstance(logging.getLogger().handlers[0].formatter, JSONFormatter)


def test_no_module_logs_what_is_asked() -> None:
    root = Path(__file__).parents[2] / "bot"
    lines = [line for path in root.rglob("*.py") for line in path.read_text("utf-8").splitlines() if "_log." in line]
    assert len(lines) > 20
    assert not [line for line in lines if "question)" in line or ".text" in line]
