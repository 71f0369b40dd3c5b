"""`qudra index`."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from bot import cli
from bot.commands import index
from corpus.document import Document
from corpus.library import Library
from index.generation import GenerationStore
from tests.index.fakes import FakeEncoder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUDRA_HOME", str(tmp_path))
    monkeypatch.setattr(index, "load_encoder", lambda name: FakeEncoder(name))
    return tmp_path


def test_it_says_what_it_did_and_then_that_nothing_changed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["index"]) == 0
    name = GenerationStore(home).current()
    assert capsys.readouterr().out.startswith(f"generation {name} in force: ")
    assert cli.main(["index"]) == 0
    again = capsys.readouterr().out
    assert again.startswith(f"generation {name} already in force: ")
    assert " 0 embedded" in again


def test_full_makes_another_generation(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["index"])
    first = GenerationStore(home).current()
    assert cli.main(["index", "--full"]) == 0
    assert GenerationStore(home).current() == f"{first}-1"


def test_quiet_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["index", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_broken_document_is_named_and_left_out(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Library(home).add(Document("memo", "memo", "en", "A memo", "Power is scarce."))
    (home / "corpus" / "broken.md").write_bytes(b"\xff\xfe\xfd")
    assert cli.main(["index"]) == 0
    assert "qudra: left out:" in capsys.readouterr().err
    generation = GenerationStore(home).open_latest(FakeEncoder("bundled"))
    assert generation is not None
    assert "memo" in generation.documents
    assert "broken" not in generation.documents


def test_while_another_run_builds_it_fails_in_a_sentence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with FileLock(GenerationStore(home).lock_file):
        assert cli.main(["index", "--quiet"]) == 1
    assert capsys.readouterr().err == "qudra: index: another indexing run holds the lock\n"


def test_a_home_that_is_a_file_fails_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("QUDRA_HOME", str(tmp_path / "file"))
    assert cli.main(["index", "--quiet"]) == 1
    assert capsys.readouterr().err.startswith("qudra: index: ")
