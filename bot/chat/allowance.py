"""An allowance: how often each person may do what is kept nowhere, such as tapping buttons; in memory."""

from __future__ import annotations

import time
from collections import OrderedDict
from threading import Lock

_MINUTE = 60.0  # seconds
_REMEMBERED = 10_000  # people


class Allowance:
    """Counts by the minute that begins with somebody's first act after the one before has ended; thread-safe."""

    def __init__(self, per_minute: int) -> None:
        """`per_minute` is how much one person may do, 0 for no limit."""
        self._per_minute = per_minute
        self._counts: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self._lock = Lock()

    def allow(self, who: str, now: float | None = None) -> float:
        """Count an act and return 0.0 if it is allowed, else how many seconds to wait; `now` is of `time.monotonic`."""
        now = time.monotonic() if now is None else now
        with self._lock:
            since, count = self._counts.pop(who, (now, 0))
            if now >= since + _MINUTE:
                since, count = now, 0
            allowed = not self._per_minute or count < self._per_minute
            self._counts[who] = since, count + allowed
            while len(self._counts) > _REMEMBERED:
                self._counts.popitem(last=False)
        return 0.0 if allowed else max(since + _MINUTE - now, 0.001)
