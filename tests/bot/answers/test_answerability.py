"""How likely what was chosen answers: the shipped weights, what they are learnt of, and how."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.answers.answerability import probability, shipped_weights, stands_alone
from bot.answers.knowledge import Knowledge
from bot.answers.question import Question
from bot.answers.reading import Reader
from bot.answers.training.answerability import WRITTEN, Case, learn
from corpus.library import Library
from corpus.text import fold

ROWS = [json.loads(line) for line in WRITTEN.read_text("utf-8").splitlines()]


def chance(question: str, knowledge: Knowledge) -> float:
    return probability(Reader(knowledge).read(Question.of(question)).traits)


def test_every_trait_has_a_weight(small: Knowledge) -> None:
    reading = Reader(small).read(Question.of("How many MW of power did Nordvik lease for data centres?"))
    assert reading.traits
    assert set(reading.traits) == set(shipped_weights().by_feature)
    assert 0 < probability(reading.traits) < 1


def test_what_the_sources_say_is_likelier_than_what_they_do_not(small: Knowledge) -> None:
    told = chance("How many MW of power did Nordvik lease at its Tromso site in March 2027?", small)
    assert told > chance("What was Nordvik's dividend on its bitcoin mining in March 2027?", small)
    assert told > chance("How many MW of power did Nordvik lease at its Tromso site in 2019?", small)


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("how much power do data centres use?", True),
        ("who painted the ceiling?", False),
        ("EPRI 2024 or 2026?", False),
    ],
)
def test_it_was_learnt_of_questions_of_the_field_that_stand_alone(question: str, alone: bool) -> None:
    assert stands_alone(Question.of(question)) == alone
    assert not stands_alone(Question.of(question, context="Nordvik lease"))


def test_learning_tells_right_from_wrong() -> None:
    right = [Case({"bias": 1.0, "met": 0.8 + at / 100}, right=True, answerable=True, fold=0) for at in range(9)]
    wrong = [Case({"bias": 1.0, "met": 0.2 + at / 100}, right=False, answerable=False, fold=0) for at in range(9)]
    weights = learn([*right, *wrong])
    assert all(probability(case.traits, weights) > 0.5 for case in right)
    assert all(probability(case.traits, weights) < 0.5 for case in wrong)


def test_the_questions_learnt_of_are_answered_where_they_say(tmp_path: Path) -> None:
    texts = {(one.source, one.language): fold(one.text) for one in Library(tmp_path).documents()}
    assert len({row["question"] for row in ROWS}) == len(ROWS) > 900
    for row in ROWS:
        assert bool(row["answers"]) == bool(row["source"])
        if row["answers"]:
            assert all(fold(answer) in texts[row["source"], row["language"]] for answer in row["answers"]), row
