"""Large generations: what is kept, what is written anew, and that damage is told."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.document import Document
from corpus.passage import passages_of
from index.errors import BrokenGeneration
from index.generation import Generation, GenerationStore
from index.index import Index
from index.indexer import build_generation
from index.large import size
from index.large.index import LargeIndex
from tests.index.fakes import FakeEncoder, document
from tests.index.large.conftest import WideEncoder, documents


@pytest.fixture
def home(large_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of a test's own."""
    monkeypatch.setattr(size, "LARGE", 1)
    return Path(shutil.copytree(large_home, tmp_path / "home"))


def opened(home: Path) -> Generation:
    generation = GenerationStore(home).open_latest(WideEncoder())
    assert generation is not None
    return generation


def segments(home: Path) -> list[tuple[str, int]]:
    index = opened(home).index
    assert isinstance(index, LargeIndex)
    return [(segment.name, len(segment.removed)) for segment in index.segments]


def changed(numbers: Sequence[int]) -> list[Document]:
    """The documents, of which some say something new."""
    fresh = {at: document(f"d{at}", f"Zebra number {at} met a walrus. It was the {at}th.") for at in numbers}
    return [fresh.get(at, one) for at, one in enumerate(documents())]


def test_what_did_not_change_is_neither_embedded_nor_written_again(home: Path, encoder: FakeEncoder) -> None:
    [(first, _)] = segments(home)
    report = build_generation(home, changed([3, 4, 5]), encoder)
    assert (report.embedded, report.passages) == (9, 297 * 10 + 3)
    assert encoder.encoded == [text for at in (3, 4, 5) for text in texts_of(changed([at])[at])]
    after = segments(home)
    assert after[0] == (first, 3)
    assert len(after) == 2
    folders = [
        path / "segments" / first / "rows" / "vectors.f16" for path in (home / "index" / "generations").iterdir()
    ]
    assert len({file.stat().st_ino for file in folders}) == 1


def texts_of(one: Document) -> list[str]:
    return [one.text, *(sentence + "." for sentence in one.text.rstrip(".").split(". "))]


def test_after_a_change_it_finds_what_an_exact_index_does(home: Path, encoder: FakeEncoder) -> None:
    wanted = changed([7, 100])
    build_generation(home, wanted, encoder)
    generation = opened(home)
    exact = Index.build([passage for one in wanted for passage in passages_of(one)], encoder)
    assert dict(generation.documents) == {one.id: one for one in wanted}
    assert sorted(p.id for p in generation.index.passages) == sorted(p.id for p in exact.passages)
    assert [hit.passage.id for hit in generation.index.search("walrus zebra 100", 1)] == ["d100#1"]
    assert all(generation.index.passages[at] == p for at, p in enumerate(generation.index.passages) if at % 97 == 0)
    gone = documents()[7].id
    hits = generation.index.search(documents()[7].text[:60], 50)
    assert all(hit.passage.text in generation.documents[gone].text for hit in hits if hit.passage.document == gone)


def test_a_changed_sentence_is_embedded_with_its_passage_and_no_more(home: Path, encoder: FakeEncoder) -> None:
    wanted = documents()
    text = wanted[9].text.replace(wanted[9].text.split(".")[0] + ".", "Something else altogether is said here now.", 1)
    wanted[9] = document("d9", text)
    assert build_generation(home, wanted, encoder).embedded == 2


def test_vectors_that_were_carried_over_are_not_coarser(home: Path, encoder: FakeEncoder) -> None:
    build_generation(home, changed(range(0, 300, 2)), encoder)  # half: everything is written anew
    assert [removed for _, removed in segments(home)] == [0]
    generation = opened(home)
    kept = next(iter(passages_of(generation.documents["d1"])))
    [vector] = encoder.encode_queries([kept.text])
    assert np.array_equal(generation.index.indexed(kept)[kept.text], vector.astype(np.float16))


def test_segments_are_written_together_before_they_are_many(home: Path, encoder: FakeEncoder) -> None:
    for at in range(8):
        build_generation(home, changed(range(at + 1)), encoder)
        assert len(segments(home)) <= 6
    assert len(list(opened(home).documents)) == 300


def test_a_document_that_comes_back_is_found_again(home: Path, encoder: FakeEncoder) -> None:
    build_generation(home, documents()[1:], encoder)
    assert "d0" not in opened(home).documents
    build_generation(home, [*documents()[1:], documents()[0], document("new", "A new one.")], encoder)
    assert opened(home).documents["d0"] == documents()[0]


def test_the_same_documents_leave_the_generation_in_force(home: Path, encoder: FakeEncoder) -> None:
    report = build_generation(home, documents(), encoder)
    assert (report.changed, report.embedded, report.passages) == (False, 0, 3_000)


def test_an_index_grows_large_and_small_again_without_embedding_anew(
    tmp_path: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = documents(4)
    build_generation(tmp_path, few, encoder)
    assert not isinstance(opened(tmp_path).index, LargeIndex)
    encoder.encoded.clear()
    monkeypatch.setattr(size, "LARGE", 1)
    build_generation(tmp_path, [*few, document("more", "One more.")], encoder)
    assert isinstance(opened(tmp_path).index, LargeIndex)
    monkeypatch.undo()
    build_generation(tmp_path, few[:3], encoder)
    assert not isinstance(opened(tmp_path).index, LargeIndex)
    assert encoder.encoded == ["One more."]


FILES = (
    "segments.json",
    "rows/vectors.f16",
    "rows/cells/cells.faiss",
    "rows/cells/cells.json",
    "postings/held.bin",
    "postings/texts.bin",
    "postings/vocabulary/digests.npy",
    "sources/documents.bin",
)


@pytest.mark.parametrize("file", FILES)
def test_a_damaged_file_is_told(file: str, home: Path, encoder: FakeEncoder) -> None:
    [(segment, _)] = segments(home)
    name = str(GenerationStore(home).current())
    folder = home / "index" / "generations" / name
    path = folder / file if file == "segments.json" else folder / "segments" / segment / file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(BrokenGeneration, match="changed"):
        GenerationStore(home).open(name, encoder)
    assert build_generation(home, documents(), encoder).changed
    assert len(list(opened(home).index.passages)) == 3_000
