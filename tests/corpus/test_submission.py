"""Documents made from files that people bring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.document import Document, Kind, Note, NoteKind
from corpus.errors import DocumentError
from corpus.front_matter import dump_document
from corpus.submission import Details, dominant_language, read_document

Brought = Callable[[str, bytes], Path]


def test_a_file_becomes_an_original_whose_source_is_its_id(brought: Brought) -> None:
    document = read_document(brought("deal.txt", b"Power was sold."), "deal", Details(publisher="A paper", date="2024"))
    assert document == Document("deal", "deal", "en", "deal", "Power was sold.", publisher="A paper", date="2024")
    assert document.kind is Kind.ORIGINAL


def test_a_title_is_the_given_one_or_else_the_files(brought: Brought) -> None:
    path = brought("deal.md", b"# A deal\n\nPower was sold.")
    assert read_document(path, "deal", Details()).title == "A deal"
    assert read_document(path, "deal", Details(title=" The\n deal\0 ")).title == "The deal"


def test_a_file_in_our_format_keeps_its_own_fields(brought: Brought, make_document: Callable[..., Document]) -> None:
    note = Note("t1", NoteKind.UPDATE, "Sold since.", (1,))
    written = make_document("memo", kind=Kind.SUMMARY, date="2024-08", notes=(note,), source="paper")
    path = brought("any.txt", dump_document(written).encode("utf-8-sig"))
    assert read_document(path, "memo", Details()) == written
    changed = read_document(path, "other", Details(title="Another"))
    assert (changed.id, changed.title, changed.notes) == ("other", "Another", (note,))


def test_a_broken_file_in_our_format_is_not_taken_for_plain_text(brought: Brought) -> None:
    with pytest.raises(DocumentError, match="bad-front-matter"):
        read_document(brought("a.md", b"---\nsource: a\nlanguage: xx\n---\nText."), "a", Details())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("تحتاج Microsoft وAmazon إلى كهرباء المعدّنين في تكساس", "ar"),
        ("The Arabic word طاقة means power", "en"),
        ("ﻣﻴﺠﺎﻭﺍﺕ", "ar"),
        ("3.5%", "ar"),
    ],
)
def test_the_language_is_that_of_most_letters(text: str, language: str) -> None:
    assert dominant_language(text) == language


def test_a_given_language_goes_before_the_letters(brought: Brought) -> None:
    assert read_document(brought("a.txt", b"Hashprice."), "a", Details(language="ar")).language == "ar"


@pytest.mark.parametrize("date", ["2024", "2024-02", "2024-02-29"])
def test_dates_are_as_precise_as_known(date: str) -> None:
    assert Details(date=date).date == date


@pytest.mark.parametrize(
    "date", ["yesterday", "2023-02-29", "2024-13", "2024-1-1", "28-08-2024", "٢٠٢٤", "2024-08-28T00"]
)
def test_what_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(DocumentError, match="bad-date"):
        Details(date=date)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "reuters.com", "http://a b", "https://", "file:///etc/passwd"])
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(DocumentError, match="bad-url"):
        Details(url=url)
