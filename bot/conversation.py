"""A conversation: what was asked and answered before, so that a follow-up is understood."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass, field

from bot.answers.answer import Answer
from bot.calculators.talk.request import Request
from corpus.document import Language

_REMEMBERED_TURNS = 6
_REMEMBERED_CHATS = 10_000


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its answer."""

    question: str
    answer: Answer


@dataclass(slots=True)
class Conversation:
    """The last turns of one chat; `language` is the asker's choice, or None to follow each question."""

    language: Language | None = None
    turns: deque[Turn] = field(default_factory=lambda: deque(maxlen=_REMEMBERED_TURNS))

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

    def remember(self, question: str, answer: Answer) -> None:
        """Add a turn, forgetting the oldest when there are too many."""
        self.turns.append(Turn(question, answer))


class Conversations:
    """The conversations of many chats, the least recently used forgotten first."""

    def __init__(self) -> None:
        self._chats: OrderedDict[int, Conversation] = OrderedDict()

    def of(self, chat: int) -> Conversation:
        """Return the conversation of a chat, new when there was none."""
        conversation = self._chats.setdefault(chat, Conversation())
        self._chats.move_to_end(chat)
        while len(self._chats) > _REMEMBERED_CHATS:
            self._chats.popitem(last=False)
        return conversation
