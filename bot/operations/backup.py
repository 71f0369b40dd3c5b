"""A backup: one file with everything that cannot be had again, made while the bot runs.

    manifest.json         what is in it (`bot/operations/manifest.py`)
    corpus/               documents, notes and trash of administrators, and which shipped ones are removed
    golden/               their golden questions
    index/                the generation in force and those before it that are kept
    state/<table>.jsonl   the database, a table a file, whether it is SQLite or PostgreSQL

Left out: uploads that wait for a decision (a day at most), candidates for an index, and settings, which hold secrets.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import Failure
from bot.operations.archive import write_archive
from bot.operations.dump import dump
from bot.operations.manifest import FORMAT, File, Manifest
from index.generation import GenerationStore
from index.manifest import is_intact

_PATIENCE = 60.0  # seconds for whoever is changing documents or building an index
_DOCUMENTS = ("*.md", "removed.txt", "trash/*.md", "notes/*.md")


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What was backed up, how large it is in the archive (bytes), and whether the index in force was intact."""

    manifest: Manifest
    size: int
    has_index: bool


def back_up(home: Path, url: str, path: Path) -> BackedUp:
    """Back a home and a database up into a file, whole or not at all.

    Raises Failure when something cannot be read or written, or there is nothing.
    """
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as beside:
            return _backed_up(home, url, path, Path(beside))
    except Timeout as error:
        raise Failure(f"backup: {Path(error.lock_file).parent} is being changed; try again later") from error
    except OSError as error:
        raise Failure(f"backup: {error}") from error


def _backed_up(home: Path, url: str, path: Path, beside: Path) -> BackedUp:
    _copy_documents(home, beside)
    (beside / "state").mkdir()
    migration = dump(url, beside / "state")
    with _still(home / "index" / "build.lock"):
        touched = _copy_index(home, beside)
    files = {str(file.relative_to(beside).as_posix()): file for file in sorted(beside.rglob("*")) if file.is_file()}
    if not files:
        raise Failure(f"backup: there is nothing in {home}")
    described = {name: File.of(file) for name, file in files.items()}
    manifest = Manifest(FORMAT, version("qudra"), datetime.now(UTC), migration, described, touched)
    write_archive(path, manifest, files)
    return BackedUp(manifest, path.stat().st_size, "index/CURRENT" in files)


@contextmanager
def _still(lock: Path) -> Iterator[None]:
    """Keep others from changing a folder that is there, by the lock file that they take themselves."""
    if lock.parent.is_dir():
        with FileLock(lock, timeout=_PATIENCE):
            yield
    else:
        yield


def _copy_documents(home: Path, beside: Path) -> None:
    with _still(home / "corpus" / ".lock"):
        for pattern in _DOCUMENTS:
            _copy(home, beside, f"corpus/{pattern}")
    _copy(home, beside, "golden/*.jsonl")


def _copy(home: Path, beside: Path, pattern: str) -> None:
    """Copy files with their times; those whose names begin with a dot are being written."""
    for file in home.glob(pattern):
        if file.is_file() and not file.name.startswith("."):
            copy = beside / file.relative_to(home)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, copy)


def _copy_index(home: Path, beside: Path) -> dict[str, float]:
    """Copy the intact generations, and return when each was put in force; CURRENT comes along if it names one."""
    store, touched = GenerationStore(home), {}
    current = store.current()
    for name in store.names():
        folder = Path("index/generations") / name
        if is_intact(home / folder):
            touched[folder.as_posix()] = (home / folder).stat().st_mtime
            shutil.copytree(home / folder, beside / folder)
    if f"index/generations/{current}" in touched:
        (beside / "index" / "CURRENT").write_text(str(current), "ascii")
        _copy(home, beside, "index/INDEXED")
    return touched
