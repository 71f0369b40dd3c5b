"""Sentences as spans."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentence_spans

texts = st.text(st.sampled_from('abJ Dr.No !?؟…\n\t\u00a0”")3د،قدرة')) | st.text()


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@given(texts)
def test_spans_are_in_order_in_bounds_and_without_space_around(text: str) -> None:
    before = 0
    for start, end in sentence_spans(text):
        assert before <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        before = end


@given(texts)
def test_every_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    covered = [index for start, end in sentence_spans(text) for index in range(start, end)]
    assert len(covered) == len(set(covered))
    assert all(text[index].isspace() for index in set(range(len(text))) - set(covered))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Power is scarce. Miners have it!", ["Power is scarce.", "Miners have it!"]),
        ("It cost $3.5 billion. Then 1.", ["It cost $3.5 billion.", "Then 1."]),
        ("J. Smith of Galaxy Corp. said so. Yes.", ["J. Smith of Galaxy Corp. said so.", "Yes."]),
        ("قال ذلك. هل تحتاج؟ نعم…", ["قال ذلك.", "هل تحتاج؟", "نعم…"]),
        ("عام 2024 م. وبعده. ثم", ["عام 2024 م. وبعده.", "ثم"]),
        (
            "It lies on St. Johns River. A clade of Y. p. medievalis.",
            ["It lies on St. Johns River.", "A clade of Y. p. medievalis."],
        ),
        ("Brown v. Board ended it. Yes.", ["Brown v. Board ended it.", "Yes."]),
        ("كتب فريديريك و. موت عن الطبقات. ثم", ["كتب فريديريك و. موت عن الطبقات.", "ثم"]),
        ("He said: “Sell.” They sold.", ["He said: “Sell.”", "They sold."]),
        ("A heading\nA sentence.", ["A heading", "A sentence."]),
        ("No end", ["No end"]),
        (" \n ", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_megabyte_of_abbreviations_takes_no_more_than_its_length() -> None:
    started = time.perf_counter()
    assert len(sentence_spans("Dr. " * 250_000)) == 1
    assert time.perf_counter() - started < 5
