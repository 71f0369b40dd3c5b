"""Ten thousand questions, golden ones mangled and others of random words: answered, in their language, with no figure
that rests on nothing."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bot.answers.answer import Answer, Mode
from bot.answers.question import Question
from bot.conversation import Conversation
from bot.engine import Engine
from bot.evaluation.calculations import numbers_in
from bot.evaluation.figures import unsupported
from bot.evaluation.questions import read_questions
from bot.evaluation.record import Record
from bot.golden import QUESTIONS
from bot.messages import message
from bot.settings import Settings
from tests.bot.answers.checks import LONGEST, MARKER

COUNT = 10_000
GOLDEN = [question.question for question in read_questions(QUESTIONS)]
WORDS = sorted({word for question in GOLDEN for word in question.split()})
UNITS = [
    "MW",
    "GW",
    "TWh",
    "%",
    "billion",
    "ميجاوات",
    "جيجاوات",
    "مليار دولار",
    "٪",
    "$/kW-month",
    "J/TH",
    "سنة",
    "years",
]
TO_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
TO_LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
DIGITS = re.compile("[0-9٠-٩]+")
AS_OF = {
    text.partition("{")[0]
    for text in (message("en", "answer-as-of", date="{"), message("ar", "answer-as-of", date="{"))
}
SAYS = frozenset({Mode.ANSWER, Mode.CORRECT, Mode.ABSTAIN, Mode.REFUSE, Mode.CALC})  # what rests on evidence
FAILED = {message("en", "answer-failed"), message("ar", "answer-failed")}


def typo(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text))
    return rng.choice(
        [
            text[:at] + text[at + 1 :],
            text[:at] + text[at] + text[at:],
            text[:at] + rng.choice("abcابت 0٣.,") + text[at + 1 :],
        ]
    )


def dropped(rng: random.Random, text: str) -> str:
    words = text.split()
    words.pop(rng.randrange(len(words)))
    return " ".join(words) or "?"


def inserted(rng: random.Random, text: str) -> str:
    words = text.split()
    words.insert(rng.randrange(len(words) + 1), rng.choice(WORDS))
    return " ".join(words)


def renumbered(rng: random.Random, text: str) -> str:
    return DIGITS.sub(
        lambda _: str(rng.choice([rng.randrange(1, 10), rng.randrange(10, 1_000), rng.randrange(1_000, 99_999)])), text
    )


def rescripted(rng: random.Random, text: str) -> str:
    return text.translate(rng.choice([TO_ARABIC, TO_LATIN]))


def joined(rng: random.Random, text: str) -> str:
    other = rng.choice(GOLDEN).split()
    words = text.split()
    return (
        " ".join(words[: rng.randrange(1, len(words) + 1)])
        + rng.choice([" ", " و", " and ", "\n", "? "])
        + " ".join(other[rng.randrange(len(other)) :])
    )


def measured(rng: random.Random, text: str) -> str:
    return f"{text} {rng.randrange(1, 2_000)} {rng.choice(UNITS)}"


def shuffled(rng: random.Random, text: str) -> str:
    words = text.split()
    rng.shuffle(words)
    return " ".join(words) or "?"


def shouted(rng: random.Random, text: str) -> str:
    return text.upper()


CHANGES: list[Callable[[random.Random, str], str]] = [
    typo, dropped, inserted, renumbered, rescripted, joined, measured, shuffled, shouted,
]  # fmt: skip


def written(rng: random.Random) -> str:
    """A golden question with one to four changes, or words, signs and figures at random."""
    if rng.random() < 0.2:
        words = [rng.choice(WORDS) for _ in range(rng.randrange(1, 10))]
        signs = "".join(chr(rng.randrange(0x20, 0x2FFF)) for _ in range(rng.randrange(1, 60)))
        return rng.choice(
            [" ".join(words), signs, f"{words[0]} {rng.randrange(5_000)} {rng.choice(UNITS)} {words[-1]}"]
        )
    text = rng.choice(GOLDEN)
    for _ in range(rng.randrange(1, 5)):
        text = rng.choice(CHANGES)(rng, text) if text.strip() else "?"
    return text or "?"


def resting_on_nothing(answer: Answer, question: str, notes: Sequence[str]) -> list[float]:
    """The figures of an answer in none of its quotes, notes, calculation, the question, and the date of its sources."""
    record = Record.of("", answer, 0)
    said = "\n".join(line for line in MARKER.sub("", record.text).split("\n") if not line.startswith(tuple(AS_OF)))
    evidence = [question, *(citation.quote for citation in record.citations), *(one for one in notes if one in said)]
    numbers: list[float] = []
    if record.calculation is not None:
        origins = [item.origin for item in record.calculation.inputs]
        evidence += [record.calculation.formula, *record.calculation.caveats, *origins]
        numbers = list(numbers_in(record.calculation.model_dump(mode="json")))
        numbers += [-number for number in numbers]  # "a gap of -130" is shown with its sign apart
    return unsupported(said, evidence, numbers)


def fault_of(answer: Answer, question: str, notes: Sequence[str]) -> str:
    """What is wrong with an answer whatever was asked, "" for nothing."""
    if answer.text in FAILED:
        return "failed"
    if not 0 < len(answer.text) <= LONGEST:
        return "length"
    if any(letter.isalpha() for letter in question) and answer.language != Question.of(question).language:
        return "language"
    if answer.mode in SAYS and (figures := resting_on_nothing(answer, question, notes)):
        return f"figures {figures}"
    return ""


@pytest.mark.long
def test_ten_thousand_mangled_questions_are_answered(tmp_path: Path) -> None:
    rng = random.Random(7)
    engine = Engine(Settings(home=tmp_path))
    conversation = Conversation()
    notes = [note.text for document in engine.sources() for note in document.notes]
    faults = []
    for _ in range(COUNT):
        question = written(rng)
        conversation = conversation if rng.random() < 0.3 else Conversation()
        answer = engine.ask(question, conversation)
        if fault := fault_of(answer, question, notes):
            faults.append((fault, question, answer.text))
    assert faults == []
