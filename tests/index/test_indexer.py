"""Indexing: only what changed, one at a time, and no kill at any moment loses the old index."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from index.generation import GenerationStore
from index.indexer import BuildInProgress, build_generation
from tests.index.fakes import FakeEncoder, document

ONE, TWO = document("one", "Miners have power. It is scarce."), document("two", "Leases last twelve years.")
ROOT = Path(__file__).parents[2]


def test_an_added_document_is_all_that_is_embedded(tmp_path: Path, encoder: FakeEncoder) -> None:
    first = build_generation(tmp_path, [ONE], encoder)
    assert (first.documents, first.passages, first.embedded, first.changed) == (1, 1, 3, True)
    encoder.encoded.clear()
    second = build_generation(tmp_path, [ONE, TWO], encoder)
    assert (second.documents, second.passages, second.embedded, second.changed) == (2, 2, 1, True)
    assert encoder.encoded == [TWO.text]


def test_a_changed_sentence_is_embedded_with_its_passage_and_no_more(tmp_path: Path, encoder: FakeEncoder) -> None:
    build_generation(tmp_path, [ONE], encoder)
    encoder.encoded.clear()
    build_generation(tmp_path, [document("one", "Miners have power. It is dear.")], encoder)
    assert encoder.encoded == ["Miners have power. It is dear.", "It is dear."]


def test_without_a_change_nothing_is_embedded_and_the_generation_stays(tmp_path: Path, encoder: FakeEncoder) -> None:
    first = build_generation(tmp_path, [ONE, TWO], encoder)
    encoder.encoded.clear()
    seen: list[tuple[int, int]] = []
    again = build_generation(tmp_path, [ONE, TWO], encoder, progress=lambda done, total: seen.append((done, total)))
    assert (again.generation, again.embedded, again.changed) == (first.generation, 0, False)
    assert encoder.encoded == []
    assert seen == [(2, 2)]


def test_what_was_embedded_before_gives_the_same_vectors_as_embedding_anew(tmp_path: Path) -> None:
    build_generation(tmp_path / "a", [ONE], FakeEncoder())
    build_generation(tmp_path / "a", [TWO, ONE], FakeEncoder())
    build_generation(tmp_path / "b", [TWO, ONE], FakeEncoder())
    one, other = (GenerationStore(tmp_path / name).open_latest(FakeEncoder()) for name in "ab")
    assert one is not None
    assert other is not None
    assert one.index.dense.vectors().tolist() == other.index.dense.vectors().tolist()
    assert one.name == other.name


def test_full_embeds_everything_into_a_folder_of_its_own(tmp_path: Path, encoder: FakeEncoder) -> None:
    first = build_generation(tmp_path, [ONE], encoder)
    second = build_generation(tmp_path, [ONE], encoder, full=True)
    assert (second.embedded, second.changed) == (3, True)
    assert second.generation == f"{first.generation}-1"
    assert GenerationStore(tmp_path).names() == [second.generation, first.generation]


def test_another_encoder_embeds_everything(tmp_path: Path, encoder: FakeEncoder) -> None:
    build_generation(tmp_path, [ONE], encoder)
    assert build_generation(tmp_path, [ONE], FakeEncoder("other")).embedded == 3


def test_a_damaged_generation_is_made_again_from_the_one_before(built: Path, encoder: FakeEncoder) -> None:
    store = GenerationStore(built)
    (built / "index" / "generations" / str(store.current()) / "dense.faiss").unlink()
    report = build_generation(built, [ONE, TWO], encoder)
    assert (report.embedded, report.changed) == (1, True)
    assert store.open(report.generation, encoder).documents.keys() == {"one", "two"}


def test_of_two_builders_one_is_told_that_the_other_is_at_it(tmp_path: Path, encoder: FakeEncoder) -> None:
    started, go = Event(), Event()

    def hold(done: int, total: int) -> None:
        started.set()
        assert go.wait(5)

    worker = Thread(target=build_generation, args=(tmp_path, [ONE], FakeEncoder()), kwargs={"progress": hold})
    worker.start()
    assert started.wait(5)
    with pytest.raises(BuildInProgress):
        build_generation(tmp_path, [TWO], encoder)
    go.set()
    worker.join()
    assert build_generation(tmp_path, [ONE], encoder).changed is False


def test_a_build_that_fails_leaves_the_old_index_and_lets_the_next_begin(built: Path, encoder: FakeEncoder) -> None:
    def refuse(done: int, total: int) -> None:
        raise OSError("no space left")

    before = GenerationStore(built).current()
    with pytest.raises(OSError, match="no space"):
        build_generation(built, [document("three", "New.")], encoder, progress=refuse)
    assert GenerationStore(built).current() == before
    assert build_generation(built, [document("three", "New.")], encoder).changed


# Each child builds in a copy of the home and kills itself, without a word, at its n-th step on the file system.
_KILLED_AT_EACH_STEP = """
import json, os, shutil, signal, sys
from pathlib import Path
from index.generation import GenerationStore
from index.indexer import build_generation
from tests.index.fakes import FakeEncoder, document

home, work = Path(sys.argv[1]), Path(sys.argv[2])
steps = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree"}
new = [document("three", "Nobody waits in a queue. Power is bought with the land.")]
old = GenerationStore(home).current()

def build_until(step):
    left = step
    def watch(event, arguments):
        nonlocal left
        if event in steps and str(work) in str(arguments[0]):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(watch)
    build_generation(work, new, FakeEncoder())
    os._exit(0)

for step in range(1, 500):
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(home, work)
    child = os.fork()
    if not child:
        build_until(step)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    opened = GenerationStore(work).open_latest(FakeEncoder())
    in_force = GenerationStore(work).current() == opened.name
    again = build_generation(work, new, FakeEncoder())
    left = [path.name for path in (work / "index/generations").glob(".*")]
    print(json.dumps([status, sorted(opened.documents), in_force, again.documents, left]))
    if not status:
        break
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_kill_at_any_step_leaves_an_index_in_force_and_the_next_build_succeeds(
    built: Path, tmp_path: Path, encoder: FakeEncoder
) -> None:
    build_generation(built, [TWO], encoder)  # the third, so that the next clears one away
    command = [sys.executable, "-W", "ignore", "-c", _KILLED_AT_EACH_STEP, str(built), str(tmp_path / "work")]
    done = subprocess.run(command, cwd=ROOT, env={"OMP_NUM_THREADS": "1"}, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    runs = [json.loads(line) for line in done.stdout.splitlines()]
    assert [status for status, *_ in runs] == [-signal.SIGKILL] * (len(runs) - 1) + [0]
    assert len(runs) > 20
    assert {tuple(documents) for _, documents, *_ in runs} == {("two",), ("three",)}
    for _, _, in_force, documents, left in runs:
        assert in_force
        assert documents == 1
        assert left == []


_SLOW = """
import sys
from pathlib import Path
from index.indexer import build_generation
from tests.index.fakes import FakeEncoder, document

many = [document(f"d{at}", f"Text number {at}.") for at in range(300)]
build_generation(Path(sys.argv[1]), many, FakeEncoder(delay=0.2), progress=lambda done, total: print(done, flush=True))
"""


def test_a_builder_killed_from_outside_frees_the_lock(built: Path, encoder: FakeEncoder) -> None:
    command = [sys.executable, "-c", _SLOW, str(built)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline()  # it is embedding
        with pytest.raises(BuildInProgress):
            build_generation(built, [ONE], encoder)
        builder.kill()
    opened = GenerationStore(built).open_latest(encoder)
    assert opened is not None
    assert opened.documents.keys() == {"one", "two"}
    assert build_generation(built, [ONE], encoder).documents == 1
