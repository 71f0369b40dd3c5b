"""The manifest of a generation: which files it is made of, by their digests, so that damage is seen when it opens."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from index.errors import BrokenGeneration

FORMAT = 7  # raise it when what is written, or how passages are cut, changes
_MANIFEST = "manifest.json"
_SETTLED = 5.0  # seconds after which a file that is written to again has another time
_KEPT = 1_000  # digests

_known: dict[tuple[int, int, int, int], str] = {}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself: its format, encoder, and the digest of each file by relative path."""

    format: int
    encoder: str
    files: dict[str, str]


_manifest = TypeAdapter(Manifest)


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


def is_intact(folder: Path) -> bool:
    """Tell whether every file is as the manifest says."""
    try:
        verify(folder)
    except BrokenGeneration:
        return False
    return True


def write_manifest(folder: Path, encoder: str) -> None:
    """Write down what is in a generation's folder, and have the disk keep it."""
    files = {str(path.relative_to(folder)): _digest(path) for path in sorted(_files(folder))}
    manifest = Manifest(FORMAT, encoder, files)
    (folder / _MANIFEST).write_bytes(_manifest.dump_json(manifest, indent=1))
    for path in [*_files(folder), folder]:
        sync(path)


def sync(path: Path) -> None:
    """Have the disk keep a file, or a folder's entries, before anything else is done."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _digest(path: Path) -> str:
    """Return a file's digest; of one that generations share, and that nobody has written to since, the one known."""
    with path.open("rb") as file:
        stat = os.fstat(file.fileno())
        identity = stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns
        if identity in _known:
            return _known[identity]
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if time.time() - stat.st_mtime > _SETTLED:  # before that, another writing may leave the same time
        if len(_known) >= _KEPT:
            _known.clear()
        _known[identity] = digest
    return digest
