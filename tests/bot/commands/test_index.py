"""`qudra index`."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from bot import cli
from bot.commands import index
from corpus.document import Document
from corpus.library import Library
from index.encoder import load_encoder
from index.generation import GenerationStore
from tests.bot.admin.homes import ABOUT_REPORT, few_golden_questions, remove_report, zephyria
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


def test_rolling_back_puts_the_index_before_in_force(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["index", "--quiet"])
    first = GenerationStore(home).current()
    Library(home).add(Document("memo", "memo", "en", "A memo", "Power is scarce."))
    cli.main(["index", "--quiet"])
    capsys.readouterr()
    assert cli.main(["index", "--rollback"]) == 0
    assert capsys.readouterr().out == f"generation {first} in force again\n"
    assert GenerationStore(home).current() == first


def test_without_an_index_before_rolling_back_fails_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["index", "--quiet"])
    assert cli.main(["index", "--rollback"]) == 1
    assert capsys.readouterr().err == "qudra: index: There is no earlier index to put back.\n"


def test_check_refuses_an_index_that_answers_worse_and_names_what_was_lost(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    few_golden_questions(tmp_path, monkeypatch)
    monkeypatch.setattr(index, "load_encoder", load_encoder)
    assert cli.main(["index", "--check"]) == 0
    before = GenerationStore(home).current()
    Library(home).add(zephyria())
    assert cli.main(["index", "--check"]) == 0
    assert "golden questions: 2 of 2, before 2" in capsys.readouterr().out
    before = GenerationStore(home).current()
    remove_report(home)
    assert cli.main(["index", "--check"]) == 1
    told = capsys.readouterr().err
    assert "is worse and not used" in told
    assert f"  lost: {ABOUT_REPORT}" in told
    assert GenerationStore(home).current() == before


def test_check_and_rollback_exclude_each_other() -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["index", "--check", "--rollback"])
    assert caught.value.code == 2
