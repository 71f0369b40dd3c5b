"""Workers: the threads in which answers are reckoned, apart from those in which a file or a database is waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

_RECKONING = 1  # two would wait for each other: the interpreter runs one at a time
_WAITING = 32  # where most of an answer's time is spent on waiting for a language model

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Workers:
    """Threads for answers; what finds none free waits for its turn."""

    def __init__(self, *, waiting: bool = False) -> None:
        """Have one, and many where answers are mostly `waiting` for a language model."""
        self._threads = ThreadPoolExecutor(_WAITING if waiting else _RECKONING, "answers")

    async def do(self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Result:
        """Call `work` in one of the threads."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, partial(work, *args, **kwargs))
