"""The conversation in a terminal: a prompt for a person, or one question a line from a pipe."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from bot.answers.answer import Answer
from bot.chat import Chat
from bot.chat.reply import Reply, User
from bot.conversation import Conversation
from bot.evidence import attributes, quoted, superscript, title
from bot.messages import message

_PROMPT = "› "
_ENDINGS = ("exit", "quit", "خروج")
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Terminal:
    """Reads questions from one stream and writes replies, and nothing else, to another."""

    chat: Chat
    source: TextIO
    target: TextIO

    def run(self) -> None:
        """Converse until the input ends; whoever sits at the machine may re-index."""
        conversation, user = Conversation(), User(is_admin=True)
        for number, line in enumerate(self._questions()):
            if number:
                print(file=self.target)
            for reply in self.chat.reply(line, conversation, user):
                print(plain(reply), file=self.target, flush=True)

    def _questions(self) -> Iterator[str]:
        lines = self._typed() if self.source.isatty() else iter(self.source)
        for line in lines:
            if line.strip().lower() in _ENDINGS:
                return
            if line.strip():
                yield line.strip()

    def _typed(self) -> Iterator[str]:
        with contextlib.suppress(ImportError):  # Windows has none
            import readline  # noqa: F401 - makes `input` edit lines and remember them
        print(message("ar", "terminal-banner"), message("en", "terminal-banner"), sep="\n", file=self.target)
        while True:
            try:
                yield input(_PROMPT)
            except (EOFError, KeyboardInterrupt):
                print(file=self.target)
                return


def plain(reply: Reply) -> str:
    """Return a reply as plain text: an answer with its numbered evidence, other replies with what may be typed next."""
    if reply.answer:
        return answer_text(reply.answer)
    return "\n".join([reply.text, *(f"{_INDENT}{choice.command}  {choice.label}" for choice in reply.choices)])


def answer_text(answer: Answer) -> str:
    """Return an answer, then its numbered evidence, as plain text without empty lines."""
    lines = [line for line in answer.text.splitlines() if line.strip()]
    lines += [_INDENT + detail for detail in answer.details]
    for number, citation in enumerate(answer.citations, start=1):
        head = [citation.source, title(citation), *attributes(citation, answer.language)]
        lines.append(f"{_INDENT}{superscript(number)} " + " · ".join(part for part in head if part))
        lines += [_INDENT * 2 + line for line in quoted(citation).splitlines() if line.strip()]
    return "\n".join(lines)
