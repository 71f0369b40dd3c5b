"""`qudra feedback export`."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answers.answer import Mode, Provenance
from bot.cli import main
from bot.evaluation.questions import read_questions
from bot.state.database import Database, address_in
from bot.state.receipts import Receipt, Receipts
from tests.bot.samples import answer


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUDRA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_gaps_are_written_as_golden_questions(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = answer(mode=Mode.ABSTAIN, provenance=Provenance("g", "e", "1"))
    Receipts(Database(address_in(home))).save(Receipt("one", "telegram:1", "من يملك قرناق؟", given.as_receipt()))
    assert main(["feedback", "export", str(tmp_path / "golden.jsonl")]) == 0
    assert capsys.readouterr().out.startswith("1 questions in ")
    [question] = read_questions(tmp_path / "golden.jsonl")
    assert question.question == "من يملك قرناق؟"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feedback", "export", str(tmp_path / "nowhere" / "golden.jsonl")]) == 1
    assert "cannot be written" in capsys.readouterr().err
