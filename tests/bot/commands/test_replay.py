"""`qudra replay`: over a real index and database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot import cli
from bot.conversation import Conversation
from bot.engine import Engine
from bot.settings import Settings
from bot.state.database import Database, address_in
from bot.state.receipts import Receipts

QUESTION = "how many MW can TeraWulf's site reach?"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def ids(home: Path) -> list[str]:
    engine = Engine(Settings(home=home), Receipts(Database(address_in(home))))
    conversation = Conversation("en")
    return [engine.ask(text, conversation, "test").id for text in (QUESTION, "has the company given another figure?")]


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("QUDRA_HOME", str(home))


def test_a_receipt_shows_what_the_answer_was_made_from(ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["replay", ids[0]]) == 0
    shown = capsys.readouterr().out
    for part in (ids[0], QUESTION, "index ", "encoder ", "version ", "cites      P12", "weighed "):
        assert part in shown
    assert shown.rstrip().endswith("Answered again: the same.")


def test_a_follow_up_is_answered_again_after_what_was_asked_before(
    ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["replay", ids[1], "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["before"] == [QUESTION]
    assert told["same"] is True
    assert told["again"]["text"] == told["answer"]["text"]


def test_an_unknown_id_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["replay", "0000000000"]) == 2
    assert "no receipt" in capsys.readouterr().err


def test_asking_prints_an_id_that_can_be_replayed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", "who runs TeraWulf?", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert cli.main(["replay", answer["id"]]) == 0
