"""Faults: what goes wrong between a bot and the Bot API, drawn by chance from a seed.

Two that the client cannot tell apart are made one way each, as they mostly happen: a connection that is dropped before
any answer has carried nothing out, and an answer that comes too late, or half of it, has carried it out.
"""

from __future__ import annotations

from enum import Enum
from random import Random


class Fault(Enum):
    """What happens to a call."""

    FLOOD = "429 with retry_after"
    ERROR = "500"
    DROPPED = "connection dropped"
    LATE = "answer after the client's patience"
    HALF = "half an answer"


_OF_UPDATES = (Fault.ERROR, Fault.DROPPED, Fault.HALF)
_MOST_IN_A_ROW = 3


class Faults:
    """Draws faults; none until `share`, the share of calls that go wrong, is more than 0."""

    def __init__(self, seed: int = 1) -> None:
        self.share = 0.0
        self.made: dict[Fault, int] = dict.fromkeys(Fault, 0)
        self._random = Random(seed)
        self._in_a_row = 0

    def next(self, method: str) -> Fault | None:
        """Return what goes wrong with a call of a method, None when nothing does."""
        if self._random.random() >= self.share or self._in_a_row == _MOST_IN_A_ROW:
            self._in_a_row = 0
            return None
        self._in_a_row += 1
        fault = self._random.choice(_OF_UPDATES if method == "getUpdates" else tuple(Fault))
        self.made[fault] += 1
        return fault
