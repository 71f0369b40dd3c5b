"""The training data, beside the checkout and in it, hold nothing of the sets that are measured on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from corpus.tokens import tokenise
from index.training.pairs import read_pairs, read_readings, read_written

SHARED = Path(__file__).parents[3] / "shared"
SETS, DATA = SHARED / "benchmarks", SHARED / "training"

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not (SETS.is_dir() and DATA.is_dir()), reason="the data are not beside the checkout"),
]

_RUN = 10  # words in a row that two texts do not share by chance
_SENTENCE = 4  # words below which a text is a phrase that anybody says


def words_of(text: str) -> list[str]:
    return [token.form for token in tokenise(text)]


def runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


@cache
def texts() -> list[list[str]]:
    """The words of every text that is trained on."""
    readings = read_readings()
    pairs = [*read_pairs(DATA), *read_written(), *(pair for reading in readings for pair in reading.sentences)]
    asked = [form for reading in readings for question in reading.questions for form in question]
    return [words_of(text) for text in [*(text for pair in pairs for text in (pair.english, pair.arabic)), *asked]]


@cache
def trained_on() -> frozenset[tuple[str, ...]]:
    return frozenset(run for words in texts() for run in runs(words))


@cache
def whole_texts() -> frozenset[str]:
    return frozenset(" ".join(words) for words in texts())


def measured(name: str, part: str) -> list[str]:
    return [json.loads(line)["text"] for line in (SETS / name / f"{part}.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", ["xquad/ar-ar", "xquad/en-en", "arcd"])
@pytest.mark.parametrize("part", ["corpus", "queries"])
def test_no_text_shares_ten_words_in_a_row_with_a_set(name: str, part: str) -> None:
    shared = [run for text in measured(name, part) for run in runs(words_of(text)) if run in trained_on()]
    assert not shared, shared[:3]


@pytest.mark.parametrize("name", ["tatoeba/en-ar", "tatoeba/ar-en"])
def test_no_text_is_one_of_a_set_of_sentences(name: str) -> None:
    written = (" ".join(words_of(text)) for text in measured(name, "queries"))
    shared = [text for text in written if len(text.split()) >= _SENTENCE and text in whole_texts()]
    assert not shared, shared[:3]
