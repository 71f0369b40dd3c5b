"""Limiting: who asks too much is told kindly how long to wait."""

from __future__ import annotations

import logging
import math
from typing import TYPE_CHECKING

from bot.chat.allowance import Allowance
from bot.chat.reply import Reply, User
from bot.chat.request import Request
from bot.errors import Failure
from bot.messages import message
from corpus.document import Language

if TYPE_CHECKING:
    from bot.state.limits import Limits

_log = logging.getLogger(__name__)

_COUNTED = frozenset({"", "ask", "calc", "check", "example", "mc", "more", "sensitivity"})  # what makes the engine work
_LIGHTER = 6  # taps or inline queries that weigh as much as one question
_IN_GROUP = 20  # answers a minute, however many ask: Telegram takes no more messages of a bot in a group
_MINUTE, _HOUR = 60, 3_600  # seconds


class Limiting:
    """What stands before a question; nothing where there are no limits, and never before an administrator."""

    def __init__(self, limits: Limits | None) -> None:
        self._limits = limits
        self._light = Allowance(_LIGHTER * limits.per_minute if limits else 0)
        self._groups = Allowance(_IN_GROUP if limits and limits.per_minute else 0)
        self._told = Allowance(1)

    def holds_back(self, user: User) -> float:
        """Count what makes little work, a tap or an inline query; return 0.0 if allowed, else the seconds to wait."""
        return 0.0 if user.is_admin or not user.id else self._light.allow(user.id)

    def refusal(self, request: Request) -> list[Reply] | None:
        """Count a question; return what to say in place of an answer when that is one too many, else None.

        A group is told so once a minute: each time would be another message too many.
        """
        asker = request.user.id
        if self._limits is None or not asker or request.user.is_admin:
            return None
        try:
            seconds = self._limits.allow(asker) if _counts(request) else self.holds_back(request.user)
        except Failure as error:  # rather too many answers than none
            _log.error("a question was not counted: %s", error)
            return None
        if not seconds and (group := _group_of(request)) and (seconds := self._groups.allow(group)):
            return _asked_to_wait(seconds, request) if not self._told.allow(group) else []
        return _asked_to_wait(seconds, request) if seconds else None


def _asked_to_wait(seconds: float, request: Request) -> list[Reply]:
    text = waiting(math.ceil(seconds), request.language)
    return [Reply(request.language, text, alert=text)]


def _group_of(request: Request) -> str:
    """Return the chat of a question where that is more than its asker's own, else ""."""
    memory = request.conversation.memory
    return memory.chat if memory and memory.chat != request.user.id and _counts(request) else ""


def _counts(request: Request) -> bool:
    return request.command in _COUNTED or (request.command == "start" and bool(request.argument))  # a link's topic


def waiting(seconds: int, language: Language) -> str:
    """Say how long to wait, in the unit that people would say it in."""
    if seconds < 2 * _MINUTE:
        return message(language, "limit-seconds", seconds=seconds)
    if seconds < 2 * _HOUR:
        return message(language, "limit-minutes", minutes=math.ceil(seconds / _MINUTE))
    return message(language, "limit-hours", hours=math.ceil(seconds / _HOUR))
