"""Files of documents: found by their ids, read, and written whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from corpus.document import Document
from corpus.errors import DocumentError
from corpus.front_matter import load_document

ENDING = ".md"


def files_in(folder: Path) -> dict[str, Path]:
    """Return the documents' files in a folder by id."""
    return {path.stem: path for path in folder.glob(f"*{ENDING}") if not path.name.startswith(".")}


def load(path: Path) -> Document:
    """Read a document; raises DocumentError."""
    try:
        return load_document(path.read_bytes().decode("utf-8"), path.stem)
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError("unreadable-document", id=path.stem, reason=str(error)) from error


def write(path: Path, content: str) -> None:
    """Write a file whole or not at all."""
    fresh = path.with_name(f".{path.name}.new")
    with fresh.open("wb") as file:
        file.write(content.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)


def keep_copy(path: Path, folder: Path) -> None:
    """Copy a file, if it is there, into a folder by its name."""
    if path.is_file():
        folder.mkdir(exist_ok=True)
        aside = folder / f".{path.name}.aside"
        shutil.copyfile(path, aside)
        os.replace(aside, folder / path.name)


def exchange(kept: Path, path: Path) -> None:
    """Put a file that was kept in its place, and what is there in the other's."""
    aside = kept.with_name(f".{kept.name}.was")
    os.replace(kept, aside)
    keep_copy(path, kept.parent)
    os.replace(aside, path)
