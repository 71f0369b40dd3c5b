"""A member: a group's conversation as one person in it has it, in the language that they chose for themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.conversation import Conversation
from corpus.document import Language


@dataclass(slots=True)
class Member(Conversation):
    """The turns are the group's; the language is the person's own, wherever they chose it."""

    group: Conversation = field(default_factory=Conversation)
    own: Conversation = field(default_factory=Conversation)

    @classmethod
    def of(cls, group: Conversation, own: Conversation) -> Member:
        """Return the group's conversation for one of its members, who has one of their own with the bot."""
        return cls(own.language, group.turns, group.memory, group.is_restored, group, own)

    def choose(self, language: Language | None) -> None:
        """Answer this person in one language from now on, or in that of each question."""
        self.language = language
        self.own.choose(language)

    def restore(self, ask_again: Callable[[str, Conversation], object]) -> None:
        """Find what the group asked before a restart, and what this person chose."""
        self.group.restore(ask_again)
        self.turns, self.is_restored = self.group.turns, True
        if self.language is None and self.own.memory and not self.own.is_restored:
            self.language = self.own.memory.language()
