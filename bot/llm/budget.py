"""The budget: how often a day the language model may be asked, so that nobody can spend without end what it costs."""

from __future__ import annotations

import threading
import time

_DAY = 86_400  # seconds; days begin at midnight UTC


class Budget:
    """Counts requests of this process by the day; thread-safe."""

    def __init__(self, per_day: int) -> None:
        """`per_day` is how many requests are allowed, 0 for any number."""
        self._per_day = per_day
        self._day = 0
        self._spent = 0
        self._lock = threading.Lock()

    def spend(self, now: float | None = None) -> bool:
        """Count a request and tell whether it is allowed; `now` is in seconds since 1970."""
        day = int((time.time() if now is None else now) // _DAY)
        with self._lock:
            if day != self._day:
                self._day, self._spent = day, 0
            if self._per_day and self._spent >= self._per_day:
                return False
            self._spent += 1
            return True
