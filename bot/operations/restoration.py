"""A restoration: a backup made ready beside what stands in a home, checked, and exchanged for it.

Where the database is no file in the home, its tables are replaced in one transaction, which is committed right before
the exchange: a kill between the two leaves old documents and new conversations, and restoring again mends that.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.errors import Failure, UsageFailure
from bot.operations.archive import Archive, open_archive
from bot.operations.dump import has_rows, load
from bot.operations.manifest import Manifest
from bot.operations.swap import DATABASE, ENTRIES, Swap
from bot.state.database import Database, address_in

_RESERVE = 64 * 1024 * 1024  # bytes that stay free
_PATIENCE = 1.0  # seconds for whoever closes the database just now
_LOCKS = (".lock", "build.lock")


def restore(path: Path, home: Path, url: str = "", force: bool = False) -> Manifest:
    """Restore a backup into a home and a database (`url`, or the file in the home), and return what it held.

    Raises UsageFailure when something is there and it is not to be replaced by `force`, else Failure; then everything
    is as it was.
    """
    swap = Swap(home)
    try:
        with open_archive(path) as archive, swap.locked():
            _check_room(home, url, archive.manifest, force)
            try:
                _make_ready(archive, swap)
                _put_in_place(archive.manifest, swap, url)
            finally:
                swap.give_up()
            return archive.manifest
    except OSError as error:
        raise Failure(f"{path}: cannot be restored: {error}") from error


def _check_room(home: Path, url: str, manifest: Manifest, force: bool) -> None:
    """Raise Failure unless there is room for a backup, and nobody and nothing in its place."""
    if not force and (_holds_anything(home) or (url and has_rows(url))):
        raise UsageFailure(f"{home} or its database is not empty; --force replaces what is there")
    if mounted := [name for name in ENTRIES if (home / name).is_mount()]:
        raise Failure(f"{home / mounted[0]} is a volume of its own, which cannot be exchanged: mount {home} instead")
    free = shutil.disk_usage(home).free - _RESERVE
    if manifest.size > free:
        raise Failure(f"it needs {manifest.size} bytes, and {max(free, 0)} are free in {home}")
    if not url:
        _take_over(home / DATABASE)


def _holds_anything(home: Path) -> bool:
    files = (file for name in ENTRIES for file in (home / name, *(home / name).rglob("*")))
    return any(file.is_file() and file.name not in _LOCKS for file in files)


def _take_over(database: Path) -> None:
    """Raise Failure when somebody has SQLite's file open; else nothing of it is left in another file."""
    if not database.is_file():
        return
    try:
        with closing(sqlite3.connect(database, timeout=_PATIENCE)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()  # only the last to have it open may do that
    except sqlite3.OperationalError as error:
        raise Failure(f"{database} is in use ({error}): stop the bot first") from error
    except sqlite3.DatabaseError:
        return  # damaged, as may be why a backup is restored


def _make_ready(archive: Archive, swap: Swap) -> None:
    swap.begin()
    archive.extract(swap.new)
    for name, seconds in archive.manifest.touched.items():
        if (swap.new / name).is_dir():
            os.utime(swap.new / name, (seconds, seconds))


def _put_in_place(manifest: Manifest, swap: Swap, url: str) -> None:
    """Load the tables and exchange the rest; the database in the home is a part of what is exchanged."""
    state = swap.new.parent / "state"
    (swap.new / "state").mkdir(exist_ok=True)
    os.replace(swap.new / "state", state)
    if url:
        with _loaded(url, state, manifest.migration):
            swap.prepare()
    else:
        with _loaded(address_in(swap.new), state, manifest.migration):
            pass  # it has to be closed before it is what comes in
        swap.prepare()
    swap.commit()


@contextmanager
def _loaded(url: str, state: Path, migration: str) -> Iterator[None]:
    """Load a dump into a database, and commit it when the `with` block ends well."""
    database = Database(url)
    try:
        with database.begin() as connection:
            load(connection, state, migration)
            yield
    finally:
        database.close()
