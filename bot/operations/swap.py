"""A swap: what stands in a home is exchanged for what was made ready beside it, all of it or nothing.

    home/.restore/new/    what comes in, complete once COMMIT is there
    home/.restore/old/    what went out
    home/.restore/COMMIT  the names that come in, a line each: from now on the swap is finished, not undone

A home may be a volume or a folder of the system's, which cannot be renamed itself; so its entries are, one by one. A
kill before COMMIT leaves the old state, and what was made ready is cleared away; a kill after it leaves a swap that the
next command finishes first.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import Failure

DATABASE = "qudra.db"
ENTRIES = ("corpus", "golden", "index", DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm")  # what is exchanged


class Swap:
    """The swap of a home; only one may be under way, and who holds it has `locked` it."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._beside = home / ".restore"
        self._old = self._beside / "old"
        self._prepared = self._beside / "COMMIT.new"
        self._commit = self._beside / "COMMIT"
        self.new = self._beside / "new"

    @property
    def is_under_way(self) -> bool:
        """Whether one was begun, by a process that goes on or was killed."""
        return self._beside.exists()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep others out, and finish or clear away what a kill left; raises Failure while another one goes on."""
        self._home.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self._home / ".restore.lock", timeout=0):
                self._recover()
                yield
        except Timeout as error:
            raise Failure(f"a backup is being restored into {self._home}") from error

    def begin(self) -> None:
        """Make room for what comes in."""
        self.new.mkdir(parents=True)

    def give_up(self) -> None:
        """Clear away what was made ready, unless it was committed; what stands in the home is as it was."""
        if not self._commit.exists():
            shutil.rmtree(self._beside, ignore_errors=True)

    def prepare(self) -> None:
        """Have the disk keep what comes in, so that nothing but a rename is left to do; raises OSError."""
        self._old.mkdir()
        with self._prepared.open("w", encoding="ascii") as names:
            names.writelines(f"{path.name}\n" for path in sorted(self.new.iterdir()))
        for path in (*self._beside.rglob("*"), self._beside):
            sync(path)

    def commit(self) -> None:
        """Exchange what stands in the home for what was prepared; raises OSError, and then `locked` goes on with it."""
        os.replace(self._prepared, self._commit)
        sync(self._beside)
        self._finish()

    def _recover(self) -> None:
        if self._commit.exists():
            self._finish()
        elif self.is_under_way:
            shutil.rmtree(self._beside)

    def _finish(self) -> None:
        """Go through the swap from wherever it stands."""
        coming = self._commit.read_text("ascii").split()
        for name in ENTRIES:
            is_in = name in coming and not (self.new / name).exists()
            if not is_in and (self._home / name).exists():
                os.replace(self._home / name, self._old / name)
        for name in coming:
            if (self.new / name).exists():
                os.replace(self.new / name, self._home / name)
        sync(self._home)
        self._commit.unlink()  # first: without it, what is left is only to be cleared away
        sync(self._beside)
        shutil.rmtree(self._beside)


def recover(home: Path) -> None:
    """Finish the swap that a kill interrupted, if there is one; raises Failure."""
    swap = Swap(home)
    if not swap.is_under_way:
        return
    try:
        with swap.locked():
            pass
    except OSError as error:
        raise Failure(f"a restoration into {home} cannot be finished: {error}") from error


def sync(path: Path) -> None:
    """Have the disk keep a file, or a folder's entries, before anything else is done."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
