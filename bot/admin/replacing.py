"""Replacing a document: a new one takes the old one's place, and notes go with the paragraphs that are there still."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Document, Note
from corpus.passage import passages_of


def in_place_of(old: Document, new: Document) -> Document:
    """Return a document as it stands in for another: by its id, as its source, with the notes that still fit."""
    notes = new.notes or _moved(old, new)
    return replace(new, id=old.id, source=old.source, notes=notes)


def _moved(old: Document, new: Document) -> tuple[Note, ...]:
    """Return the notes whose paragraphs are in the new document to the letter, by their numbers there."""
    before, after = _paragraphs(old), _paragraphs(new)
    numbers = {text: number for number, text in reversed(after.items())}
    kept = []
    for note in old.notes:
        texts = [before.get(paragraph) for paragraph in note.paragraphs]
        found = [numbers[text] for text in texts if text in numbers]
        if found and len(found) == len(texts):
            kept.append(replace(note, paragraphs=tuple(found)))
    return tuple(kept)


def _paragraphs(document: Document) -> dict[int, str]:
    texts: dict[int, str] = {}
    for passage in passages_of(document):
        texts[passage.paragraph] = f"{texts.get(passage.paragraph, '')} {passage.text}".strip()
    return texts
