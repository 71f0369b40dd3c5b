"""`/receipt`: where an answer came from, shown to whoever asked for it and to administrators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bot.chat.reply import Reply
from bot.chat.request import Request
from bot.errors import Failure
from bot.messages import message
from bot.state.receipts import Receipt
from corpus.document import Language

if TYPE_CHECKING:
    from bot.engine import Engine

_ID = re.compile(r"[0-9a-f]{10}")  # not every text that a person can send can be asked of a database


class ReceiptView:
    """The command that shows a receipt: of the answer replied to, of an id, or of the last answer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def reply(self, request: Request) -> list[Reply]:
        """Show the receipt, or say that there is none that this person may see."""
        receipt = self._found(request)
        if receipt is None or not _may_see(request, receipt):  # of another's, not even whether there is one
            return [Reply(request.language, message(request.language, "receipt-none"))]
        return [Reply(request.language, "\n".join(_lines(receipt, request.language)))]

    def _found(self, request: Request) -> Receipt | None:
        turns = request.conversation.turns
        wanted = request.argument or request.about.answer or (turns[-1].answer.id if turns else "")
        try:
            return self._engine.receipt(wanted.lower()) if _ID.fullmatch(wanted.lower()) else None
        except Failure:
            return None


def _may_see(request: Request, receipt: Receipt) -> bool:
    return request.user.is_admin or receipt.asker == request.user.id


def _lines(receipt: Receipt, language: Language) -> Iterator[str]:
    answer, made = receipt.answer, receipt.answer["provenance"]
    at = f"{receipt.at:%Y-%m-%d %H:%M}"
    yield message(language, "receipt-head", id=receipt.id, at=at)
    yield ""
    for question in receipt.before:
        yield message(language, "receipt-before", question=question)
    yield message(language, "receipt-question", question=receipt.question)
    yield message(language, "receipt-mode", mode=answer["mode"], confidence=f"{answer['confidence']:.2f}")
    yield message(language, "receipt-made", index=made["generation"], encoder=made["encoder"], version=made["version"])
    if made.get("model"):
        yield message(language, "receipt-model", model=made["model"])
    yield from _spans(answer["citations"], "receipt-cites", language)
    yield from _spans(answer.get("weighed", []), "receipt-weighed", language)
    if answer["calculation"]:
        yield message(language, "receipt-formula", formula=answer["calculation"]["formula"])
    yield ""
    yield answer["text"]


def _spans(found: list[Mapping[str, Any]], key: str, language: Language) -> Iterator[str]:
    """Yield a line for each span that was cited or weighed, behind a head."""
    if found:
        yield ""
        yield message(language, key)
    for one in found:
        score = f" · {one['score']:.3f}" if "score" in one else ""
        yield f"• {one['source']} ({one['document']} {one['start']}–{one['end']}){score}"
