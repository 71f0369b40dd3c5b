"""A request: one message as the conversation understands it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.chat.reply import User
from bot.conversation import Conversation
from corpus.document import Language

OnText = Callable[[str], None]  # the text so far of an answer that is being written
Progress = Callable[..., None]  # how much is done, how much in all, and of which stage; (0, 0) when the work starts

_COMMAND = re.compile(r"\s*/(?P<name>[A-Za-z]\w*)(?:@\w+)?(?:\s+(?P<argument>.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class About:
    """The message that another one replies to: its text, and the id of the answer that it is, "" when it is none."""

    text: str = ""
    answer: str = ""


NOTHING = About()


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody wrote in a conversation; `command` is "" for plain text, `argument` what follows the command."""

    text: str
    conversation: Conversation
    user: User
    progress: Progress | None = None
    about: About = NOTHING
    on_text: OnText | None = None

    @property
    def command(self) -> str:
        """The command's name in small letters, without the slash and the bot's name."""
        match = _COMMAND.fullmatch(self.text)
        return match["name"].lower() if match else ""

    @property
    def argument(self) -> str:
        """What is left when the command is taken away."""
        match = _COMMAND.fullmatch(self.text)
        return ((match["argument"] or "") if match else self.text).strip()

    @property
    def language(self) -> Language:
        """The language for what isn't an answer: the one chosen, else that of the last answer, else the client's."""
        conversation = self.conversation
        if conversation.language:
            return conversation.language
        return conversation.turns[-1].answer.language if conversation.turns else self.user.language or "en"
