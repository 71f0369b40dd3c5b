"""The list of sources: one line a source, in the reader's language where it is there."""

from __future__ import annotations

from collections.abc import Iterable

from bot.evidence import attributes, title
from bot.messages import message
from corpus.document import Document, Kind, Language

_REPORT = "report"


def source_list(documents: Iterable[Document], language: Language) -> str:
    """List the sources with publisher, date and kind: the report first, then the newest."""
    shown = sorted(_one_a_source(documents, language), key=_order, reverse=True)
    if not shown:
        return message(language, "sources-none")
    lines = [message(language, "sources-head", count=len(shown)), ""]
    lines += ["• " + " · ".join([title(document), *attributes(document, language)]) for document in shown]
    if any(document.kind is not Kind.ORIGINAL for document in shown):
        lines += ["", message(language, "sources-wording")]
    return "\n".join(lines)


def _one_a_source(documents: Iterable[Document], language: Language) -> list[Document]:
    chosen: dict[str, Document] = {}
    for document in documents:
        if document.source not in chosen or document.language == language:
            chosen[document.source] = document
    return list(chosen.values())


def _order(document: Document) -> tuple[bool, str, str]:
    return document.source == _REPORT, document.date, document.id
