"""What a reader makes of a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadText:
    """A file's text, one paragraph a line with a blank line between, and its title where the format has one.

    `hidden` is how many characters were left out because the file hides them from whoever looks at it.
    """

    text: str
    title: str = ""
    hidden: int = 0
