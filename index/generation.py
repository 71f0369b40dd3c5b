"""Generations: an index on disk, written beside the old one, verified, then swapped in atomically.

    home/index/CURRENT                 the name of the generation in force
    home/index/generations/<name>/     manifest.json, documents.json, dense.faiss, starts.npy, lexical/
                                       of a large one: manifest.json and what index/large/layout.py writes
    home/index/generations/<name>.candidate    there while that generation has not been in force

A name is the digest of what the generation was made from (and a counter, when it was made again), so the same corpus
and encoder give the same name. A kill at any moment leaves CURRENT naming a complete generation; what was half written
is cleared by the next build. A candidate is complete and can be opened, but only by its name.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter

from corpus.document import Document
from corpus.errors import DocumentError
from corpus.passage import passages_of
from index.dense import DenseIndex
from index.documents import Documents, DocumentsInMemory
from index.encoder import Encoder
from index.errors import BrokenGeneration
from index.index import Index, dense_texts
from index.large.layout import is_large_generation, open_segments
from index.lexical import LexicalIndex
from index.manifest import FORMAT, is_intact, sync, verify, write_manifest

_KEPT = 3  # generations: the one in force and the two before it
_CANDIDATE = ".candidate"
_DOCUMENTS = "documents.json"
_documents = TypeAdapter(list[Document])


@dataclass(frozen=True, slots=True)
class Generation:
    """An opened generation: its documents, and the index over their passages."""

    name: str
    documents: Documents
    index: Index

    @property
    def digest(self) -> str:
        """The digest of what it was made from."""
        return self.name.partition("-")[0]


def content_digest(documents: Sequence[Document], encoder_id: str) -> str:
    """Return the digest of what a generation would be made from."""
    content = _documents.dump_json(list(documents)) + f"\0{encoder_id}\0{FORMAT}".encode()
    return hashlib.sha256(content).hexdigest()[:16]


class GenerationStore:
    """The generations under `home/index`."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "index"
        self._generations = self._folder / "generations"
        self._current = self._folder / "CURRENT"

    @property
    def lock_file(self) -> Path:
        """The file that whoever builds holds locked."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder / "build.lock"

    def current(self) -> str | None:
        """Return the name of the generation in force, or None; cheap enough to ask before every question."""
        try:
            return self._current.read_text("ascii").strip() or None
        except (OSError, UnicodeDecodeError):
            return None

    def names(self) -> list[str]:
        """Return the names of what is or was in force, that in force first, then the last that was."""
        current, candidates = self.current(), set(self.candidates())
        folders = [path for path in self._folders() if path.name == current or path.name not in candidates]
        folders.sort(key=lambda path: (path.name != current, -_touched(path)))
        return [path.name for path in folders]

    def candidates(self) -> list[str]:
        """Return the names of what was written and never put in force, the newest first."""
        folders = [path for path in self._folders() if self._mark(path.name).exists()]
        return [path.name for path in sorted(folders, key=lambda path: -_touched(path))]

    def in_force_since(self, name: str) -> datetime:
        """Return when a generation was last put in force."""
        return datetime.fromtimestamp(_touched(self._generations / name), UTC)

    def find(self, digest: str) -> str | None:
        """Return the name of an intact generation that was made from what a digest tells, None without one."""
        for name in [*self.names(), *self.candidates()]:
            if name.partition("-")[0] == digest and is_intact(self._generations / name):
                return name
        return None

    def open(self, name: str, encoder: Encoder) -> Generation:
        """Open a generation for an encoder.

        Raises BrokenGeneration when a file is missing or changed, or another encoder made it.
        """
        folder = self._generations / name
        manifest = verify(folder)
        if manifest.encoder != encoder.id:
            raise BrokenGeneration(f"{name} was made by {manifest.encoder}, not by {encoder.id}")
        opened = open_segments if is_large_generation(folder) else _open
        try:
            return Generation(name, *opened(folder, encoder))
        except (OSError, ValueError, RuntimeError, DocumentError) as error:  # RuntimeError is FAISS's
            raise BrokenGeneration(f"{name}: {error}") from error

    def open_latest(self, encoder: Encoder) -> Generation | None:
        """Open the generation in force, or the newest intact one when that is damaged, or None."""
        for name in self.names():
            try:
                return self.open(name, encoder)
            except BrokenGeneration:
                continue
        return None

    def write(self, digest: str, encoder_id: str, fill: Callable[[Path], None]) -> str:
        """Write a generation beside the others, verify it, and return its name; candidates before it are cleared.

        `fill` writes what it is made of into the folder that it is given.
        """
        name = self._free_name(digest)
        building = self._generations / f".building-{name}"
        building.mkdir(parents=True)
        try:
            fill(building)
            write_manifest(building, encoder_id)
            verify(building)
        except BaseException:
            shutil.rmtree(building)  # at once: it may be what fills the disk
            raise
        before = self.candidates()
        self._mark(name).touch()
        os.replace(building, self._generations / name)
        sync(self._generations)
        for candidate in before:
            self._clear(candidate)
        return name

    def put_in_force(self, name: str) -> None:
        """Swap: from now on, `name` is what questions are answered from; the oldest are cleared away.

        Raises BrokenGeneration when it is damaged or no longer there.
        """
        folder = self._generations / name
        if folder.parent != self._generations or name.startswith("."):
            raise BrokenGeneration(f"{name}: not a generation")
        verify(folder)
        os.utime(folder)  # its time is when it was put in force
        self._mark(name).unlink(missing_ok=True)  # first: what CURRENT names is no candidate
        self._point_to(name)
        for old in self.names()[_KEPT:]:
            self._clear(old)

    def _point_to(self, name: str) -> None:
        fresh = self._current.with_suffix(f".{os.getpid()}-{threading.get_ident()}.new")  # two may swap at once
        with fresh.open("w", encoding="ascii") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, self._current)
        sync(self._folder)

    def _free_name(self, digest: str) -> str:
        names = (digest if again == 0 else f"{digest}-{again}" for again in itertools.count())
        return next(name for name in names if not (self._generations / name).exists())

    def clear_unfinished(self) -> None:
        """Remove what a kill left half written or half removed; only for whoever holds the lock."""
        for path in self._generations.glob(".building-*"):
            shutil.rmtree(path)
        for mark in self._generations.glob(f"*{_CANDIDATE}"):
            if not mark.with_suffix("").exists():
                mark.unlink()

    def _clear(self, name: str) -> None:
        hidden = self._generations / f".building-{name}"  # a kill must not leave half of it under its name
        os.replace(self._generations / name, hidden)
        self._mark(name).unlink(missing_ok=True)
        shutil.rmtree(hidden)

    def _mark(self, name: str) -> Path:
        return self._generations / f"{name}{_CANDIDATE}"

    def _folders(self) -> list[Path]:
        if not self._generations.is_dir():
            return []
        return [path for path in self._generations.iterdir() if path.is_dir() and not path.name.startswith(".")]


def save_exact(folder: Path, documents: Sequence[Document], lexical: LexicalIndex, dense: DenseIndex) -> None:
    """Write what a generation that is searched exactly is made of into its folder."""
    (folder / _DOCUMENTS).write_bytes(_documents.dump_json(list(documents)))
    dense.save(folder)
    lexical.save(folder / "lexical")


def _open(folder: Path, encoder: Encoder) -> tuple[DocumentsInMemory, Index]:
    """Open what `save_exact` wrote."""
    documents = _documents.validate_json((folder / _DOCUMENTS).read_bytes())
    passages = tuple(passage for document in documents for passage in passages_of(document))
    dense = DenseIndex.load(folder)
    lexical = LexicalIndex.load(folder / "lexical", len(passages))
    if not dense.fits(*dense_texts(passages)):
        raise ValueError("its vectors are of other passages")
    return DocumentsInMemory(documents), Index(passages, lexical, dense, encoder)


def _touched(folder: Path) -> float:
    """Return when a generation was put in force, or made; one that another process is clearing away is the oldest."""
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0
