"""Swaps, and what is left when one is killed at any of its steps."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from bot.errors import Failure
from bot.operations.swap import Swap, recover

OLD = {"corpus/a.md": "old", "corpus/trash/b.md": "old", "qudra.db": "old", "qudra.db-wal": "old", "pending/x": "kept"}
NEW = {"corpus/a.md": "new", "index/CURRENT": "new", "qudra.db": "new"}
AFTER = NEW | {"pending/x": "kept"}
KILLED = 9


def write(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)


def read(home: Path) -> dict[str, str]:
    files = (path for path in home.rglob("*") if path.is_file() and path.name != ".restore.lock")
    return {path.relative_to(home).as_posix(): path.read_text() for path in files}


def swap(home: Path) -> None:
    one = Swap(home)
    with one.locked():
        one.begin()
        write(one.new, NEW)
        one.prepare()
        one.commit()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write(tmp_path, OLD)
    return tmp_path


def test_everything_is_exchanged_and_the_rest_is_left_alone(home: Path) -> None:
    swap(home)
    assert read(home) == AFTER


def test_what_was_made_ready_can_be_given_up(home: Path) -> None:
    one = Swap(home)
    with one.locked():
        one.begin()
        write(one.new, NEW)
        one.give_up()
    assert read(home) == OLD
    assert not one.is_under_way


def test_only_one_swap_is_under_way(home: Path) -> None:
    one = Swap(home)
    one.begin()
    with FileLock(home / ".restore.lock"), pytest.raises(Failure, match="is being restored"):
        recover(home)
    assert one.is_under_way


def killed_at(step: int, home: Path) -> bool:
    """Swap in another process that dies before so many changes to the disk; tells whether it died."""
    process = os.fork()
    if process == 0:
        left = iter(range(step))

        def dying(change: Callable[..., Any]) -> Callable[..., Any]:
            def changed(*arguments: Any, **named: Any) -> Any:
                if next(left, None) is None:
                    os._exit(KILLED)
                return change(*arguments, **named)

            return changed

        for module, name in ((os, "replace"), (os, "mkdir"), (os, "unlink"), (os, "rmdir"), (os, "fsync")):
            setattr(module, name, dying(getattr(module, name)))
        swap(home)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == KILLED


def test_killed_at_any_step_it_leaves_the_old_state_or_the_new(tmp_path: Path) -> None:
    found = []
    for step in range(1_000):
        home = tmp_path / str(step)
        write(home, OLD)
        died = killed_at(step, home)
        recover(home)
        assert not Swap(home).is_under_way
        found.append(read(home))
        shutil.rmtree(home)
        if not died:
            break
    assert len(found) > 15
    turned = found.index(AFTER)
    assert all(state == OLD for state in found[:turned])
    assert all(state == AFTER for state in found[turned:])


def test_one_that_failed_halfway_is_gone_on_with(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, done = os.replace, []

    def failing(source: Any, target: Any) -> None:
        if len(done) == 3:
            raise OSError("the disk is tired")
        done.append(target)
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(OSError, match="tired"):
        swap(home)
    with pytest.raises(Failure, match="cannot be finished"):
        recover(home)
    monkeypatch.undo()
    recover(home)
    assert read(home) == AFTER
