"""Evidence in words: where a quote comes from, before any transport draws it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answers.answer import Citation
from bot.messages import message
from corpus.document import Document, Kind, Language

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LONGEST = 160  # characters of a title, a publisher or a list of places


def superscript(number: int) -> str:
    """Write the number that points from an answer's text to a citation: 1 as ¹."""
    return str(number).translate(_SUPERSCRIPTS)


def attributes(source: Citation | Document, language: Language) -> list[str]:
    """Say of a source its publisher, date and whose words these are, leaving out what is not known."""
    date = source.date or message(language, "evidence-undated")
    parts = [_clip(source.publisher), date, message(language, f"kind-{source.kind.value}")]
    if source.seen_via and source.kind is not Kind.ORIGINAL:
        parts.append(message(language, "evidence-seen-via", places=_clip(joined(source.seen_via, language))))
    return [part for part in parts if part]


def title(source: Citation | Document) -> str:
    """Return a source's title, shortened when it is too long for a line."""
    return _clip(source.title)


def quoted(citation: Citation) -> str:
    """Return the quote, in quotation marks only when the words are the source's own."""
    if citation.kind is not Kind.ORIGINAL:
        return citation.quote
    return f"«{citation.quote}»" if citation.language == "ar" else f"“{citation.quote}”"


def joined(words: Iterable[str], language: Language) -> str:
    """List words in a line."""
    return ("، " if language == "ar" else ", ").join(words)


def _clip(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
