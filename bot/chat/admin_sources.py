"""The sources as an administrator sees them: each can be taken out, brought back, and put back as it was."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2s
from typing import TYPE_CHECKING

from bot.admin.errors import ERRORS, sentence
from bot.chat.choice import LONGEST_COMMAND, Choice, Row, in_rows
from bot.chat.pages import Page, page_number
from bot.chat.reply import Reply
from bot.chat.request import Request
from bot.evidence import attributes, title
from bot.messages import message
from corpus.document import Document, Language
from corpus.errors import UnknownDocument

if TYPE_CHECKING:
    from bot.admin.office import Office

_log = logging.getLogger(__name__)

REMOVED = "removed"  # after /sources: those that were taken out
_A_PAGE, _BESIDE = 10, 5
_ROOM = LONGEST_COMMAND - len("/restore ")


class Sources:
    """The commands `/sources`, `/remove` and `/restore` of an administrator."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def listed(self, request: Request) -> list[Reply]:
        """List the documents, page by page, or those that were taken out."""
        library, language = self._office.library, request.language
        word, _, number = request.argument.partition(" ")
        removed = library.removed()
        if word == REMOVED:
            return [_page(removed, number, language, REMOVED)]
        reply = _page(library.documents(), word, language, "", library.replaced())
        further = Choice(message(language, "admin-sources-removed", count=len(removed)), f"/sources {REMOVED}")
        rows = (*reply.rows, (further,)) if removed else reply.rows
        return [Reply(language, reply.text, rows=rows, settles=reply.settles)]

    def remove(self, request: Request) -> list[Reply]:
        """Take a document, or all of a source, out."""
        library = self._office.library
        return [self._changed(request, library.documents(), library.remove, "source-removed", "/restore")]

    def restore(self, request: Request) -> list[Reply]:
        """Bring a document, or all of a source, back."""
        library = self._office.library
        replaced = library.replaced()
        there = [document for document in library.documents() if document.id in replaced]
        return [self._changed(request, [*library.removed(), *there], library.restore, "source-restored", "/remove")]

    def _changed(
        self, request: Request, documents: Iterable[Document], change: Callable[[str], None], key: str, back: str
    ) -> Reply:
        language = request.language
        try:
            found = _named(request.argument, documents)
            for document in found:
                change(document.id)
        except ERRORS as error:
            return Reply(language, sentence(error, language))
        ids = ", ".join(document.id for document in found)
        _log.info("%s: %s %s", request.user.id or "an administrator", key, ids)
        undo = Choice(message(language, "source-undo"), f"{back} {_handle(request.argument)}")
        reindex = Choice(message(language, "renewal-reindex"), "/reindex")
        return Reply(language, message(language, key, ids=ids), rows=((undo, reindex),))


def _named(name: str, documents: Iterable[Document]) -> list[Document]:
    """Return the document of an id, or else all of a source; raises UnknownDocument."""
    listed = list(documents)
    found = [one for one in listed if name in (one.id, _handle(one.id))]
    found = found or [one for one in listed if name in (one.source, _handle(one.source))]
    if not found:
        raise UnknownDocument("unknown-document", id=name)
    return found


def _handle(name: str) -> str:
    """Return what a button carries for a name: itself, or a digest where it is too long."""
    return name if len(name.encode()) <= _ROOM else "#" + blake2s(name.encode(), digest_size=8).hexdigest()


def _page(
    documents: Sequence[Document], number: str, language: Language, which: str, replaced: Iterable[str] = ()
) -> Reply:
    if not documents:
        return Reply(language, message(language, "admin-sources-none"), settles=bool(which))
    page = Page.of(documents, page_number(number), _A_PAGE)
    first = (page.number - 1) * _A_PAGE + 1
    lines = [message(language, "admin-sources-out" if which else "admin-sources-head", count=len(documents)), ""]
    lines += [_line(at, document, language) for at, document in enumerate(page.items, first)]
    rows = in_rows(_choices(page.items, first, which, set(replaced)), _BESIDE)
    turning: Row = page.turning(f"/sources {which}".strip(), language)
    return Reply(language, "\n".join(lines), rows=(*rows, turning) if turning else rows, settles=bool(number or which))


def _choices(documents: Iterable[Document], first: int, which: str, replaced: set[str]) -> list[Choice]:
    choices = []
    for at, document in enumerate(documents, first):
        handle = _handle(document.id)
        if not which:
            choices.append(Choice(f"✕ {at}", f"/remove {handle}"))
        if which or document.id in replaced:
            choices.append(Choice(f"↩ {at}", f"/restore {handle}"))
    return choices


def _line(at: int, document: Document, language: Language) -> str:
    return f"{at}. {document.id} · " + " · ".join([title(document), *attributes(document, language)])
