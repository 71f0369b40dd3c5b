"""The scorer against answers whose worth is known: perfect ones pass, empty ones and dumps of everything fail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.answers.answer import Mode
from bot.evaluation.questions import GoldenQuestion, WantedCalculation, read_questions
from bot.evaluation.record import Record
from bot.evaluation.replies import reads_as
from bot.evaluation.scoring import score
from bot.golden import QUESTIONS
from corpus.document import Language

SHARED = Path(__file__).parents[4] / "shared" / "golden" / "questions.jsonl"
FILES = [
    pytest.param(QUESTIONS, id="own"),
    pytest.param(SHARED, id="shared", marks=pytest.mark.skipif(not SHARED.exists(), reason="no shared material")),
]
WORDS = {
    "ar": "هذا ما جاء في المصادر عن مراكز البيانات والمعدنين والطاقة",
    "en": "this is what the sources say of power",
}
EVERYTHING = "\n".join([WORDS["ar"], WORDS["en"]] * 40)


def perfect(question: GoldenQuestion) -> Record:
    """Put together what is expected, and nothing else."""
    expect = question.expect
    assert expect is not None
    language: Language = "en" if expect.reply_lang == "any" else expect.reply_lang
    wanted = [next((word for word in group if reads_as(word, language)), group[0]) for group in expect.must]
    numbers = [f"{number.v:f} {'' if number.unit == 'year' else number.unit}" for number in expect.numbers]
    sources = [*expect.sources_any[:1], *expect.sources_all]
    citations = [
        {"source": source, "document": "all", "start": 0, "end": 8, "quote": EVERYTHING[:8]} for source in sources
    ]
    return Record.model_validate(
        {
            "id": question.id,
            "mode": expect.mode,
            "language": language,
            "text": "; ".join([WORDS[language], *wanted, *numbers]),
            "citations": citations,
            "calculation": calculated(expect.calc) if expect.calc else None,
        }
    )


def calculated(calc: WantedCalculation) -> dict[str, Any]:
    cases = calc.args if isinstance(calc.args, tuple) else (calc.args,)
    arguments = {name: [case[name] for case in cases] if len(cases) > 1 else value for name, value in cases[0].items()}
    assert calc.result is not None
    result = {
        "value": calc.result.value,
        "unit": calc.result.unit,
        "others": list(calc.result.other),
        "homes": calc.result.homes,
    }
    return {"name": calc.name, "arguments": arguments, "result": result}


def dumps(question: GoldenQuestion) -> list[Record]:
    """Say everything that there is, in every mode."""
    citation = {"source": "P1", "document": "all", "start": 0, "end": len(EVERYTHING), "quote": EVERYTHING}
    return [
        Record.model_validate(
            {"id": question.id, "mode": mode, "language": language, "text": EVERYTHING, "citations": [citation]}
        )
        for mode in Mode
        for language in ("ar", "en")
    ]


def failing(question: GoldenQuestion, record: Record) -> list[str]:
    return [f"{outcome.check}: {outcome.reason}" for outcome in score(question, record, {"all": EVERYTHING}).failures]


@pytest.mark.parametrize("path", FILES)
def test_a_perfect_answer_passes_every_question(path: Path) -> None:
    assert {
        question.id: why for question in read_questions(path) if (why := failing(question, perfect(question)))
    } == {}


@pytest.mark.parametrize("path", FILES)
def test_an_empty_answer_fails_every_question(path: Path) -> None:
    for question in read_questions(path):
        assert failing(question, Record(id=question.id, mode="", language="", text=""))


@pytest.mark.parametrize("path", FILES)
def test_a_dump_of_everything_fails_every_question(path: Path) -> None:
    for question in read_questions(path):
        assert all(failing(question, record) for record in dumps(question))
