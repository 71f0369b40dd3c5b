"""The file format of documents: YAML front matter between `---` lines, then the text."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from corpus.document import Document, Kind, Note, NoteKind, Reference
from corpus.errors import DocumentError

_FENCE = "---\n"
_LONGEST_HEAD = 1024**2  # characters: more than a document needs, and YAML takes many times its size of memory
_MARKS = re.compile("^(source|language):", re.MULTILINE)  # fields that every document has
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's loader is eight times as fast


class _NoteFields(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    paragraphs: list[int]
    kind: NoteKind
    text: str
    sources: list[str] = Field(default_factory=list)
    misreadings: list[str] = Field(default_factory=list)

    def note(self) -> Note:
        return Note(
            id=self.id,
            kind=self.kind,
            text=self.text.strip(),
            paragraphs=tuple(self.paragraphs),
            sources=tuple(Reference.parse(source) for source in self.sources),
            misreadings=tuple(self.misreadings),
        )


class _Fields(BaseModel):
    model_config = ConfigDict(extra="forbid")
    source: str
    language: Literal["ar", "en"]
    title: str
    publisher: str = ""
    date: str = ""
    url: str = ""
    kind: Kind = Kind.ORIGINAL
    seen_via: list[str] = Field(default_factory=list)
    supersedes: list[str] = Field(default_factory=list)
    superseded_by: list[str] = Field(default_factory=list)
    notes: list[_NoteFields] = Field(default_factory=list)

    @field_validator("date", mode="before")
    @classmethod
    def _as_written(cls, value: object) -> object:
        """YAML makes a date of an unquoted 2024-08-28 and a number of 2024."""
        return str(value) if isinstance(value, date | int) else value


def is_document(content: str) -> bool:
    """Tell our file format from other text, and from Markdown with another program's front matter."""
    head = content.removeprefix("\ufeff").replace("\r\n", "\n")
    return head.startswith(_FENCE) and len(set(_MARKS.findall(head.partition("\n" + _FENCE)[0]))) == 2


def load_document(content: str, document_id: str) -> Document:
    """Read a document from its file's content.

    Raises DocumentError when the front matter is missing or not of the format.
    """
    head, body = _split(content, document_id)
    if len(head) > _LONGEST_HEAD:
        raise DocumentError("bad-front-matter", id=document_id, reason=f"over {_LONGEST_HEAD} characters")
    try:
        fields = _Fields.model_validate(yaml.load(head, Loader=_Loader))
        notes = tuple(note.note() for note in fields.notes)
    except ValidationError as error:
        raise DocumentError("bad-front-matter", id=document_id, reason=_first(error)) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise DocumentError("bad-front-matter", id=document_id, reason=str(error)) from error
    return Document(
        id=document_id,
        source=fields.source,
        language=fields.language,
        title=fields.title,
        text=body.strip("\n"),
        kind=fields.kind,
        publisher=fields.publisher,
        date=fields.date,
        url=fields.url,
        seen_via=tuple(fields.seen_via),
        supersedes=tuple(fields.supersedes),
        superseded_by=tuple(fields.superseded_by),
        notes=notes,
    )


def dump_document(document: Document) -> str:
    """Write a document in the file format that `load_document` reads back unchanged."""
    fields = {key: value for key, value in asdict(document).items() if key not in ("id", "text", "notes")}
    head = {key: _plain(value) for key, value in fields.items() if value or key == "title"}
    if document.notes:
        head["notes"] = [_dump_note(note) for note in document.notes]
    front = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=10_000)
    return f"{_FENCE}{front}{_FENCE}{document.text}\n"


def _split(content: str, document_id: str) -> tuple[str, str]:
    content = content.replace("\r\n", "\n").removeprefix("\ufeff")
    head, fence, body = content.removeprefix(_FENCE).partition("\n" + _FENCE)
    if not content.startswith(_FENCE) or not fence:
        raise DocumentError("bad-front-matter", id=document_id, reason="no front matter between --- lines")
    return head, body


def _first(error: ValidationError) -> str:
    """Say the first of what is wrong, and where."""
    details = error.errors(include_url=False)[0]
    return f"{'.'.join(map(str, details['loc'])) or 'fields'}: {details['msg']}"


def _dump_note(note: Note) -> dict[str, Any]:
    return {
        "id": note.id,
        "paragraphs": list(note.paragraphs),
        "kind": note.kind.value,
        "text": note.text,
        "sources": [str(source) for source in note.sources],
        "misreadings": list(note.misreadings),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Kind):
        return value.value
    return list(value) if isinstance(value, tuple) else value
