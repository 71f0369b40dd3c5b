"""The manifest of a backup: what is in it, by size and digest, so that damage is seen before anything is touched."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from pydantic import TypeAdapter

from bot.operations.errors import DamagedBackup

FORMAT = 1  # raise it when what a backup holds changes
MANIFEST = "manifest.json"
FOLDERS = ("corpus", "golden", "index", "state")  # that files of a backup may be in


@dataclass(frozen=True, slots=True)
class File:
    """A file of a backup: its bytes, and their SHA-256."""

    size: int
    sha256: str

    @classmethod
    def of(cls, path: Path) -> File:
        """Describe a file; raises OSError."""
        with path.open("rb") as content:
            return cls(path.stat().st_size, hashlib.file_digest(content, "sha256").hexdigest())


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself.

    `migration` is the last one that its tables had ("" without tables), `files` are by path, and `touched` has the time
    of each generation's folder, which tells when it was put in force (seconds since 1970).
    """

    format: int
    version: str
    made: datetime
    migration: str
    files: dict[str, File]
    touched: dict[str, float]

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(file.size for file in self.files.values())


_manifest = TypeAdapter(Manifest)


def dump_manifest(manifest: Manifest) -> bytes:
    """Return a manifest as JSON."""
    return _manifest.dump_json(manifest, indent=1)


def load_manifest(content: bytes) -> Manifest:
    """Read a manifest; raises DamagedBackup when it is damaged, of another format, or names what no backup holds."""
    try:
        manifest = _manifest.validate_json(content)
    except ValueError as error:
        raise DamagedBackup("its manifest cannot be read") from error
    if manifest.format != FORMAT:
        raise DamagedBackup(f"it has format {manifest.format}, and this version of Qudra reads {FORMAT}")
    if strange := [name for name in (*manifest.files, *manifest.touched) if not _is_ours(name)]:
        raise DamagedBackup(f"it names {strange[0][:80]!r}, which no backup holds")
    if any(file.size < 0 for file in manifest.files.values()):
        raise DamagedBackup("its manifest cannot be read")
    return manifest


def _is_ours(name: str) -> bool:
    """Tell whether a name is a plain relative path into one of the folders."""
    parts = PurePosixPath(name).parts
    plain = name == "/".join(parts) and not {"..", "."} & set(parts) and not set(name) & {"\\", "\0", ":"}
    return plain and len(parts) > 1 and parts[0] in FOLDERS
