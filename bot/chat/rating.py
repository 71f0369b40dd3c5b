"""`/rate`: 👍 or 👎 for an answer, and after 👎 a reason, each at one tap and in place."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from bot.answers.answer import Answer, Mode
from bot.chat.choice import Choice, Row, in_rows
from bot.chat.reply import Reply
from bot.chat.request import Request
from bot.errors import Failure
from bot.messages import message
from bot.state.feedback import Feedback
from corpus.document import Language

if TYPE_CHECKING:
    from bot.state.feedback import Feedbacks

_log = logging.getLogger(__name__)

COMMAND = "rate"
REASONS = ("wrong", "beside", "incomplete", "unclear")
UP, DOWN = "👍", "👎"
_CHOSEN = " ✓"
_VERDICTS = {"up": True, "down": False}
_ID = re.compile(r"[0-9a-f]{10}")
_UNRATED = frozenset({Mode.CHAT, Mode.DECLINE, Mode.CLARIFY})  # sentences of the bot's own


class Rating:
    """The command behind the two thumbs; without a place to keep feedback there are none."""

    def __init__(self, feedbacks: Feedbacks | None) -> None:
        self._feedbacks = feedbacks

    def row(self, answer: Answer) -> Row:
        """Return the thumbs under an answer, none where nothing could be kept of them."""
        return _thumbs(answer.id) if self._feedbacks and answer.id and answer.mode not in _UNRATED else ()

    def reply(self, request: Request) -> list[Reply]:
        """Keep what somebody thinks of an answer, and thank for it or ask why."""
        language = request.language
        receipt, verdict, reason = _read(request.argument)
        if not _ID.fullmatch(receipt) or verdict not in _VERDICTS or reason not in ("", *REASONS):
            return [_said(language, "rate-unreadable")]
        if not self.keep(receipt, request.user.id, _VERDICTS[verdict], reason):
            return [_said(language, "rate-failed")]
        if verdict == "down" and not reason:
            text = message(language, "rate-why")
            return [Reply(language, text, alert=text, instead=_reasons(receipt, language))]
        text = message(language, "rate-thanks")
        return [Reply(language, text, alert=text, instead=(_thumbs(receipt, verdict),))]

    def keep(self, receipt: str, asker: str, liked: bool, reason: str = "") -> bool:
        """Keep feedback; tell whether that was possible."""
        if self._feedbacks is None:
            return False
        try:
            self._feedbacks.save(Feedback(receipt, asker, liked, reason))
        except Failure as error:
            _log.error("feedback was not kept: %s", error)
            return False
        return True


def rated_in(command: str) -> str:
    """Return the id of the answer that a command of a thumb is about, "" when it is none."""
    name, _, rest = command.partition(" ")
    receipt = _read(rest)[0]
    return receipt if name == f"/{COMMAND}" and _ID.fullmatch(receipt) else ""


def _read(argument: str) -> tuple[str, str, str]:
    receipt, verdict, reason, *_ = [*argument.split(" "), "", ""]
    return receipt, verdict, reason


def _said(language: Language, key: str) -> Reply:
    text = message(language, key)
    return Reply(language, text, alert=text)


def _thumbs(receipt: str, chosen: str = "") -> Row:
    labels = {"up": UP, "down": DOWN}
    return tuple(
        Choice(label + _CHOSEN * (verdict == chosen), f"/{COMMAND} {receipt} {verdict}")
        for verdict, label in labels.items()
    )


def _reasons(receipt: str, language: Language) -> tuple[Row, ...]:
    choices = (Choice(message(language, f"rate-{one}"), f"/{COMMAND} {receipt} down {one}") for one in REASONS)
    return in_rows(choices, 2)
