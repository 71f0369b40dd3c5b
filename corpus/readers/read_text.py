"""What a reader makes of a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadText:
    """A file's text, one paragraph a line with a blank line between, and its title where the format has one."""

    text: str
    title: str = ""
