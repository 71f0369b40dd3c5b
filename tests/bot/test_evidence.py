"""Evidence in words."""

from __future__ import annotations

from bot.evidence import attributes, quoted, superscript, title
from corpus.document import Kind
from tests.bot.samples import citation


def test_superscripts_have_as_many_digits_as_their_numbers() -> None:
    assert [superscript(number) for number in (1, 2, 3, 4, 10)] == ["¹", "²", "³", "⁴", "¹⁰"]


def test_what_is_not_known_of_a_source_is_left_out() -> None:
    assert attributes(citation(publisher="", date="2024", seen_via=()), "en") == ["2024", "our wording"]


def test_where_a_summary_was_read_is_said() -> None:
    assert attributes(citation(), "ar")[-1] == "عن طريق Reuters، Data Centre Dynamics"


def test_a_title_too_long_for_a_line_is_shortened() -> None:
    assert len(title(citation(title="word " * 100))) <= 160
    assert title(citation(title="two\nlines")) == "two lines"


def test_only_an_originals_words_are_put_in_quotation_marks() -> None:
    assert quoted(citation(quote="x")) == "x"
    assert quoted(citation(quote="x", kind=Kind.GLOSSARY)) == "x"
    assert quoted(citation(quote="x", kind=Kind.ORIGINAL, language="ar")) == "«x»"
