"""Memory: what of one chat outlives the process, so that a follow-up after a restart is understood."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.answers.answer import Answer
from bot.calculators.what_if.code import Case, CodeError, decode, encode
from bot.errors import Failure
from corpus.document import Language

if TYPE_CHECKING:
    from bot.state.chats import Chats

_log = logging.getLogger(__name__)

_MOST = 4  # questions that are asked again after a restart
_CALCULATION = "/w "  # and its code: how a calculation that no words asked for is kept


class Memory:
    """What is kept of one chat. The database is read and written in the calling thread; its failures are logged only.

    A conversation that cannot be kept is no reason not to answer.
    """

    def __init__(self, chats: Chats, chat: str) -> None:
        self._chats = chats
        self._chat = chat

    @property
    def chat(self) -> str:
        """The chat's name."""
        return self._chat

    def language(self) -> Language | None:
        """Return the language that was chosen, None when none was."""
        try:
            return self._chats.language(self._chat)
        except Failure as error:
            _log.error("the language of a chat was not read: %s", error)
            return None

    def questions(self) -> list[str]:
        """Return the last questions, the oldest first."""
        try:
            return self._chats.questions(self._chat, _MOST)
        except Failure as error:
            _log.error("the questions of a chat were not read: %s", error)
            return []

    def choose(self, language: Language | None) -> None:
        """Keep the language that is chosen."""
        try:
            self._chats.choose_language(self._chat, language)
        except Failure as error:
            _log.error("the language of a chat was not kept: %s", error)

    def keep(self, question: str, answer: Answer, asker: str) -> None:
        """Keep a turn."""
        try:
            self._chats.remember(self._chat, as_kept(question, answer), answer.id, asker)
        except Failure as error:
            _log.error("a turn was not kept: %s", error)

    def correct(self, question: str, answer: Answer) -> None:
        """Put an answer in the place of the last turn's."""
        try:
            self._chats.correct(self._chat, as_kept(question, answer))
        except Failure as error:
            _log.error("a turn was not kept: %s", error)

    def take_back(self, answer_id: str) -> None:
        """Forget the turn of an answer."""
        try:
            self._chats.take_back(self._chat, answer_id)
        except Failure as error:
            _log.error("a turn was not taken back: %s", error)

    def move(self, chat: str) -> None:
        """Keep under another name what is kept of the chat."""
        try:
            self._chats.move(self._chat, chat)
        except Failure as error:
            _log.error("what is kept of a chat was not moved: %s", error)


def as_kept(question: str, answer: Answer) -> str:
    """Return what gives an answer again: its question, or the code of a calculation that a button or a command made."""
    calculation = answer.calculation
    if calculation is None or answer.id:
        return question
    code = encode(calculation.name, calculation.given, answer.language, answer.arabic_digits)
    return question if code is None else _CALCULATION + code


def case_in(kept: str) -> Case | None:
    """Return the calculation that was kept, None when it is a question in words."""
    if not kept.startswith(_CALCULATION):
        return None
    try:
        return decode(kept.removeprefix(_CALCULATION))
    except CodeError:  # of a calculator that has changed since
        return None
