"""A document: one source in one language, as it is indexed, with the editor's notes that ride on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from corpus.errors import DocumentError

Language = Literal["ar", "en"]

_DEVICES = r"(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))"  # names that Windows keeps for itself
_ID = re.compile(_DEVICES + r"[a-z0-9][a-z0-9._-]{0,79}")


def check_id(name: str) -> None:
    """Raise DocumentError unless a name may be an identifier, and so a file's name."""
    if not _ID.fullmatch(name) or ".." in name:
        raise DocumentError("bad-id", id=name)


class Kind(StrEnum):
    """Whose words a document's text is in."""

    SUMMARY = "summary"  # ours, of a source
    ORIGINAL = "original"  # the source's own, brought by an admin
    GLOSSARY = "glossary"  # ours, of the field's terms


class NoteKind(StrEnum):
    """What an editor's note does to the passage that it rides on."""

    CORRECTION = "correction"  # the passage, or its usual reading, is wrong
    CONDITION = "condition"  # must be said with the figure
    UPDATE = "update"  # a later or other figure
    CAUTION = "caution"  # two things that must not be confused
    SILENCE = "silence"  # what the source does not say


@dataclass(frozen=True, slots=True)
class Reference:
    """A paragraph of a source (`vaneck-2024-08#2`, counted from 1), in whatever language."""

    source: str
    paragraph: int

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Read `source#paragraph`; a source alone means its first paragraph."""
        source, _, paragraph = text.partition("#")
        return cls(source.strip(), int(paragraph or 1))

    def __str__(self) -> str:
        return f"{self.source}#{self.paragraph}"


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's note on some paragraphs of a document, with the paragraphs that bear it out.

    `misreadings` are the statements that a mistaken reader would make (for a silence: the topics looked for in vain).
    """

    id: str
    kind: NoteKind
    text: str
    paragraphs: tuple[int, ...]
    sources: tuple[Reference, ...] = ()
    misreadings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One source in one language. `text` is what is indexed: one paragraph a line, blank lines between.

    `date` is an ISO date as precise as known ("2024", "2024-08", "2024-08-28"), or "" when undated; `seen_via` names
    where a second-hand summary was read.
    """

    id: str
    source: str
    language: Language
    title: str
    text: str
    kind: Kind = Kind.ORIGINAL
    publisher: str = ""
    date: str = ""
    url: str = ""
    seen_via: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    superseded_by: tuple[str, ...] = ()
    notes: tuple[Note, ...] = field(default=())

    def __post_init__(self) -> None:
        check_id(self.id)
        check_id(self.source)
        if not self.text.strip():
            raise DocumentError("no-text", id=self.id)

    def notes_on(self, paragraph: int) -> tuple[Note, ...]:
        """Return the notes that ride on a paragraph, counted from 1."""
        return tuple(note for note in self.notes if paragraph in note.paragraphs)
