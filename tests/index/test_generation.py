"""Generations on disk: whatever happens to the files, the last good one opens."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import BrokenGeneration
from index.generation import GenerationStore, content_digest
from index.indexer import build_generation, write_generation
from index.manifest import verify
from tests.index.fakes import FakeEncoder, document


def current_folder(home: Path) -> Path:
    name = GenerationStore(home).current()
    assert name is not None
    return home / "index" / "generations" / name


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def empty(path: Path) -> None:
    path.write_bytes(b"")


FILES = ("manifest.json", "documents.json", "dense.faiss", "starts.npy", "lexical/words/params.index.json")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("damage", [flip, truncate, empty, Path.unlink])
def test_a_damaged_file_leaves_the_generation_before(
    file: str, damage: Callable[[Path], None], built: Path, encoder: FakeEncoder
) -> None:
    folder = current_folder(built)
    damage(folder / file)
    with pytest.raises(BrokenGeneration):
        GenerationStore(built).open(folder.name, encoder)
    generation = GenerationStore(built).open_latest(encoder)
    assert generation is not None
    assert list(generation.documents) == ["one"]
    assert generation.index.search("miners")[0].passage.document == "one"


@pytest.mark.parametrize(
    "manifest",
    ["null", "[]", "{}", '{"format": 2}', "\xff", '{"format": 2, "encoder": "fake", "files": {}}', "[" * 9999],
)
def test_a_strange_manifest_is_a_broken_generation(manifest: str, built: Path, encoder: FakeEncoder) -> None:
    folder = current_folder(built)
    shutil.rmtree(folder / "lexical")
    (folder / "manifest.json").write_bytes(manifest.encode("latin-1"))
    with pytest.raises(BrokenGeneration):
        GenerationStore(built).open(folder.name, encoder)


def test_another_format_is_a_broken_generation(built: Path) -> None:
    path = current_folder(built) / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "format": 0}), "utf-8")
    with pytest.raises(BrokenGeneration, match="format 0"):
        verify(path.parent)


def test_another_encoder_does_not_open_it(built: Path) -> None:
    assert GenerationStore(built).open_latest(FakeEncoder("other")) is None


@pytest.mark.parametrize("content", ["nothing-of-that-name", "", "../../..", "\xff\xfe", "a\0b", "x" * 5000])
def test_garbage_in_current_leaves_the_newest(content: str, built: Path, encoder: FakeEncoder) -> None:
    (built / "index" / "CURRENT").write_bytes(content.encode("latin-1"))
    generation = GenerationStore(built).open_latest(encoder)
    assert generation is not None
    assert set(generation.documents) == {"one", "two"}


def test_without_current_the_newest_opens_and_the_next_build_puts_it_in_force(
    built: Path, encoder: FakeEncoder
) -> None:
    (built / "index" / "CURRENT").unlink()
    generation = GenerationStore(built).open_latest(encoder)
    assert generation is not None
    report = build_generation(built, list(generation.documents.values()), encoder)
    assert (report.changed, report.embedded) == (True, 0)
    assert GenerationStore(built).current() == report.generation


def test_a_home_without_an_index_has_none(store: GenerationStore, encoder: FakeEncoder) -> None:
    assert store.current() is None
    assert store.names() == []
    assert store.open_latest(encoder) is None


def test_what_a_kill_left_half_written_is_not_seen_and_cleared_by_the_next_build(
    built: Path, encoder: FakeEncoder
) -> None:
    half = built / "index" / "generations" / ".building-abc"
    shutil.copytree(current_folder(built), half)
    assert ".building-abc" not in GenerationStore(built).names()
    build_generation(built, [document("three", "New.")], encoder)
    assert not half.exists()


def test_the_one_in_force_and_the_two_before_it_are_kept(tmp_path: Path, encoder: FakeEncoder) -> None:
    made = [
        build_generation(tmp_path, [document("d", f"Text {at}.")], encoder).generation for at in range(5)
    ]  # fmt: skip
    assert GenerationStore(tmp_path).names() == made[:1:-1]
    assert sorted(path.name for path in (tmp_path / "index" / "generations").iterdir()) == sorted(made[2:])


def test_the_same_documents_and_encoder_give_the_same_digest_others_another() -> None:
    one, other = document("d", "Text."), document("d", "Text!")
    assert content_digest([one], "fake") == content_digest([document("d", "Text.")], "fake")
    assert len({content_digest([one], "fake"), content_digest([other], "fake"), content_digest([one], "x")}) == 3


def test_an_index_of_nothing_can_be_written_and_opened(tmp_path: Path, encoder: FakeEncoder) -> None:
    build_generation(tmp_path, [], encoder)
    generation = GenerationStore(tmp_path).open_latest(encoder)
    assert generation is not None
    assert generation.index.search("power") == []


# Candidates -----------------------------------------------------------------------------------------------------


def test_a_candidate_is_opened_by_its_name_and_by_nothing_else(built: Path, encoder: FakeEncoder) -> None:
    store = GenerationStore(built)
    before = store.current()
    report = write_generation(built, [document("three", "New.")], encoder)
    assert report.changed
    assert store.current() == before
    assert store.candidates() == [report.generation]
    assert report.generation not in store.names()
    assert list(store.open(report.generation, encoder).documents) == ["three"]
    (built / "index" / "CURRENT").write_text("garbage")
    opened = store.open_latest(encoder)
    assert opened is not None
    assert opened.name == before


def test_a_candidate_that_is_put_in_force_is_none_any_more(built: Path, encoder: FakeEncoder) -> None:
    store = GenerationStore(built)
    name = write_generation(built, [document("three", "New.")], encoder).generation
    store.put_in_force(name)
    assert (store.current(), store.candidates()) == (name, [])
    assert store.names()[0] == name


def test_the_next_candidate_clears_the_one_before_and_nothing_that_was_in_force(
    built: Path, encoder: FakeEncoder
) -> None:
    store = GenerationStore(built)
    names = store.names()
    write_generation(built, [document("three", "New.")], encoder)
    newest = write_generation(built, [document("four", "Newer.")], encoder).generation
    assert store.candidates() == [newest]
    assert store.names() == names


def test_what_was_built_before_is_not_built_again(built: Path, encoder: FakeEncoder) -> None:
    first = GenerationStore(built).names()[1]
    encoder.encoded.clear()
    report = build_generation(built, [document("one", "Miners have power. It is scarce.")], encoder)
    assert (report.generation, report.embedded, report.changed) == (first, 0, True)
    assert encoder.encoded == []
    assert GenerationStore(built).names()[0] == first


def test_the_last_in_force_comes_before_the_last_that_was_made(built: Path, encoder: FakeEncoder) -> None:
    store = GenerationStore(built)
    second, first = store.names()
    third = build_generation(built, [document("three", "New.")], encoder).generation
    store.put_in_force(first)
    assert store.names() == [first, third, second]


@pytest.mark.parametrize("name", ["", ".", "..", "nothing", ".building-x", "../index"])
def test_what_is_no_generation_is_not_put_in_force(built: Path, name: str) -> None:
    before = GenerationStore(built).current()
    with pytest.raises(BrokenGeneration):
        GenerationStore(built).put_in_force(name)
    assert GenerationStore(built).current() == before


def test_a_mark_without_its_generation_is_cleared_by_the_next_build(built: Path, encoder: FakeEncoder) -> None:
    mark = built / "index" / "generations" / "0123.candidate"
    mark.touch()
    build_generation(built, [document("three", "New.")], encoder)
    assert not mark.exists()
