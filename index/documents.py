"""The documents of a generation, by id, and which of them are of a source or of a kind, or have notes."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.document import Document, Kind, Language


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a document without reading it."""

    id: str
    source: str
    language: Language
    kind: Kind
    is_noted: bool

    @classmethod
    def of(cls, document: Document) -> Head:
        """Return a document's."""
        return cls(document.id, document.source, document.language, document.kind, bool(document.notes))


class Documents(Mapping[str, Document]):
    """Documents by id, in order; whoever has them tells their heads."""

    @property
    @abstractmethod
    def heads(self) -> Iterable[Head]:
        """The heads of all documents, in order."""

    def of_source(self, source: str, language: Language) -> Sequence[str]:
        """Return the ids of a source's documents in a language."""
        return self._by_source.get((source, language), ())

    def sources_of(self, kind: Kind) -> Sequence[str]:
        """Return the sources that have a document of a kind."""
        return self._by_kind.get(kind, ())

    @cached_property
    def noted(self) -> Sequence[str]:
        """The ids of the documents that have notes."""
        return [head.id for head in self.heads if head.is_noted]

    @cached_property
    def _by_source(self) -> dict[tuple[str, Language], list[str]]:
        found: dict[tuple[str, Language], list[str]] = {}
        for head in self.heads:
            found.setdefault((head.source, head.language), []).append(head.id)
        return found

    @cached_property
    def _by_kind(self) -> dict[Kind, list[str]]:
        found: dict[Kind, dict[str, None]] = {}
        for head in self.heads:
            found.setdefault(head.kind, {})[head.source] = None
        return {kind: list(sources) for kind, sources in found.items()}


class DocumentsInMemory(Documents):
    """Documents at hand."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self._documents = {document.id: document for document in documents}

    def __len__(self) -> int:
        return len(self._documents)

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __getitem__(self, name: str) -> Document:
        return self._documents[name]

    @property
    def heads(self) -> Iterable[Head]:
        """The heads of all documents, in order."""
        return map(Head.of, self._documents.values())
