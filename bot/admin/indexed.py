"""What was indexed last: so that a start builds an index when documents have changed, and undoes no decision.

home/index/INDEXED    the digest of the library that the last build was of, whether that is in force or was refused
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from corpus.library import Library
from index.generation import GenerationStore


def is_indexed(home: Path) -> bool:
    """Tell whether there is an index in force, and the documents are those that were indexed last."""
    if GenerationStore(home).current() is None:
        return False
    try:
        return _file(home).read_text("ascii") == Library(home).digest()
    except (OSError, UnicodeDecodeError):
        return False


def note_indexed(home: Path, digest: str) -> None:
    """Take note of what was indexed, by the library's digest from before; without it, a start only builds once more."""
    with suppress(OSError):
        _file(home).write_text(digest, "ascii")


def _file(home: Path) -> Path:
    return home / "index" / "INDEXED"
