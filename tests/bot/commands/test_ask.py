"""`qudra ask`."""

from __future__ import annotations

import json

import pytest

from bot import cli
from bot.commands import ask
from tests.bot.samples import FakeEngine


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    engine = FakeEngine()
    monkeypatch.setattr(ask, "open_engine", lambda settings, keeping: engine)
    return engine


def test_it_prints_the_answer_and_its_evidence(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", "كم؟"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("قد تحقق شركات التعدين 13.9")
    assert lines[1].startswith("  ¹ P5 · ")


def test_json_is_one_object_on_one_line_with_arabic_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", "كم؟", "--json"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    assert "التعدين" in line
    shown = json.loads(line)
    assert shown.keys() >= {"mode", "language", "text", "citations", "calculation", "confidence", "elapsed_ms"}
    assert shown["citations"][0].keys() == {"source", "document", "start", "end", "quote"}


@pytest.mark.parametrize("question", ["", "  \n"])
def test_an_empty_question_is_wrong_usage(
    question: str, engine: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["ask", question]) == 2
    assert capsys.readouterr().err == "qudra: the question is empty\n"
    assert engine.asked == []
