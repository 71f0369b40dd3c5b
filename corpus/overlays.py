"""Overlays: notes that an admin puts on shipped documents, each document's in a file of its own beside them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpus.document import Document, Note
from corpus.files import ENDING, load, write
from corpus.front_matter import dump_document

_NO_TEXT = "(notes)"  # the text of a file that holds nothing but notes


class Overlays:
    """The notes in a folder, `<id>.md` for a document, as front matter."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def over(self, document: Document) -> Document:
        """Return a shipped document with its overlay's notes; raises DocumentError when these cannot be read."""
        path = self._path(document.id)
        return noted(document, *load(path).notes) if path.is_file() else document

    def put(self, document: Document, note: Note) -> None:
        """Put a note on a shipped document, given as it ships; raises DocumentError or OSError."""
        path = self._path(document.id)
        own = load(path).notes if path.is_file() else ()
        self._folder.mkdir(exist_ok=True)
        write(path, dump_document(noted(replace(document, notes=own, text=_NO_TEXT), note)))

    def content(self, document_id: str) -> bytes:
        """Return what is in a document's overlay, nothing without one; raises OSError."""
        path = self._path(document_id)
        return path.read_bytes() if path.is_file() else b""

    def _path(self, document_id: str) -> Path:
        return self._folder / f"{document_id}{ENDING}"


def noted(document: Document, *notes: Note) -> Document:
    """Return a document with further notes, each in the place of one with its id."""
    named = {note.id: note for note in (*document.notes, *notes)}
    return replace(document, notes=tuple(named.values()))
