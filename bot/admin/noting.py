"""Notes by an administrator: read from what they write, checked against the document, and put on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count

from bot.admin.errors import AdminError
from corpus.document import Document, Language, Note, NoteKind, Reference
from corpus.errors import UnknownDocument
from corpus.library import Library
from corpus.passage import passages_of
from corpus.submission import dominant_language

_ARABIC_KINDS = {
    "تصحيح": NoteKind.CORRECTION,
    "شرط": NoteKind.CONDITION,
    "تحديث": NoteKind.UPDATE,
    "تنبيه": NoteKind.CAUTION,
    "سكوت": NoteKind.SILENCE,
}
_KINDS = {kind.value: kind for kind in NoteKind} | _ARABIC_KINDS
_FIRST = re.compile(r"(?P<place>\S+)\s+(?P<kind>\S+)\s+(?P<text>.+)")
_REPORT_PLACE = re.compile(r"P(\d{1,4})", re.IGNORECASE)  # as citations call the report's paragraphs
_PLACE = re.compile(r"(?P<name>[^#\s]+)#(?P<paragraph>\d{1,5})")
_MISREADING = "!"
_OWN_ID = "A{}"  # numbered from 1; those that ship are N1, N2, …


@dataclass(frozen=True, slots=True)
class Noting:
    """What an administrator wants to be read with a paragraph."""

    name: str  # a document's id, or a source's
    paragraph: int
    kind: NoteKind
    text: str
    misreadings: tuple[str, ...] = ()

    @classmethod
    def read(cls, written: str) -> Noting:
        """Read `SOURCE#PARAGRAPH KIND text`, and misreadings on lines of their own that begin with `!`.

        Raises AdminError("note-unreadable"), or "note-kind" for a kind that there is none of.
        """
        lines = [line.strip() for line in written.strip().splitlines() if line.strip()]
        said = [line for line in lines if not line.startswith(_MISREADING)]
        first = _FIRST.fullmatch(" ".join(said))
        place = _PLACE.fullmatch(_REPORT_PLACE.sub(r"report#\1", first["place"])) if first else None
        if first is None or place is None or int(place["paragraph"]) < 1:
            raise AdminError("note-unreadable")
        kind = _KINDS.get(first["kind"].lower())
        if kind is None:
            raise AdminError("note-kind", kind=first["kind"][:40])
        misread = (line.removeprefix(_MISREADING).strip() for line in lines if line.startswith(_MISREADING))
        return cls(place["name"], int(place["paragraph"]), kind, first["text"], tuple(filter(None, misread)))

    @property
    def language(self) -> Language:
        """The language that it is written in."""
        return dominant_language(self.text)


def put_note(library: Library, noting: Noting) -> tuple[Document, Note]:
    """Put a note on a document, of a source on the one in the note's language; return both.

    The paragraph itself bears it out. Raises UnknownDocument, DocumentError, or AdminError for a paragraph that the
    document lacks.
    """
    document = _document(library, noting)
    paragraphs = {passage.paragraph for passage in passages_of(document)}
    if noting.paragraph not in paragraphs:
        raise AdminError("note-paragraph", id=document.id, most=max(paragraphs))
    taken = {note.id for note in document.notes}
    name = next(name for name in map(_OWN_ID.format, count(1)) if name not in taken)
    borne_out = (Reference(document.source, noting.paragraph),)
    note = Note(name, noting.kind, noting.text, (noting.paragraph,), borne_out, noting.misreadings)
    library.annotate(document.id, note)
    return document, note


def _document(library: Library, noting: Noting) -> Document:
    try:
        return library.get(noting.name, noting.language)
    except UnknownDocument:
        return library.get(noting.name)
