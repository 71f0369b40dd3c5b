"""The file format of documents."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus.document import Document, Kind, Note, NoteKind, Reference
from corpus.errors import DocumentError
from corpus.front_matter import dump_document, is_document, load_document

SHIPPED = sorted((Path(corpus.__file__).parent / "documents").glob("*.md"))
HEAD = "---\nsource: memo\nlanguage: en\ntitle: A memo\n"

ids = st.from_regex(r"[a-z][a-z0-9-]{3,20}", fullmatch=True)
words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)
lines = st.text(st.characters(exclude_categories=["Cs", "Cc"]))
texts = st.lists(words, min_size=1).map("\n\n".join)
notes = st.builds(
    Note,
    id=ids,
    kind=st.sampled_from(NoteKind),
    text=words,
    paragraphs=st.lists(st.integers(1, 20)).map(tuple),
    sources=st.lists(st.builds(Reference, ids, st.integers(1, 20))).map(tuple),
    misreadings=st.lists(lines).map(tuple),
)
documents = st.builds(
    Document,
    id=ids,
    source=ids,
    language=st.sampled_from(["ar", "en"]),
    title=lines,
    text=texts,
    kind=st.sampled_from(Kind),
    publisher=lines,
    date=st.sampled_from(["", "2024", "2024-08", "2024-08-28"]),
    url=lines,
    seen_via=st.lists(lines).map(tuple),
    supersedes=st.lists(ids).map(tuple),
    superseded_by=st.lists(ids).map(tuple),
    notes=st.lists(notes, max_size=2).map(tuple),
)


@given(documents)
def test_what_is_written_reads_back_the_same(document: Document) -> None:
    assert load_document(dump_document(document), document.id) == document


@given(documents)
def test_what_is_written_is_told_as_a_document(document: Document) -> None:
    assert is_document(dump_document(document))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_document_is_of_the_format(path: Path) -> None:
    document = load_document(path.read_text("utf-8"), path.stem)
    assert path.stem == f"{document.source}.{document.language}"


@pytest.mark.parametrize("path", [path for path in SHIPPED if path.stem.endswith(".ar")], ids=lambda path: path.stem)
def test_where_a_shipped_source_was_seen_is_said_in_its_language(path: Path) -> None:
    english = path.with_name(path.name.replace(".ar.", ".en."))
    arabic, other = (load_document(file.read_text("utf-8"), file.stem).seen_via for file in (path, english))
    assert len(arabic) == len(other)
    assert [place for place in arabic if re.search(r"[a-z] [a-z]", place)] == []  # English words, not a name


def test_files_with_windows_line_ends_and_a_mark_are_read() -> None:
    document = load_document("\ufeff" + (HEAD + "---\nOne.\n\nTwo.\n").replace("\n", "\r\n"), "memo")
    assert (document.text, document.kind) == ("One.\n\nTwo.", Kind.ORIGINAL)


@pytest.mark.parametrize("date", ["2024", "2024-08", "2024-08-28", "'2024-08-28'"])
def test_dates_need_no_quotes(date: str) -> None:
    assert load_document(f"{HEAD}date: {date}\n---\nText.", "memo").date == date.strip("'")


@pytest.mark.parametrize(
    "content",
    [
        "Only text.",
        HEAD,
        "---\n---\nText.",
        "---\n- a\n---\nText.",
        "---\n: [\n---\nText.",
        f"{HEAD}other: x\n---\nText.",
        f"{HEAD}kind: rumour\n---\nText.",
        HEAD.replace("en", "fr") + "---\nText.",
        f"{HEAD}notes: [{{id: n, paragraphs: [x], kind: update, text: t}}]\n---\nText.",
        f"{HEAD}notes: [{{id: n, paragraphs: [1], kind: update, text: t, sources: ['a#b']}}]\n---\nText.",
        f"{HEAD}url: !!python/object/apply:os.getcwd []\n---\nText.",
        f"{HEAD}url: {'[' * 20_000}{']' * 20_000}\n---\nText.",
    ],
)
def test_anything_else_is_an_error_that_names_the_document(content: str) -> None:
    with pytest.raises(DocumentError) as caught:
        load_document(content, "memo")
    assert (caught.value.code, caught.value.details["id"]) == ("bad-front-matter", "memo")
    assert caught.value.details["reason"]


def test_a_body_without_text_is_an_error() -> None:
    with pytest.raises(DocumentError, match="no-text"):
        load_document(HEAD + "---\n\n", "memo")


@pytest.mark.parametrize(
    "content", ["Text.", "---\ntitle: A post\nlayout: x\n---\nText.", "---\nsource: x\n---\nlanguage: y"]
)
def test_other_front_matter_is_not_taken_for_a_document(content: str) -> None:
    assert not is_document(content)


def test_a_broken_document_is_still_told_as_one(make_document: Callable[..., Document]) -> None:
    assert is_document(dump_document(make_document()).replace("title", "titel"))
