from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.answers.answer import Answer, Mode
from bot.conversation import Conversation
from bot.errors import Failure
from bot.evaluation.answers import answer, judge, write_records
from bot.evaluation.bench import time_answers
from bot.evaluation.questions import GoldenQuestion
from bot.evaluation.report import Report
from bot.evaluation.table import answers_table, failures_list
from corpus.document import Document

LINE_FIELDS = ["id", "mode", "language", "text", "citations", "calculation", "confidence", "elapsed_ms"]


class Parrot:
    """Repeats what it was asked in the conversation so far; abstains when asked nothing that it likes."""

    def ask(self, question: str, conversation: Conversation | None) -> Answer:
        assert conversation is not None
        said = " / ".join([*(turn.question for turn in conversation.turns), question])
        reply = Answer(Mode.ABSTAIN if "?" not in question else Mode.ANSWER, "en", said)
        conversation.remember(question, reply)
        return reply

    def sources(self) -> list[Document]:
        return [Document(id="d", source="d", language="en", text="Nothing.", title="")]


def asked(id: str, question: str, **fields: object) -> GoldenQuestion:
    return GoldenQuestion.model_validate({"id": id, "question": question, **fields})


def test_a_history_is_asked_first_and_conversations_do_not_mix() -> None:
    follow_up = asked("a", "and how many?", history=["who?", "where?"])
    assert answer(Parrot(), follow_up).text == "who? / where? / and how many?"
    assert answer(Parrot(), asked("b", "when?")).text == "when?"


def test_a_question_that_expects_nothing_is_only_answered() -> None:
    [judged] = judge(Parrot(), [asked("a", "who?")])
    assert judged.verdict is None
    assert Report.of([judged]).accuracy is None


def test_the_answers_file_has_the_contract_s_line_an_answer(tmp_path: Path) -> None:
    record = answer(Parrot(), asked("a", "كم؟ how many?"))
    write_records(tmp_path / "out", [record, record])
    lines = (tmp_path / "out").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert list(json.loads(lines[0])) == LINE_FIELDS
    assert "كم" in lines[0]


def test_answers_that_cannot_be_written_are_reported(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="cannot be written"):
        write_records(tmp_path, [])


def run_report() -> Report:
    expect = {"mode": "answer", "reply_lang": "en", "caveat_any": [["who"], ["never"]]}
    questions = [
        asked("a", "who is it?", lang="en", type="fact", expect=expect),
        asked("b", "tell me", lang="en", type="fact", expect=expect),
        asked("c", "tell us", lang="ar", type="unanswerable", expect={"mode": "abstain"}),
        asked("d", "who else?", lang="ar", type="unanswerable", expect={"mode": "abstain"}),
    ]
    return Report.of(list(judge(Parrot(), questions)))


def test_a_report_sums_up_what_passed_and_what_failed() -> None:
    report = run_report()
    assert (report.questions, report.scored, report.passed, report.accuracy) == (4, 4, 2, 0.5)
    assert report.by_language == {"ar": 0.5, "en": 0.5}
    assert report.by_type == {"fact": 0.5, "unanswerable": 0.5}
    assert report.failed_checks == {"mode": 2}
    assert report.caveats == 0.25
    assert (report.abstention.precision, report.abstention.recall) == (0.5, 0.5)
    assert [failing.id for failing in report.failing] == ["b", "d"]


def test_the_scores_of_a_report_have_names_to_set_thresholds_on() -> None:
    assert run_report().scores()["accuracy.unanswerable"] == 0.5
    assert "wanted_sources" not in run_report().scores()


def test_a_report_reads_as_a_table_with_reasons_apart() -> None:
    report = run_report()
    assert "accuracy                0.500  (2 of 4)" in answers_table(report)
    assert "    mode: abstain, wanted answer" in failures_list(report)


def test_a_bench_times_every_round_but_the_first() -> None:
    timing = time_answers(Parrot(), [asked("a", "who?"), asked("b", "when?", history=["x"])], repeat=3)
    assert timing.count == 6
