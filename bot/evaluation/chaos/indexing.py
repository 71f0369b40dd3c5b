"""Kills of indexing: whenever a build is killed, an intact generation is in force, of before or of after."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from bot.evaluation.chaos.report import Chaos
from corpus.document import Document
from index.encoder import Encoder
from index.errors import IndexingError
from index.generation import GenerationStore
from index.indexer import build_generation

_SEED = 7
_ROOM = 1.5  # times as long as a build takes at first: some are not killed
_MORE, _LESS = 1.01, 0.97  # by what it changes after a kill and without: three of four are killed


class IndexingReport(Chaos):
    """How many builds there were, how many of them were killed, and after how many no intact generation was in force.

    `swapped` is how many times another generation was in force afterwards.
    """

    builds: int
    killed: int
    swapped: int
    seconds_of_a_build: float

    def lines(self) -> list[str]:
        """Tell it in lines for a terminal."""
        done = f"{self.builds} builds, {self.killed} killed, {self.swapped} swapped"
        return [done, f"{self.lost} left without an intact index"]


def kill_indexing(home: Path, documents: Sequence[Document], encoder: Encoder, builds: int) -> IndexingReport:
    """Build changed documents again and again, each time in a process that is killed at a random moment."""
    store, chance = GenerationStore(home), Random(_SEED)
    build_generation(home, documents, encoder)
    started = time.perf_counter()
    build_generation(home, _changed(documents, 0), encoder)
    lasts = time.perf_counter() - started
    room = _ROOM * lasts
    killed = swapped = lost = 0
    for number in range(1, builds + 1):
        before = store.current()
        was_killed = _killed(home, _changed(documents, number), encoder, chance.uniform(0, room))
        room *= _MORE if was_killed else _LESS
        killed += was_killed
        name = store.current()
        swapped += name != before
        lost += not (name and _answers(store, name, encoder))
    return IndexingReport(builds=builds, killed=killed, swapped=swapped, lost=lost, seconds_of_a_build=round(lasts, 2))


def _changed(documents: Sequence[Document], number: int) -> list[Document]:
    """Return the documents, one of which says another thing each time."""
    *others, last = documents
    return [*others, replace(last, text=f"{last.text}\n\nThis is version {number} of it.")]


def _killed(home: Path, documents: Sequence[Document], encoder: Encoder, after: float) -> bool:
    """Build in a child process, and tell whether it had to be killed."""
    child = os.fork()
    if child == 0:
        try:
            build_generation(home, documents, encoder)
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _answers(store: GenerationStore, name: str, encoder: Encoder) -> bool:
    """Tell whether a generation is intact and finds something."""
    try:
        return bool(store.open(name, encoder).index.search("How much power?", 1))
    except IndexingError:
        return False
