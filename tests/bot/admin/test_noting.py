"""Notes by an administrator."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.admin.errors import AdminError
from bot.admin.noting import Noting, put_note
from corpus.document import NoteKind, Reference
from corpus.errors import UnknownDocument
from corpus.library import Library
from tests.bot.admin.homes import zephyria


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path)
    library.add(zephyria())
    return library


def test_a_note_is_read_with_its_misreadings() -> None:
    written = "vaneck-2024-08#2 correction It is an average\nover 13 years.\n! It is the income of 2027\n!And of 2028"
    assert Noting.read(written) == Noting(
        "vaneck-2024-08",
        2,
        NoteKind.CORRECTION,
        "It is an average over 13 years.",
        ("It is the income of 2027", "And of 2028"),
    )


@pytest.mark.parametrize(("word", "kind"), [("تصحيح", NoteKind.CORRECTION), ("Silence", NoteKind.SILENCE)])
def test_kinds_are_named_in_both_languages(word: str, kind: NoteKind) -> None:
    assert Noting.read(f"P5 {word} نص").kind is kind


def test_the_report_is_named_as_citations_name_it() -> None:
    noting = Noting.read("p5 update Later.")
    assert (noting.name, noting.paragraph) == ("report", 5)


@pytest.mark.parametrize(
    "written", ["", "memo", "memo#1", "memo#1 update", "memo#0 update x", "memo#x update x", "! x"]
)
def test_what_is_no_note_is_told(written: str) -> None:
    with pytest.raises(AdminError, match="note-unreadable"):
        Noting.read(written)


def test_a_kind_that_there_is_none_of_is_named() -> None:
    with pytest.raises(AdminError, match="note-kind: kind=joke"):
        Noting.read("memo#1 joke Ha.")


def test_a_note_is_put_on_an_added_document_and_borne_out_by_its_paragraph(library: Library) -> None:
    document, note = put_note(library, Noting.read("zephyria#2 condition Unless power is late."))
    assert library.get("zephyria").notes == (note,)
    assert (document.id, note.id, note.paragraphs) == ("zephyria", "A1", (2,))
    assert note.sources == (Reference("zephyria", 2),)
    assert put_note(library, Noting.read("zephyria#1 update Sold."))[1].id == "A2"


@pytest.mark.parametrize(("text", "document"), [("It was sold.", "report.en"), ("بيعت بعد ذلك.", "report.ar")])
def test_of_a_source_the_document_in_the_notes_language_gets_it(library: Library, text: str, document: str) -> None:
    assert put_note(library, Noting.read(f"P5 update {text}"))[0].id == document
    assert text in [note.text for note in library.get(document).notes]


def test_a_paragraph_or_a_document_that_is_not_there_is_told(library: Library) -> None:
    with pytest.raises(AdminError, match="most=2"):
        put_note(library, Noting.read("zephyria#3 update Sold."))
    with pytest.raises(UnknownDocument):
        put_note(library, Noting.read("nothing#1 update Sold."))
