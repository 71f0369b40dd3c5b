"""Documents, references and their identifiers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.document import Document, Note, NoteKind, Reference
from corpus.errors import DocumentError

MakeDocument = Callable[..., Document]


@pytest.mark.parametrize("name", ["a", "report.ar", "vaneck-2024-08.ar", "9_b", "console", "com10", "a" * 80])
def test_plain_ids_are_accepted(make_document: MakeDocument, name: str) -> None:
    assert make_document(name).id == name


@pytest.mark.parametrize(
    "name",
    [
        *("", "../x", "/etc/passwd", "a/b", "a\\b", "c:x", "a..b", ".hidden", "-x", "a\0b", "a\n", "A", "عقد", "a b"),
        *("con", "nul.ar", "com1", "lpt9.x", "aux", "prn", "a" * 300),
    ],
)
def test_ids_that_are_paths_or_device_names_are_refused(make_document: MakeDocument, name: str) -> None:
    with pytest.raises(DocumentError) as caught:
        make_document(name)
    assert (caught.value.code, caught.value.details["id"]) == ("bad-id", name)


def test_a_source_is_held_to_the_same_rule(make_document: MakeDocument) -> None:
    with pytest.raises(DocumentError, match="bad-id"):
        make_document("memo", source="../x")


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_a_document_without_text_is_refused(make_document: MakeDocument, text: str) -> None:
    with pytest.raises(DocumentError, match="no-text"):
        make_document("memo", text)


def test_notes_ride_on_their_paragraphs(make_document: MakeDocument) -> None:
    note = Note("t1", NoteKind.UPDATE, "Sold since.", (2, 3))
    document = make_document(notes=(note,))
    assert [document.notes_on(paragraph) for paragraph in (1, 2, 3)] == [(), (note,), (note,)]


@pytest.mark.parametrize(
    ("text", "expected"), [("a#2", Reference("a", 2)), ("a", Reference("a", 1)), (" a #3", Reference("a", 3))]
)
def test_references_name_a_source_and_a_paragraph(text: str, expected: Reference) -> None:
    assert Reference.parse(text) == expected


def test_references_are_written_as_they_are_read() -> None:
    assert str(Reference.parse("vaneck-2024-08#2")) == "vaneck-2024-08#2"
