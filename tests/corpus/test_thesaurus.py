"""Concepts: words that readers use for one another."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import thesaurus
from corpus.thesaurus import antonyms, bare_stem, concepts_in, implied, words
from corpus.tokens import tokenise

TABLE: dict[str, dict[str, list[str]]] = tomllib.loads(
    (Path(thesaurus.__file__).parent / "thesaurus.toml").read_text("utf-8")
)
ENTRIES = [(concept, word) for concept, listed in TABLE["concepts"].items() for word in listed]


def concepts(text: str) -> set[str]:
    return {concept for concept, _, _ in concepts_in(tokenise(text))}


def test_no_concept_and_no_word_is_empty() -> None:
    assert all(TABLE["concepts"].values())
    assert all(tokenise(word) for word in words())


@pytest.mark.parametrize("concept", TABLE["concepts"])
def test_every_word_finds_its_concept_in_a_sentence(concept: str) -> None:
    for word in TABLE["concepts"][concept]:
        assert concept in concepts(word), word
        assert concept in concepts(f"هل {word} ؟"), word
        assert concept in concepts(f"the {word}, then"), word


def test_antonyms_are_two_different_concepts_and_deny_each_other_both_ways() -> None:
    for one, other in antonyms().items():
        assert {one, other} <= TABLE["concepts"].keys()
        assert one != other
        assert antonyms()[other] == one


def test_what_is_implied_are_concepts() -> None:
    for one, others in implied().items():
        assert {one, *others} <= TABLE["concepts"].keys()
        assert one not in others


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("الاستهلاك", "consume"),
        ("بالاستهلاك", "consume"),
        ("واستهلاك", "consume"),
        ("للتعدين", "mining"),
        ("لحصة", "share"),
        ("بسعة", "capacity"),
        ("وللشركات", "company"),
        ("مراكز البيانات", "data-centre"),
        ("الداتا سنترز", "data-centre"),
        ("data centers", "data-centre"),
        ("leasing", "lease"),
    ],
)
def test_articles_particles_and_inflections_do_not_hide_a_concept(text: str, concept: str) -> None:
    assert concept in concepts(text)


@pytest.mark.parametrize("text", ["", "pizza", "القط نائم", "1,200", "VanEck"])
def test_other_words_have_no_concept(text: str) -> None:
    assert concepts(text) == set()


@given(st.text() | st.lists(st.sampled_from([word for _, word in ENTRIES] + ["ال", "و", "لل"])).map("".join))
def test_concepts_lie_within_the_tokens(text: str) -> None:
    tokens = tokenise(text)
    for concept, first, after in concepts_in(tokens):
        assert concept in TABLE["concepts"]
        assert 0 <= first < after <= len(tokens)
    assert all(bare_stem(token) for token in tokens)
