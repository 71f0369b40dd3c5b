"""Unseen characters: what stands in a text and shows nothing, by which it may say to a program what no reader sees."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Embeddings, overrides and isolates: they turn what stands around them round.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Spaces of no width, fillers, annotations and tags, and joiners or marks in a row, where one alone has a meaning.
_BLANK = re.compile(
    "[\u115f\u1160\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
    "|[\u200c-\u200f]{2,}"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as it is seen, and how many characters were taken out: that turn its direction, and that show nothing."""

    text: str
    turning: int
    blank: int


def seen(text: str) -> Seen:
    """Take out of a text what is not seen of it; soft hyphens, single joiners and direction marks stay."""
    straight, turning = _TURNING.subn("", text)
    shown = _BLANK.sub("", straight)
    return Seen(shown, turning, len(straight) - len(shown))
