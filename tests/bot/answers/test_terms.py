from __future__ import annotations

from itertools import pairwise

import pytest

from bot.answers.terms import concepts, keys_of, terms_of, told_by


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("VanEck", "فان إيك"),
        ("المعدنون", "miners"),
        ("مراكز البيانات", "data centers"),
        ("اشترت", "bought"),
        ("شراها", "purchase"),
        ("١٣٫٩", "13.9"),
        ("deals", "deal"),
        ("الكهربا", "الكهرباء"),
    ],
)
def test_two_ways_to_say_a_thing_share_a_key(one: str, other: str) -> None:
    assert keys_of(one) & keys_of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("bought", "rejected"), ("770", "77"), ("Amazon", "Google"), ("wind", "window")]
)
def test_different_things_share_none(one: str, other: str) -> None:
    assert not keys_of(one) & keys_of(other)


def test_words_without_content_have_no_term() -> None:
    assert terms_of("what is it that they do?") == ()
    assert terms_of("هل هو ذلك؟") == ()
    assert terms_of("") == ()


def test_terms_stand_where_they_say_in_order_without_overlap() -> None:
    text = "Did Core Scientific lease 200 MW to CoreWeave for 12 years?"
    terms = terms_of(text)
    assert all(one.end <= other.start for one, other in pairwise(terms))
    assert [text[term.start : term.end] for term in terms if term.is_name] == ["Core Scientific", "CoreWeave"]
    assert [text[term.start : term.end] for term in terms if term.is_number] == ["200", "12"]


def test_what_was_sold_was_bought() -> None:
    assert "#buy" in told_by("Talen sold the campus to Amazon")


def test_concepts_are_named_in_one_string() -> None:
    assert concepts("buy sell") == {"#buy", "#sell"}
