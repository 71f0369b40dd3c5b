"""Tokens, keys and passwords stand in no log, error, receipt or output."""

from __future__ import annotations

import io
import json
import logging
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from bot.cli import main
from bot.engine import Engine
from bot.logs import formatter
from bot.settings import Settings
from bot.state.database import Database, address_in
from bot.state.receipts import Receipts

TOKEN, KEY = "987654321:AAH-of_the_bot_0123456789abcdefghij", "sk-of-the-model-0123456789"
PASSWORD = "of-the-database"
SECRETS = {"TELEGRAM_BOT_TOKEN": TOKEN, "QUDRA_LLM_KEY": KEY}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, home: Path, engine: Engine) -> None:
    """Secrets in the environment, over a home that has an index."""
    assert engine.knowledge
    monkeypatch.setenv("QUDRA_HOME", str(home))
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)


def settings() -> Settings:
    return Settings(telegram_bot_token=SecretStr(TOKEN), llm_key=SecretStr(KEY), _env_file=None)  # type: ignore[call-arg]


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    "command",
    [["ask", "--json", "What is hashprice?"], ["corpus", "list", "--json"], ["calc", "--list"], ["ask", ""],
     ["replay", "0123456789"], ["corpus", "show", "nowhere"]],
)  # fmt: skip
def test_no_command_prints_one(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(command)
    printed = capsys.readouterr()
    assert printed.out or printed.err
    assert not [secret for secret in SECRETS.values() if secret in printed.out + printed.err]


def test_no_receipt_holds_one(home: Path, engine: Engine, tmp_path: Path) -> None:
    assert engine.knowledge  # the home is built
    receipts = Receipts(Database(address_in(tmp_path)))
    mine = Engine(
        Settings(home=home, telegram_bot_token=SecretStr(TOKEN), llm_key=SecretStr(KEY), _env_file=None),  # type: ignore[call-arg]
        receipts,
    )
    answer = mine.ask("What is hashprice?")
    receipt = receipts.of(answer.id)
    assert receipt is not None
    kept = json.dumps(receipt.answer) + json.dumps(answer.as_json())
    assert not [secret for secret in SECRETS.values() if secret in kept]
    assert TOKEN.encode() not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_log_holds_one_whatever_library_says_it(form: str) -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(formatter(settings().model_copy(update={"log_format": form})))
    log = logging.Logger("library")
    log.addHandler(handler)
    try:
        raise RuntimeError(f"Incorrect API key provided: {KEY}; POST https://api.telegram.org/bot{TOKEN}/getMe")
    except RuntimeError:
        log.exception("no usable answer to %s with Bearer %s", TOKEN, KEY)
    log.warning("postgresql://qudra:%s@db/qudra cannot be reached", PASSWORD)
    assert written.getvalue()
    assert not [secret for secret in (TOKEN, KEY, PASSWORD) if secret in written.getvalue()]


def test_settings_show_none_nor_do_their_errors() -> None:
    assert not [secret for secret in SECRETS.values() if secret in repr(settings()) + settings().model_dump_json()]
    with pytest.raises(ValidationError) as caught:
        Settings(telegram_bot_token=TOKEN, admins="x", llm_key=[KEY], _env_file=None)  # type: ignore[call-arg, arg-type]
    assert not [secret for secret in SECRETS.values() if secret in str(caught.value)]


def test_what_is_sent_to_a_page_that_is_fetched_holds_none(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.admin import fetching

    monkeypatch.setenv("HTTPS_PROXY", f"http://user:{PASSWORD}@127.0.0.1:1")
    assert set(fetching._HEADERS) == {"User-Agent", "Accept", "Accept-Encoding"}
    assert PASSWORD not in str(fetching._HEADERS)
