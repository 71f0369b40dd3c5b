"""Adding a document, from the file to the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.admin.adding import Adding
from bot.admin.errors import AdminError
from bot.admin.likeness import alike, same_text
from bot.admin.replacing import in_place_of
from corpus.document import Document, Note, NoteKind
from corpus.errors import ReaderError
from corpus.library import Library
from corpus.passage import passages_of
from corpus.submission import Details, read_document
from index.indexer import build_generation
from tests.bot.admin.homes import ZEPHYRIA, zephyria
from tests.index.fakes import FakeEncoder, index_of

TEXT = ZEPHYRIA.encode()


@pytest.fixture
def adding(tmp_path: Path) -> Adding:
    return Adding(tmp_path, FakeEncoder())


@pytest.mark.parametrize(
    ("name", "document_id"),
    [
        ("Zephyria Deal (2026).txt", "zephyria-deal-2026"),
        ("CON.txt", "added-"),
        ("2026.txt", "added-"),
        ("خبر.txt", "added-"),
        ("x" * 300 + ".txt", "x" * 40),
    ],
)
def test_an_id_is_made_of_the_name_or_else_of_the_content(adding: Adding, name: str, document_id: str) -> None:
    assert adding.receive(name, TEXT).document.id.startswith(document_id)


def test_an_id_that_is_given_is_taken(adding: Adding) -> None:
    assert adding.receive("deal.txt", TEXT, document_id="mine").document.id == "mine"


def test_one_that_cannot_be_read_is_not_kept(adding: Adding, tmp_path: Path) -> None:
    with pytest.raises(ReaderError):
        adding.receive("deal.exe", b"MZ")
    assert not list((tmp_path / "pending").iterdir())


def test_more_than_the_limit_is_refused_before_it_is_written(tmp_path: Path) -> None:
    with pytest.raises(AdminError, match="file-too-big"):
        Adding(tmp_path, FakeEncoder(), largest=10).receive("deal.txt", TEXT)
    assert not (tmp_path / "pending").exists()


def test_the_limit_is_the_readers_too(tmp_path: Path) -> None:
    path = tmp_path / "deal.txt"
    path.write_bytes(TEXT)
    assert read_document(path, "deal", Details(), len(TEXT)).title == "deal"
    with pytest.raises(ReaderError, match="file-too-large"):
        read_document(path, "deal", Details(), len(TEXT) - 1)


def test_adding_puts_it_into_the_library_and_forgets_the_upload(adding: Adding, tmp_path: Path) -> None:
    preview = adding.receive("deal.txt", TEXT, url="https://example.org/deal")
    document = adding.add(preview.upload.id)
    assert Library(tmp_path).get("deal") == document
    assert (document.url, document.language, preview.passages) == ("https://example.org/deal", "en", 2)
    with pytest.raises(AdminError, match="upload-gone"):
        adding.add(preview.upload.id)


def test_one_that_cannot_be_added_stays_kept(adding: Adding, tmp_path: Path) -> None:
    preview = adding.receive("deal.txt", TEXT)
    Library(tmp_path).add(zephyria("deal"))
    with pytest.raises(Exception, match="duplicate-id"):
        adding.add(preview.upload.id)
    assert adding.speak(preview.upload.id, "en").upload.target == "deal"


def test_a_replacement_keeps_the_place_and_the_notes_of_paragraphs_that_stayed(adding: Adding, tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.add(Document("old", "paper", "en", "Old", zephyria().text))
    library.annotate("old", Note("A1", NoteKind.UPDATE, "Extended since.", (2,)))
    preview = adding.receive("new.txt", b"A new first paragraph stands here now.\n\n" + TEXT)
    assert [like.document for like in preview.likes] == []  # the index does not have it yet
    build_generation(tmp_path, library.documents(), FakeEncoder())
    preview = adding.speak(preview.upload.id, "en")
    assert preview.upload.target == "old"
    document = adding.add(preview.upload.id, replacing=True)
    assert (document.id, document.source) == ("old", "paper")
    assert [(note.text, note.paragraphs) for note in document.notes] == [("Extended since.", (3,))]


def test_a_note_goes_when_its_paragraph_has_changed() -> None:
    old = Document("d", "d", "en", "T", "One.\n\nTwo.", notes=(Note("A1", NoteKind.UPDATE, "x", (2,)),))
    new = Document("n", "n", "en", "T", "One.\n\nTwo, changed.")
    assert in_place_of(old, new).notes == ()


def test_the_same_text_is_found_whatever_its_spaces() -> None:
    one, other = Document("a", "a", "en", "A", "One.\n\nTwo."), Document("b", "b", "en", "B", "One.  \n\n\nTwo. ")
    assert [like.document for like in same_text(one, [other, zephyria()])] == ["b"]


def test_a_document_is_like_another_when_half_of_its_passages_are() -> None:
    index = index_of("Power is scarce in the north.", "Leases last for twelve years.")
    half = Document("n", "n", "en", "N", "Power is scarce in the north.\n\nSomething else altogether stands here.")
    [like] = alike(passages_of(half), index)
    assert (like.document, like.share) == ("d0", 0.5)
    assert alike(passages_of(zephyria()), index) == []
