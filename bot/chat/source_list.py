"""The list of sources: one line a source, in the reader's language where it is there, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.chat.pages import Page, page_number
from bot.chat.reply import Reply
from bot.evidence import attributes, title
from bot.messages import message
from corpus.document import Document, Kind, Language
from corpus.passage import REPORT

_A_PAGE = 12


def source_list(documents: Iterable[Document], language: Language, argument: str = "") -> Reply:
    """List the sources with publisher, date and kind: the report first, then the newest; `argument` names a page."""
    found = sorted(_one_a_source(documents, language), key=_order, reverse=True)
    if not found:
        return Reply(language, message(language, "sources-none"))
    page = Page.of(found, page_number(argument), _A_PAGE)
    row = page.turning("/sources", language)
    return Reply(language, _text(page.items, len(found), language), rows=(row,) if row else (), settles=bool(argument))


def _text(shown: Sequence[Document], count: int, language: Language) -> str:
    lines = [message(language, "sources-head", count=count), ""]
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
    return document.source == REPORT, document.date, document.id
