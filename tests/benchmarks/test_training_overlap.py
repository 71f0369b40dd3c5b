"""The training data beside the checkout hold nothing of the sets that are measured on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from corpus.tokens import tokenise
from index.training.pairs import read_pairs

SHARED = Path(__file__).parents[3] / "shared"
SETS, DATA = SHARED / "benchmarks", SHARED / "training"

pytestmark = pytest.mark.skipif(not (SETS.is_dir() and DATA.is_dir()), reason="the data are not beside the checkout")

_RUN = 10  # words in a row that two texts do not share by chance


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [token.form for token in tokenise(text)]
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


@cache
def trained_on() -> frozenset[tuple[str, ...]]:
    return frozenset(run for pair in read_pairs(DATA) for text in (pair.english, pair.arabic) for run in runs(text))


@pytest.mark.parametrize("name", ["xquad/ar-ar", "xquad/en-en", "arcd"])
@pytest.mark.parametrize("part", ["corpus", "queries"])
def test_no_pair_shares_ten_words_in_a_row_with_a_set(name: str, part: str) -> None:
    lines = (SETS / name / f"{part}.jsonl").read_text("utf-8").splitlines()
    shared = [run for line in lines for run in runs(json.loads(line)["text"]) if run in trained_on()]
    assert not shared, shared[:3]
