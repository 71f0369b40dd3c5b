"""The library: shipped documents and an admin's own."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Document, Note, NoteKind
from corpus.errors import DocumentError, UnknownDocument
from corpus.front_matter import dump_document
from corpus.library import Library

MakeDocument = Callable[..., Document]


@pytest.fixture
def shipped(tmp_path: Path, make_document: MakeDocument) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    for language in ("ar", "en"):
        document = make_document(f"deal.{language}", source="deal", language=language)
        (folder / f"deal.{language}.md").write_text(dump_document(document), "utf-8")
    return folder


@pytest.fixture
def library(tmp_path: Path, shipped: Path) -> Library:
    return Library(tmp_path / "home", shipped)


def ids(library: Library) -> list[str]:
    return [document.id for document in library.documents()]


def test_what_ships_and_what_was_added_are_listed_by_id(library: Library, make_document: MakeDocument) -> None:
    library.add(make_document("zebra"))
    library.add(make_document("alpha"))
    assert ids(library) == ["alpha", "deal.ar", "deal.en", "zebra"]


def test_an_added_document_reads_back_the_same(library: Library, make_document: MakeDocument) -> None:
    document = make_document("memo", "سطر أول.\n\nسطر ثان.", language="ar", title='عقد: "طاقة" #1', date="2024-08")
    library.add(document)
    assert library.get("memo") == document


def test_a_second_document_of_an_id_is_refused_by_name(library: Library, make_document: MakeDocument) -> None:
    with pytest.raises(DocumentError) as caught:
        library.add(make_document("deal.en"))
    assert (caught.value.code, caught.value.details) == ("duplicate-id", {"id": "deal.en"})


def test_replacing_puts_the_new_one_in_its_place(library: Library, make_document: MakeDocument) -> None:
    library.add(make_document("deal.en", "New words."), replace=True)
    library.add(make_document("deal.en", "Newer words."), replace=True)
    assert library.get("deal.en").text == "Newer words."
    assert ids(library) == ["deal.ar", "deal.en"]


def test_removing_an_own_document_deletes_its_file(
    library: Library, make_document: MakeDocument, tmp_path: Path
) -> None:
    library.add(make_document("memo"))
    library.remove("memo")
    assert ids(library) == ["deal.ar", "deal.en"]
    assert not (tmp_path / "home" / "corpus" / "memo.md").exists()


def test_a_removed_shipped_document_is_gone_until_it_is_added_again(
    library: Library, make_document: MakeDocument, shipped: Path
) -> None:
    library.remove("deal.en")
    assert ids(library) == ["deal.ar"]
    assert (shipped / "deal.en.md").exists()
    library.add(make_document("deal.en"))
    assert ids(library) == ["deal.ar", "deal.en"]


def test_removing_a_replaced_document_does_not_bring_the_shipped_one_back(
    library: Library, make_document: MakeDocument
) -> None:
    library.add(make_document("deal.en", "New words."), replace=True)
    library.remove("deal.en")
    assert ids(library) == ["deal.ar"]


@pytest.mark.parametrize("name", ["nothing", "../shipped/deal.en", "/etc/passwd", "", "deal", "a\0b", "x" * 300])
def test_only_a_documents_id_can_be_removed(library: Library, name: str) -> None:
    with pytest.raises(UnknownDocument):
        library.remove(name)
    assert ids(library) == ["deal.ar", "deal.en"]


@pytest.mark.parametrize("name", ["nothing", "../shipped/deal.en", "a\0b", "x" * 300])
def test_an_unknown_document_is_said_to_be_unknown(library: Library, name: str) -> None:
    with pytest.raises(UnknownDocument):
        library.get(name)


def test_a_source_is_found_in_the_language_asked_for(library: Library) -> None:
    assert library.get("deal", "en").id == "deal.en"
    assert library.get("deal", "ar").id == "deal.ar"
    assert library.get("deal").id == "deal.ar"


def test_a_documents_id_goes_before_a_source(library: Library, make_document: MakeDocument) -> None:
    library.add(make_document("deal", source="other"))
    assert library.get("deal").source == "other"


@pytest.mark.parametrize("content", [b"no front matter", b"---\nsource: x\n---\n", b"\xff\xfe\xff", b""])
def test_a_broken_file_does_not_stop_the_others_and_is_told(library: Library, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "home" / "corpus").mkdir(parents=True)
    (tmp_path / "home" / "corpus" / "broken.md").write_bytes(content)
    assert ids(library) == ["deal.ar", "deal.en"]
    assert [problem.details["id"] for problem in library.problems()] == ["broken"]
    with pytest.raises(DocumentError):
        library.get("broken")
    library.remove("broken")
    assert library.problems() == []


def test_a_folder_or_a_badly_named_file_is_a_problem_and_no_more(
    library: Library, make_document: MakeDocument, tmp_path: Path
) -> None:
    own = tmp_path / "home" / "corpus"
    (own / "folder.md").mkdir(parents=True)
    (own / "Bad Name.md").write_text(dump_document(make_document()), "utf-8")
    assert ids(library) == ["deal.ar", "deal.en"]
    assert {problem.code for problem in library.problems()} == {"unreadable-document", "bad-id"}
    assert "folder" not in library.digests()


def test_the_digest_changes_with_every_change_and_only_then(library: Library, make_document: MakeDocument) -> None:
    seen = [library.digest()]
    assert library.digest() == seen[0]
    library.add(make_document("memo"))
    seen.append(library.digest())
    library.add(make_document("memo", "Other words."), replace=True)
    seen.append(library.digest())
    library.remove("deal.en")
    seen.append(library.digest())
    assert len(set(seen)) == 4
    library.remove("memo")
    library.add(make_document("memo", "Other words."))
    assert library.digest() == seen[-1]


def test_each_document_has_a_digest_of_its_own(library: Library, make_document: MakeDocument) -> None:
    before = library.digests()
    library.add(make_document("memo"))
    after = library.digests()
    assert list(after) == ["deal.ar", "deal.en", "memo"]
    assert before.items() <= after.items()


def test_an_interrupted_write_leaves_the_old_document(
    library: Library, make_document: MakeDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(make_document("memo", "Old words."))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(DocumentError) as caught:
        library.add(make_document("memo", "New words."), replace=True)
    assert (caught.value.code, caught.value.details["reason"]) == ("not-saved", "No space left on device")
    assert library.get("memo").text == "Old words."
    assert library.problems() == []


def test_a_home_that_is_a_file_is_said_not_to_save(tmp_path: Path, shipped: Path, make_document: MakeDocument) -> None:
    (tmp_path / "file").write_text("x")
    library = Library(tmp_path / "file", shipped)
    assert ids(library) == ["deal.ar", "deal.en"]
    for change in (lambda: library.add(make_document("memo")), lambda: library.remove("deal.en")):
        with pytest.raises(DocumentError, match="not-saved"):
            change()


def test_of_many_who_add_an_id_at_once_one_succeeds(library: Library, make_document: MakeDocument) -> None:
    outcomes: list[str] = []

    def add() -> None:
        try:
            library.add(make_document("memo"))
            outcomes.append("added")
        except DocumentError as error:
            outcomes.append(error.code)

    threads = [threading.Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["added"] + ["duplicate-id"] * 7


def test_all_that_ships_loads_without_problems_and_quickly(tmp_path: Path) -> None:
    library = Library(tmp_path)
    assert library.problems() == []
    started = time.perf_counter()
    documents = library.documents()
    assert time.perf_counter() - started < 1  # about 30 ms on an idle machine
    assert {"report.ar", "report.en"} <= {document.id for document in documents}


# Taken out, brought back and annotated --------------------------------------------------------------------------


def test_what_was_taken_out_comes_back_as_it_was(library: Library, make_document: MakeDocument) -> None:
    library.add(make_document("memo", "Words."))
    for name in ("memo", "deal.en"):
        library.remove(name)
    assert [document.id for document in library.removed()] == ["deal.en", "memo"]
    for name in ("memo", "deal.en"):
        library.restore(name)
    assert ids(library) == ["deal.ar", "deal.en", "memo"]
    assert library.get("memo").text == "Words."
    assert library.removed() == []


def test_a_replaced_document_comes_back_and_the_new_one_after_it(library: Library, make_document: MakeDocument) -> None:
    library.add(make_document("memo", "Old."))
    library.add(make_document("memo", "New."), replace=True)
    assert library.replaced() == {"memo"}
    for text in ("Old.", "New.", "Old."):
        library.restore("memo")
        assert library.get("memo").text == text


def test_a_shipped_document_comes_back_from_under_its_replacement(
    library: Library, make_document: MakeDocument
) -> None:
    library.add(make_document("deal.en", "New words."), replace=True)
    assert library.replaced() == {"deal.en"}
    library.restore("deal.en")
    assert library.get("deal.en").text == "Power is scarce."
    assert library.replaced() == set()


def test_a_replacement_that_was_taken_out_comes_back_with_its_place(
    library: Library, make_document: MakeDocument
) -> None:
    library.add(make_document("deal.en", "New words."), replace=True)
    library.remove("deal.en")
    library.restore("deal.en")
    assert library.get("deal.en").text == "New words."


@pytest.mark.parametrize("name", ["nothing", "deal.en", "../x", "a\0b", ""])
def test_what_was_not_taken_out_cannot_come_back(library: Library, name: str) -> None:
    with pytest.raises(UnknownDocument):
        library.restore(name)
    assert ids(library) == ["deal.ar", "deal.en"]


NOTE = Note("A1", NoteKind.CORRECTION, "It was sold since.", (1,), misreadings=("It is for sale",))


def test_a_note_on_an_own_document_stands_in_its_file(library: Library, make_document: MakeDocument) -> None:
    library.add(make_document("memo"))
    library.annotate("memo", NOTE)
    assert library.get("memo").notes == (NOTE,)


def test_a_note_on_a_shipped_document_leaves_its_file_alone(library: Library, shipped: Path) -> None:
    before = (shipped / "deal.en.md").read_bytes()
    library.annotate("deal.en", NOTE)
    library.annotate("deal.en", replace(NOTE, id="A2"))
    assert [note.id for note in library.get("deal.en").notes] == ["A1", "A2"]
    assert library.get("deal.ar").notes == ()
    assert (shipped / "deal.en.md").read_bytes() == before
    assert ids(library) == ["deal.ar", "deal.en"]


def test_a_note_changes_the_digest(library: Library) -> None:
    before = library.digests()
    library.annotate("deal.en", NOTE)
    after = library.digests()
    assert before["deal.ar"] == after["deal.ar"]
    assert before["deal.en"] != after["deal.en"]


def test_a_note_of_an_id_is_changed_by_another_of_it(library: Library) -> None:
    library.annotate("deal.en", NOTE)
    library.annotate("deal.en", replace(NOTE, text="It was not."))
    assert [note.text for note in library.get("deal.en").notes] == ["It was not."]


def test_notes_that_cannot_be_read_are_told_and_do_not_hide_the_document(library: Library, tmp_path: Path) -> None:
    library.annotate("deal.en", NOTE)
    (tmp_path / "home" / "corpus" / "notes" / "deal.en.md").write_text("broken")
    assert ids(library) == ["deal.ar", "deal.en"]
    assert library.get("deal.en").notes == ()
    assert [problem.code for problem in library.problems()] == ["bad-front-matter"]


def test_a_note_on_nothing_is_refused(library: Library) -> None:
    with pytest.raises(UnknownDocument):
        library.annotate("nothing", NOTE)
