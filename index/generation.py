"""Generations: an index on disk, written beside the old one, verified, then swapped in atomically.

    home/index/CURRENT                 the name of the generation in force
    home/index/generations/<name>/     manifest.json, documents.json, dense.faiss, starts.npy, lexical/

A name is the digest of what the generation was made from (and a counter, when it was made again), so the same corpus
and encoder give the same name. A kill at any moment leaves CURRENT naming a complete generation; what was half written
is cleared by the next build.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from corpus.document import Document
from corpus.errors import DocumentError
from corpus.passage import passages_of
from index.dense import DenseIndex
from index.encoder import Encoder
from index.errors import BrokenGeneration
from index.index import Index, dense_texts
from index.lexical import LexicalIndex

FORMAT = 3  # raise it when what is written, or how passages are cut, changes
_KEPT = 3  # generations: the one in force and the two before it
_MANIFEST = "manifest.json"
_DOCUMENTS = "documents.json"
_documents = TypeAdapter(list[Document])


@dataclass(frozen=True, slots=True)
class Generation:
    """An opened generation: its documents, and the index over their passages."""

    name: str
    documents: dict[str, Document]
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
        """Return the names of what is on disk, that in force first, then the newest first."""
        if not self._generations.is_dir():
            return []
        folders = [path for path in self._generations.iterdir() if path.is_dir() and not path.name.startswith(".")]
        current = self.current()
        folders.sort(key=lambda path: (path.name != current, -_made(path)))
        return [path.name for path in folders]

    def open(self, name: str, encoder: Encoder) -> Generation:
        """Open a generation for an encoder.

        Raises BrokenGeneration when a file is missing or changed, or another encoder made it.
        """
        folder = self._generations / name
        manifest = verify(folder)
        if manifest.encoder != encoder.id:
            raise BrokenGeneration(f"{name} was made by {manifest.encoder}, not by {encoder.id}")
        try:
            documents = _documents.validate_json((folder / _DOCUMENTS).read_bytes())
            passages = [passage for document in documents for passage in passages_of(document)]
            dense = DenseIndex.load(folder)
            lexical = LexicalIndex.load(folder / "lexical", len(passages))
        except (OSError, ValueError, RuntimeError, DocumentError) as error:  # RuntimeError is FAISS's
            raise BrokenGeneration(f"{name}: {error}") from error
        if not dense.fits(*dense_texts(passages)):
            raise BrokenGeneration(f"{name}: its vectors are of other passages")
        return Generation(
            name, {document.id: document for document in documents}, Index(passages, lexical, dense, encoder)
        )

    def open_latest(self, encoder: Encoder) -> Generation | None:
        """Open the generation in force, or the newest intact one when that is damaged, or None."""
        for name in self.names():
            try:
                return self.open(name, encoder)
            except BrokenGeneration:
                continue
        return None

    def write(self, digest: str, documents: Sequence[Document], index: Index) -> str:
        """Write a generation beside the others, verify it, put it in force, and return its name."""
        name = self._free_name(digest)
        building = self._generations / f".building-{name}"
        building.mkdir(parents=True)
        (building / _DOCUMENTS).write_bytes(_documents.dump_json(list(documents)))
        index.dense.save(building)
        index.lexical.save(building / "lexical")
        _write_manifest(building, index)
        verify(building)
        os.replace(building, self._generations / name)
        _sync(self._generations)
        self.put_in_force(name)
        self._clear_old()
        return name

    def put_in_force(self, name: str) -> None:
        """Swap: from now on, `name` is what questions are answered from."""
        fresh = self._current.with_suffix(".new")
        with fresh.open("w", encoding="ascii") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, self._current)
        _sync(self._folder)

    def _free_name(self, digest: str) -> str:
        names = (digest if again == 0 else f"{digest}-{again}" for again in itertools.count())
        return next(name for name in names if not (self._generations / name).exists())

    def clear_unfinished(self) -> None:
        """Remove what a kill left half written or half removed; only for whoever holds the lock."""
        for path in self._generations.glob(".building-*"):
            shutil.rmtree(path)

    def _clear_old(self) -> None:
        for name in self.names()[_KEPT:]:
            hidden = self._generations / f".building-{name}"  # a kill must not leave half of it under its name
            os.replace(self._generations / name, hidden)
            shutil.rmtree(hidden)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself: its format, encoder, and the digest of each file by relative path."""

    format: int
    encoder: str
    files: dict[str, str]


def verify(folder: Path) -> Manifest:
    """Check a generation's files against its manifest and return the manifest.

    Raises BrokenGeneration when a file is missing, changed, or the format is another.
    """
    try:
        manifest = _manifest.validate_json((folder / _MANIFEST).read_bytes())
        changed = [name for name, digest in manifest.files.items() if _digest(folder / name) != digest]
    except (OSError, ValueError) as error:
        raise BrokenGeneration(f"{folder.name}: {error}") from error
    if manifest.format != FORMAT:
        raise BrokenGeneration(f"{folder.name}: format {manifest.format}")
    if changed:
        raise BrokenGeneration(f"{folder.name}: changed: {', '.join(changed)}")
    return manifest


_manifest = TypeAdapter(Manifest)


def _write_manifest(folder: Path, index: Index) -> None:
    files = {str(path.relative_to(folder)): _digest(path) for path in sorted(_files(folder))}
    manifest = Manifest(FORMAT, index.encoder.id, files)
    (folder / _MANIFEST).write_bytes(_manifest.dump_json(manifest, indent=1))
    for path in [*_files(folder), folder]:
        _sync(path)


def _made(folder: Path) -> float:
    """Return when a generation was made; one that is being cleared away by another process is the oldest."""
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
