"""What was indexed last: a start builds when documents have changed, and undoes no decision."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import cli
from bot.admin.renewal import Renewal
from bot.commands import index
from corpus.document import Document
from corpus.library import Library
from index.encoder import load_encoder
from index.generation import GenerationStore
from tests.bot.admin.homes import few_golden_questions, remove_report
from tests.index.fakes import FakeEncoder

START = ("index", "--quiet", "--if-changed")  # what `make run` does before it serves
MEMO = Document("memo", "memo", "en", "A memo", "Power is scarce.")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUDRA_HOME", str(tmp_path))
    monkeypatch.setattr(index, "load_encoder", lambda name: FakeEncoder(name))
    return tmp_path


def in_force(home: Path) -> str | None:
    return GenerationStore(home).current()


def test_a_first_start_builds_and_a_second_does_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli.main(START) == 0
    assert in_force(home) is not None
    monkeypatch.setattr(index, "build_generation", None)
    assert cli.main(START) == 0


def test_a_document_that_came_outside_the_chat_is_indexed(home: Path) -> None:
    cli.main(START)
    before = in_force(home)
    Library(home).add(MEMO)
    cli.main(START)
    assert in_force(home) != before


def test_a_start_does_not_undo_a_rollback(home: Path) -> None:
    cli.main(START)
    before = in_force(home)
    Library(home).add(MEMO)
    cli.main(START)
    assert cli.main(["index", "--quiet", "--rollback"]) == 0
    cli.main(START)
    assert in_force(home) == before


def test_a_start_does_not_put_in_force_what_was_refused(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few_golden_questions(home, monkeypatch)
    monkeypatch.setattr(index, "load_encoder", load_encoder)
    cli.main(START)
    before = in_force(home)
    remove_report(home)
    assert not Renewal(home, load_encoder("bundled"), 0.02).renew().in_force
    cli.main(START)
    assert in_force(home) == before


def test_without_an_index_in_force_there_is_something_to_do(home: Path) -> None:
    cli.main(START)
    (home / "index" / "CURRENT").unlink()
    cli.main(START)
    assert in_force(home) is not None
