"""The conversation in a terminal: a prompt for a person, or one question a line from a pipe."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from bot.answers.answer import Answer
from bot.chat import Chat
from bot.chat.choice import Row
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
        conversation, user = Conversation(), User(is_admin=True, id="terminal")
        for number, line in enumerate(self._questions()):
            if number:
                print(file=self.target)
            for reply in self.chat.reply(line, conversation, user):
                print(plain(reply, self._is_typed or not reply.answer), file=self.target, flush=True)

    @property
    def _is_typed(self) -> bool:
        """Whether a person types, who may go on with one of the commands; what a pipe sends is only answered."""
        return self.source.isatty()

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


def plain(reply: Reply, with_choices: bool = True) -> str:
    """Return a reply as plain text: an answer with its numbered evidence, and what may be typed next, a line a row."""
    lines = [answer_text(reply.answer) if reply.answer else reply.text]
    if reply.picture:
        lines.append(message(reply.language, "terminal-picture", title=reply.picture.title))
    if reply.attachment:
        lines.append(reply.attachment.content.decode("utf-8-sig").rstrip())
    return "\n".join([*lines, *(_INDENT + _row(row) for row in reply.rows if with_choices)])


def _row(row: Row) -> str:
    return " · ".join(f"{choice.command}  {choice.label}" for choice in row)


def answer_text(answer: Answer) -> str:
    """Return an answer, then its numbered evidence, as plain text without empty lines."""
    lines = [line for line in answer.text.splitlines() if line.strip()]
    lines += [_INDENT + detail for detail in answer.details]
    for number, citation in enumerate(answer.citations, start=1):
        head = [citation.source, title(citation), *attributes(citation, answer.language)]
        lines.append(f"{_INDENT}{superscript(number)} " + " · ".join(part for part in head if part))
        lines += [_INDENT * 2 + line for line in quoted(citation).splitlines() if line.strip()]
    return "\n".join(lines)
