"""A circuit breaker: a server that was away a moment ago is not asked again at once, so that nobody waits for it twice.

After Nygard, "Release It!" (2007).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

PAUSE = 5.0  # seconds from a failure to the next attempt


class Breaker:
    """Tells whether to ask a server; thread-safe. Where it failed, one caller tries again after every pause."""

    def __init__(self, pause: float = PAUSE, clock: Callable[[], float] = time.monotonic) -> None:
        """`pause` is in seconds, and 0 for what is always to be asked."""
        self._pause = pause
        self._clock = clock
        self._lock = threading.Lock()
        self._until: float | None = None

    def allows(self) -> bool:
        """Tell whether to ask now; whoever may after a failure is the only one for another pause."""
        with self._lock:
            now = self._clock()
            if self._until is not None and now < self._until:
                return False
            if self._until is not None:
                self._until = now + self._pause
            return True

    def failed(self) -> None:
        """Note that the server could not be reached."""
        with self._lock:
            self._until = self._clock() + self._pause

    def worked(self) -> None:
        """Note that the server answered."""
        with self._lock:
            self._until = None
