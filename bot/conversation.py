"""A conversation: what was asked and answered before, so that a follow-up is understood, after a restart too."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.answers.answer import Answer
from bot.calculators.talk.request import Request
from bot.memory import Memory
from corpus.document import Language

if TYPE_CHECKING:
    from bot.state.chats import Chats

_REMEMBERED_TURNS = 6
_REMEMBERED_CHATS = 10_000
_RESTORING = 2.0  # seconds that asking again may take; the last question is asked in any case


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its answer; `asker` is who asked, "" when that is not known."""

    question: str
    answer: Answer
    asker: str = ""


@dataclass(slots=True)
class Conversation:
    """The last turns of one chat; `language` is the asker's choice, or None to follow each question.

    With a `memory` they are kept, in the calling thread, and found again after a restart.
    """

    language: Language | None = None
    turns: deque[Turn] = field(default_factory=lambda: deque(maxlen=_REMEMBERED_TURNS))
    memory: Memory | None = None
    is_restored: bool = False

    @property
    def last_text(self) -> str:
        """What the last answer said, "" before the first one and after mere chat."""
        last = self.turns[-1].answer if self.turns else None
        return last.text if last is not None and last.citations else ""

    @property
    def arabic_digits(self) -> bool:
        """Whether the last answer was written in Arabic-Indic digits."""
        return bool(self.turns) and self.turns[-1].answer.arabic_digits

    @property
    def asked_back(self) -> Request | None:
        """The calculation that the last answer asked back about, if it did."""
        return self.turns[-1].answer.request if self.turns else None

    def remember(self, question: str, answer: Answer, asker: str = "") -> None:
        """Add a turn, forgetting the oldest when there are too many."""
        self.turns.append(Turn(question, answer, asker))
        if self.memory:
            self.memory.keep(question, answer, asker)

    def correct(self, answer: Answer) -> None:
        """Put an answer in the place of the last one; there must be one."""
        last = self.turns[-1]
        self.turns[-1] = Turn(last.question, answer, last.asker)
        if self.memory:
            self.memory.correct(last.question, answer)

    def take_back(self, answer_id: str) -> None:
        """Forget the turn of an answer, here and where it is kept; what was asked after it stays."""
        kept = [turn for turn in tuple(self.turns) if turn.answer.id != answer_id]
        if len(kept) < len(self.turns):
            self.turns.clear()
            self.turns.extend(kept)
        if self.memory:
            self.memory.take_back(answer_id)

    def choose(self, language: Language | None) -> None:
        """Answer in one language from now on, or in that of each question."""
        self.language = language
        if self.memory:
            self.memory.choose(language)

    def restore(self, ask_again: Callable[[str, Conversation], object]) -> None:
        """Find what was kept before a restart, once; `ask_again` answers a question in a conversation, which remembers.

        Blocks for as long as that takes, which is bounded.
        """
        if self.memory is None or self.is_restored:
            return
        self.is_restored = True
        self.language = self.language or self.memory.language()
        if self.turns:  # of this process, and kept already
            return
        past = Conversation(self.language)
        until = time.monotonic() + _RESTORING
        *earlier, last = self.memory.questions() or [""]
        for question in earlier:
            if time.monotonic() < until:
                ask_again(question, past)
        if last:
            ask_again(last, past)
        self.turns.extend(past.turns)

    def clear(self) -> None:
        """Forget every turn and the language, here and not where they are kept."""
        self.turns.clear()
        self.language = None

    def forget(self, asker: str) -> None:
        """Forget the turns of one person."""
        kept = [turn for turn in tuple(self.turns) if turn.asker != asker]
        if len(kept) < len(self.turns):
            self.turns.clear()  # in place: who is in the middle of something shares them
            self.turns.extend(kept)


class Conversations:
    """The conversations of many chats, the least recently used forgotten first; with `chats`, until they come back.

    A chat is named by its transport and its number there, such as `telegram:42`.
    """

    def __init__(self, chats: Chats | None = None) -> None:
        self._kept = chats
        self._chats: OrderedDict[str, Conversation] = OrderedDict()

    def of(self, chat: str) -> Conversation:
        """Return the conversation of a chat, to be restored when it is new here; reads no database."""
        conversation = self._chats.get(chat)
        if conversation is None:
            conversation = Conversation(memory=Memory(self._kept, chat) if self._kept else None)
            self._chats[chat] = conversation
        self._chats.move_to_end(chat)
        while len(self._chats) > _REMEMBERED_CHATS:
            self._chats.popitem(last=False)
        return conversation

    def move(self, old: str, new: str) -> None:
        """Go on under another name with what was said in a chat, and keep it under that; done again, it is nothing.

        Blocks while a database is written.
        """
        here = self._chats.pop(old, None)
        if self._kept:
            Memory(self._kept, old).move(new)
        if here is not None:
            there = self.of(new)
            there.language = there.language or here.language
            there.turns.extendleft(reversed(here.turns))
            there.is_restored = there.is_restored or here.is_restored

    def forget(self, who: str) -> None:
        """Forget the chat of that name, and what that person asked in others."""
        if who in self._chats:
            self._chats[who].clear()
        for conversation in list(self._chats.values()):
            conversation.forget(who)
