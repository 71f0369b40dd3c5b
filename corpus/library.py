"""The library: the documents that ship with Qudra together with those that an admin brought, and without the removed.

    corpus/documents/<id>.md    shipped
    home/corpus/<id>.md         an admin's own; it stands in for a shipped one of the same id
    home/corpus/removed.txt     ids of shipped documents that an admin took out, one a line
    home/corpus/trash/<id>.md   an admin's own that was taken out or replaced; the last of its id
    home/corpus/notes/<id>.md   an admin's notes on a shipped document

A file is written whole or not at all, and one that is broken does not stop the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock

from corpus.document import Document, Language, Note
from corpus.errors import CorpusError, DocumentError, UnknownDocument
from corpus.files import ENDING, exchange, files_in, keep_copy, load, write
from corpus.front_matter import dump_document
from corpus.overlays import Overlays, noted

_SHIPPED = Path(__file__).parent / "documents"


class Library:
    """All documents that answers may come from; every question to it looks at the files afresh.

    What changes it raises UnknownDocument for an id that there is none of, and DocumentError("not-saved") when the disk
    refuses.
    """

    def __init__(self, home: Path, shipped: Path = _SHIPPED) -> None:
        self._own = home / "corpus"
        self._removed = self._own / "removed.txt"
        self._trash = self._own / "trash"
        self._overlays = Overlays(self._own / "notes")
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
            return self._read(path)
        for document in self.documents():
            if document.source == name and language in (None, document.language):
                return document
        raise UnknownDocument("unknown-document", id=name)

    def add(self, document: Document, replace: bool = False) -> None:
        """Add an admin's document; with `replace`, in place of one with its id, which `restore` brings back.

        Raises DocumentError("duplicate-id").
        """
        with self._changing(document.id):
            if not replace and document.id in self._paths():
                raise DocumentError("duplicate-id", id=document.id)
            content = dump_document(document)
            keep_copy(self._own_path(document.id), self._trash)
            write(self._own_path(document.id), content)

    def remove(self, document_id: str) -> None:
        """Take a document out: an admin's own goes to the trash, a shipped one is listed as removed."""
        with self._changing(document_id):
            if document_id not in self._paths():
                raise UnknownDocument("unknown-document", id=document_id)
            if document_id in files_in(self._shipped):  # first: the shipped one must not show in between
                self._list_removed(self._removed_ids() | {document_id})
            keep_copy(self._own_path(document_id), self._trash)
            self._own_path(document_id).unlink(missing_ok=True)

    def restore(self, document_id: str) -> None:
        """Bring a document back that was taken out or replaced; what is in its place goes to the trash."""
        with self._changing(document_id):
            removed, trashed = self._removed_ids(), files_in(self._trash).get(document_id)
            own = self._own_path(document_id)
            if trashed is not None:
                exchange(trashed, own)
            elif own.is_file() and document_id in files_in(self._shipped):
                keep_copy(own, self._trash)
                own.unlink()
            elif document_id not in removed:
                raise UnknownDocument("unknown-document", id=document_id)
            if document_id in removed:
                self._list_removed(removed - {document_id})

    def removed(self) -> list[Document]:
        """Return the readable documents that were taken out, by id."""
        removed, there = self._removed_ids(), self._paths()
        shipped = {name: path for name, path in files_in(self._shipped).items() if name in removed}
        gone = [path for name, path in sorted((shipped | files_in(self._trash)).items()) if name not in there]
        documents = []
        for path in gone:
            with suppress(CorpusError):
                documents.append(load(path))
        return documents

    def replaced(self) -> set[str]:
        """Return the ids of an admin's documents that stand in for others, which `restore` brings back."""
        own = files_in(self._own).keys()
        return set(own & (files_in(self._trash).keys() | files_in(self._shipped).keys()))

    def annotate(self, document_id: str, note: Note) -> None:
        """Put an admin's note on a document, in the place of one with its id; on a shipped one it stands apart."""
        with self._changing(document_id):
            path = self._paths().get(document_id)
            if path is None:
                raise UnknownDocument("unknown-document", id=document_id)
            if path.parent == self._shipped:
                self._overlays.put(load(path), note)
            else:
                write(path, dump_document(noted(load(path), note)))

    def digests(self) -> dict[str, str]:
        """Return a digest of each document's file by document id, without parsing; unreadable files are left out."""
        digests = {}
        for name, path in self._paths().items():
            with suppress(OSError):
                overlay = self._overlays.content(name) if path.parent == self._shipped else b""
                digests[name] = hashlib.sha256(path.read_bytes() + overlay).hexdigest()
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
                documents.append(self._read(path, problems))
            except CorpusError as error:
                problems.append(error)
        return documents, problems

    def _read(self, path: Path, problems: list[CorpusError] | None = None) -> Document:
        """Load a document; notes on a shipped one that cannot be read are left out, and told to `problems`."""
        document = load(path)
        if path.parent != self._shipped:
            return document
        try:
            return self._overlays.over(document)
        except CorpusError as error:
            if problems is not None:
                problems.append(error)
            return document

    def _paths(self) -> dict[str, Path]:
        """Return the file of each document by id, in order of the ids."""
        removed = self._removed_ids()
        shipped = {name: path for name, path in files_in(self._shipped).items() if name not in removed}
        return dict(sorted((shipped | files_in(self._own)).items()))

    def _own_path(self, document_id: str) -> Path:
        return self._own / f"{document_id}{ENDING}"

    def _removed_ids(self) -> set[str]:
        try:
            return set(self._removed.read_text("utf-8", errors="replace").split())
        except (FileNotFoundError, NotADirectoryError):
            return set()

    def _list_removed(self, names: set[str]) -> None:
        write(self._removed, "".join(f"{name}\n" for name in sorted(names)))

    @contextmanager
    def _changing(self, document_id: str) -> Iterator[None]:
        """Keep others from changing anything meanwhile, and say it when the disk refuses."""
        try:
            self._own.mkdir(parents=True, exist_ok=True)
            with FileLock(self._own / ".lock"):
                yield
        except OSError as error:
            raise DocumentError("not-saved", id=document_id, reason=error.strerror or str(error)) from error
