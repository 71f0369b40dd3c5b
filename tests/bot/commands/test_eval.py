from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.answers.answer import Answer, Mode
from bot.cli import main
from bot.conversation import Conversation
from bot.settings import Settings
from corpus.document import Document

CORPUS = '{"_id": "d1", "text": "Miners hold power contracts."}\n{"_id": "d2", "text": "Banks wait for a reply."}\n'


class OneAnswer:
    """An engine that says the same to everything."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def ask(self, question: str, conversation: Conversation | None = None) -> Answer:
        return Answer(Mode.ANSWER, "en", "Miners hold 7 sites.")

    def sources(self) -> list[Document]:
        return []


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("bot.engine.Engine", OneAnswer)
    monkeypatch.setenv("QUDRA_HOME", str(tmp_path / "home"))


@pytest.fixture
def questions(tmp_path: Path) -> str:
    lines = [
        {"id": "a", "lang": "en", "question": "who?", "expect": {"mode": "answer", "must": [["miners"]]}},
        {"id": "b", "lang": "en", "question": "when?", "expect": {"mode": "abstain"}},
        {"id": "c", "question": "why?"},
    ]
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return str(path)


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    folder = tmp_path / "set"
    (folder / "qrels").mkdir(parents=True)
    (folder / "corpus.jsonl").write_text(CORPUS, encoding="utf-8")
    (folder / "queries.jsonl").write_text('{"_id": "q1", "text": "who holds power contracts"}', encoding="utf-8")
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\n", encoding="utf-8")
    return folder


def test_answers_are_written_and_the_report_is_printed(
    questions: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "answers.jsonl"
    assert main(["eval", "answers", questions, "--out", str(out), "--failures"]) == 0
    assert [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()] == ["a", "b", "c"]
    printed = capsys.readouterr().out
    assert "(1 of 2)" in printed
    assert "mode: answer, wanted abstain" in printed


def test_the_report_is_one_object_as_json(questions: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "answers", questions, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["questions"], report["scored"], report["accuracy"]) == (3, 2, 0.5)


def test_a_score_below_its_minimum_fails_and_is_named(questions: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "answers", questions, "--min", "accuracy=0.5"]) == 0
    assert main(["eval", "answers", questions, "--min", "accuracy=0.9"]) == 1
    assert "accuracy is 0.5000, below 0.9" in capsys.readouterr().err


def test_a_broken_questions_file_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": "a", "question": "b"}\nnot json\n', encoding="utf-8")
    assert main(["eval", "answers", str(broken)]) == 2
    assert "line 2" in capsys.readouterr().err


def test_a_minimum_that_is_no_number_is_wrong_usage(questions: str) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["eval", "answers", questions, "--min", "accuracy=good"])
    assert caught.value.code == 2


@pytest.mark.parametrize("mode", ["lexical", "dense", "hybrid"])
def test_retrieval_is_measured(beir: Path, mode: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "retrieval", str(beir), "--mode", mode, "--json", "--min", "ndcg@10=0.9"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert {"recall@1", "recall@5", "recall@10", "mrr@10", "ndcg@10", "latency_ms"} <= set(report)
    assert report["recall@1"] == 1.0


def test_retrieval_prints_a_table_and_writes_a_run(
    beir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", "retrieval", str(beir), "--run", str(tmp_path / "run")]) == 0
    assert "ndcg@10" in capsys.readouterr().out
    assert (tmp_path / "run").read_text(encoding="utf-8").startswith("q1 Q0 d1 1 ")


def test_without_judgements_only_the_run_is_written(
    beir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (beir / "qrels" / "test.tsv").unlink()
    assert main(["eval", "retrieval", str(beir), "--run", str(tmp_path / "run")]) == 0
    assert (tmp_path / "run").exists()
    assert main(["eval", "retrieval", str(beir)]) == 2
    assert "no qrels" in capsys.readouterr().err


def test_a_set_or_score_that_does_not_exist_is_wrong_usage(
    beir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", "retrieval", str(tmp_path / "none")]) == 2
    assert main(["eval", "retrieval", str(beir), "--min", "speed=1"]) == 2
    assert "there are: recall@1" in capsys.readouterr().err


@pytest.fixture
def answered(beir: Path) -> Path:
    query = {"_id": "q1", "text": "who holds power contracts", "answers": ["miners"]}
    (beir / "queries.jsonl").write_text(json.dumps(query), encoding="utf-8")
    (beir / "qrels" / "test.tsv").unlink()  # reading needs no judgements
    return beir


def test_reading_is_measured_without_judgements(answered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "reading", str(answered), "--json", "--min", "first=0.9"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["first"], report["first_three"], report["quote_length_median"]) == (1.0, 1.0, 28)
    assert (report["queries"], report["documents"]) == (1, 2)


def test_reading_prints_a_table(answered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "reading", str(answered)]) == 0
    assert "quote_length_median" in capsys.readouterr().out


def test_reading_below_its_minimum_fails(answered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (answered / "queries.jsonl").write_text(
        '{"_id": "q1", "text": "who waits", "answers": ["nobody"]}', encoding="utf-8"
    )
    assert main(["eval", "reading", str(answered), "--min", "first=0.5"]) == 1
    assert "first is 0.0000, below 0.5" in capsys.readouterr().err


def test_reading_without_answers_is_wrong_usage(beir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "reading", str(beir)]) == 2
    assert "no query has answers" in capsys.readouterr().err


def test_the_bench_times_our_own_questions_by_default(capsys: pytest.CaptureFixture[str], questions: str) -> None:
    assert main(["bench", "answers", "--repeat", "1"]) == 0
    assert "processor time" in capsys.readouterr().out
    assert main(["bench", "answers", questions, "--repeat", "2"]) == 0
    assert "6 warm answers" in capsys.readouterr().out


def test_a_bench_of_no_rounds_is_wrong_usage() -> None:
    assert main(["bench", "answers", "--repeat", "0"]) == 2


def test_the_bench_of_the_encoder_says_what_it_costs(beir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "encoder", str(beir)]) == 0
    printed = capsys.readouterr().out
    assert all(word in printed for word in ("bundled", "loading", "a query", "passages/s", "MB"))


def test_the_bench_of_retrieval_compares_the_three_searches(beir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "retrieval", str(beir), str(beir)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "| nDCG@10 / R@1 | lexical | dense | hybrid |"
    assert lines[2] == lines[3]
    assert lines[2].count("1.000 / 1.000") == 3
    (beir / "qrels" / "test.tsv").unlink()
    assert main(["bench", "retrieval", str(beir)]) == 2
