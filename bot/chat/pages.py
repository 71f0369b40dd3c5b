"""Pages: a long list in one message, turned to the page before and to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.chat.choice import Choice, Row
from bot.messages import message
from corpus.document import Language

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """The items of one page of a list, its number from 1, and how many pages there are."""

    items: Sequence[Item]
    number: int
    count: int

    @classmethod
    def of(cls, items: Sequence[Item], number: int, size: int) -> Page[Item]:
        """Cut a page out of a list; a number that is none of its pages' gives the nearest one."""
        count = max(1, -(-len(items) // size))
        number = min(max(number, 1), count)
        return cls(items[(number - 1) * size : number * size], number, count)

    def turning(self, command: str, language: Language) -> Row:
        """Return the choices that turn the page, where `command` takes a page's number; none of a single page."""
        if self.count == 1:
            return ()
        back = self.number - 1 or self.count
        on = self.number % self.count + 1
        here = Choice(f"{self.number}/{self.count}", f"{command} {self.number}")
        before, after = turns(f"{command} {back}", f"{command} {on}", language)
        return in_order((before, here, after), language)


def turns(back: str, on: str, language: Language) -> tuple[Choice, Choice]:
    """Return the choices of what is before and of what follows, for the commands that show them."""
    return Choice(message(language, "page-back"), back), Choice(message(language, "page-on"), on)


def in_order(row: Row, language: Language) -> Row:
    """Return a row as it is to be sent: clients put its buttons from left to right, whatever the language."""
    return row[::-1] if language == "ar" else row


def page_number(argument: str) -> int:
    """Read a page's number from what follows a command; 1 when it is none."""
    return int(argument) if argument.isascii() and argument.isdecimal() and len(argument) < 6 else 1
