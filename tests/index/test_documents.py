"""Documents by source, by kind and with notes, the same whether they are at hand or on disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Document, Kind, Note, NoteKind
from index.documents import Documents, DocumentsInMemory
from index.generation import GenerationStore
from index.indexer import build_generation
from index.large import size
from index.large.index import SegmentedDocuments
from tests.index.fakes import FakeEncoder, document

NOTE = Note("note", NoteKind.CAUTION, "Not so.", (1,))
BRIEF = document("brief", "One paragraph.")
SHELF: list[Document] = [
    replace(BRIEF, id="deal.en", source="deal"),
    replace(BRIEF, id="terms.en", source="terms", kind=Kind.GLOSSARY),
    replace(BRIEF, id="terms.ar", source="terms", kind=Kind.GLOSSARY, language="ar"),
    replace(BRIEF, id="deal.ar", source="deal", language="ar", notes=(NOTE,)),
    replace(BRIEF, id="more.en", source="deal"),
]


def on_disk(home: Path) -> Documents:
    build_generation(home, SHELF, FakeEncoder())
    generation = GenerationStore(home).open_latest(FakeEncoder())
    assert generation is not None
    return generation.documents


@pytest.fixture(params=["memory", "exact", "segments"])
def documents(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Documents:
    if request.param == "memory":
        return DocumentsInMemory(SHELF)
    monkeypatch.setattr(size, "LARGE", 1 if request.param == "segments" else 10_000)
    found = on_disk(tmp_path)
    assert isinstance(found, SegmentedDocuments) == (request.param == "segments")
    return found


def test_they_are_found_by_id(documents: Documents) -> None:
    assert {name: documents[name] for name in documents} == {one.id: one for one in SHELF}


def test_a_source_has_its_documents_in_order(documents: Documents) -> None:
    assert list(documents.of_source("deal", "en")) == ["deal.en", "more.en"]
    assert list(documents.of_source("deal", "ar")) == ["deal.ar"]
    assert list(documents.of_source("nowhere", "en")) == []


def test_sources_are_found_by_kind(documents: Documents) -> None:
    assert list(documents.sources_of(Kind.GLOSSARY)) == ["terms"]
    assert list(documents.sources_of(BRIEF.kind)) == ["deal"]


def test_those_with_notes_are_known(documents: Documents) -> None:
    assert list(documents.noted) == ["deal.ar"]
