"""A choice: something to tap or to type, and rows of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_COMMAND = 64  # bytes that a button carries


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to tap or to type: `command` is a message to the bot, at most 64 bytes, as a button carries it.

    A choice that `shares` hands its command on to others, who get it from a link that the transport makes.
    """

    label: str
    command: str
    shares: bool = False


Row = tuple[Choice, ...]


def column(choices: Iterable[Choice]) -> tuple[Row, ...]:
    """Return choices under each other, one a row."""
    return tuple((choice,) for choice in choices)


def in_rows(choices: Iterable[Choice], width: int) -> tuple[Row, ...]:
    """Return choices beside each other, `width` a row, the last row as long as it gets."""
    listed = list(choices)
    return tuple(tuple(listed[at : at + width]) for at in range(0, len(listed), width))
