"""Limiting: who asks too much is told kindly how long to wait."""

from __future__ import annotations

import logging
import math
from typing import TYPE_CHECKING

from bot.chat.reply import Reply
from bot.chat.request import Request
from bot.errors import Failure
from bot.messages import message
from corpus.document import Language

if TYPE_CHECKING:
    from bot.state.limits import Limits

_log = logging.getLogger(__name__)

_COUNTED = frozenset({"", "ask", "calc", "check", "example", "mc", "more", "sensitivity"})  # what makes the engine work
_MINUTE, _HOUR = 60, 3_600  # seconds


class Limiting:
    """What stands before a question; nothing where there are no limits, and never before an administrator."""

    def __init__(self, limits: Limits | None) -> None:
        self._limits = limits

    def refusal(self, request: Request) -> Reply | None:
        """Count a question; return what to say in place of an answer when that is one too many, else None."""
        asker = request.user.id
        if self._limits is None or not asker or request.user.is_admin or not _counts(request):
            return None
        try:
            seconds = self._limits.allow(asker)
        except Failure:  # rather too many answers than none
            _log.exception("a question was not counted")
            return None
        if not seconds:
            return None
        text = waiting(math.ceil(seconds), request.language)
        return Reply(request.language, text, alert=text)


def _counts(request: Request) -> bool:
    return request.command in _COUNTED or (request.command == "start" and bool(request.argument))  # a link's topic


def waiting(seconds: int, language: Language) -> str:
    """Say how long to wait, in the unit that people would say it in."""
    if seconds < 2 * _MINUTE:
        return message(language, "limit-seconds", seconds=seconds)
    if seconds < 2 * _HOUR:
        return message(language, "limit-minutes", minutes=math.ceil(seconds / _MINUTE))
    return message(language, "limit-hours", hours=math.ceil(seconds / _HOUR))
