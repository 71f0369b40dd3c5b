"""The library: the documents that ship with Qudra together with those that an admin brought, and without the removed.

    corpus/documents/<id>.md    shipped
    home/corpus/<id>.md         an admin's own; it stands in for a shipped one of the same id
    home/corpus/removed.txt     ids of shipped documents that an admin took out, one a line

A file is written whole or not at all, and one that is broken does not stop the others.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from filelock import FileLock

from corpus.document import Document, Language
from corpus.errors import CorpusError, DocumentError, UnknownDocument
from corpus.front_matter import dump_document, load_document

_SHIPPED = Path(__file__).parent / "documents"
_ENDING = ".md"


class Library:
    """All documents that answers may come from; every question to it looks at the files afresh."""

    def __init__(self, home: Path, shipped: Path = _SHIPPED) -> None:
        self._own = home / "corpus"
        self._removed = self._own / "removed.txt"
        self._shipped = shipped

    def documents(self) -> list[Document]:
        """Return the readable documents, by id; `problems` tells of the others."""
        return self._load()[0]

    def problems(self) -> list[CorpusError]:
        """Return what is wrong with the documents that cannot be read, by id."""
        return self._load()[1]

    def get(self, name: str, language: Language | None = None) -> Document:
        """Return a document by its id, or else a source's document: in `language`, or its first by id.

        Raises UnknownDocument, or DocumentError for a document whose file is broken.
        """
        path = self._paths().get(name)
        if path is not None:
            return _load(path)
        for document in self.documents():
            if document.source == name and language in (None, document.language):
                return document
        raise UnknownDocument("unknown-document", id=name)

    def add(self, document: Document, replace: bool = False) -> None:
        """Add an admin's document; with `replace`, in place of one with its id.

        Raises DocumentError("duplicate-id"), or "not-saved" when the disk refuses.
        """
        try:
            with self._lock():
                if not replace and document.id in self._paths():
                    raise DocumentError("duplicate-id", id=document.id)
                _write(self._own / f"{document.id}{_ENDING}", dump_document(document))
        except OSError as error:
            raise DocumentError("not-saved", id=document.id, reason=error.strerror or str(error)) from error

    def remove(self, document_id: str) -> None:
        """Take a document out: an admin's own is deleted, a shipped one is listed as removed.

        Raises UnknownDocument, or DocumentError("not-saved") when the disk refuses.
        """
        try:
            with self._lock():
                if document_id not in self._paths():
                    raise UnknownDocument("unknown-document", id=document_id)
                if document_id in _files(self._shipped):  # first: the shipped one must not show in between
                    listed = sorted(self._removed_ids() | {document_id})
                    _write(self._removed, "".join(f"{name}\n" for name in listed))
                (self._own / f"{document_id}{_ENDING}").unlink(missing_ok=True)
        except OSError as error:
            raise DocumentError("not-saved", id=document_id, reason=error.strerror or str(error)) from error

    def digests(self) -> dict[str, str]:
        """Return a digest of each document's file by document id, without parsing; unreadable files are left out."""
        digests = {}
        for name, path in self._paths().items():
            try:
                digests[name] = hashlib.sha256(path.read_bytes()).hexdigest()
            except OSError:
                continue
        return digests

    def digest(self) -> str:
        """Return one digest of all documents: another one means that something has changed."""
        lines = (f"{name} {digest}\n" for name, digest in self.digests().items())
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def _load(self) -> tuple[list[Document], list[CorpusError]]:
        documents: list[Document] = []
        problems: list[CorpusError] = []
        for path in self._paths().values():
            try:
                documents.append(_load(path))
            except CorpusError as error:
                problems.append(error)
        return documents, problems

    def _paths(self) -> dict[str, Path]:
        """Return the file of each document by id, in order of the ids."""
        removed = self._removed_ids()
        shipped = {name: path for name, path in _files(self._shipped).items() if name not in removed}
        return dict(sorted((shipped | _files(self._own)).items()))

    def _removed_ids(self) -> set[str]:
        try:
            return set(self._removed.read_text("utf-8", errors="replace").split())
        except (FileNotFoundError, NotADirectoryError):
            return set()

    def _lock(self) -> FileLock:
        self._own.mkdir(parents=True, exist_ok=True)
        return FileLock(self._own / ".lock")


def _files(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in folder.glob(f"*{_ENDING}") if not path.name.startswith(".")}


def _load(path: Path) -> Document:
    try:
        return load_document(path.read_bytes().decode("utf-8"), path.stem)
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError("unreadable-document", id=path.stem, reason=str(error)) from error


def _write(path: Path, content: str) -> None:
    """Write a file whole or not at all."""
    fresh = path.with_name(f".{path.name}.new")
    with fresh.open("wb") as file:
        file.write(content.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)
