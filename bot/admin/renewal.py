"""Renewal of the index: build, verify, hold it against the golden questions, and only then put it in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.admin.errors import AdminError
from bot.admin.indexed import note_indexed
from bot.admin.trial import Comparison, compare, golden_questions
from corpus.library import Library
from index.encoder import Encoder
from index.errors import BrokenGeneration
from index.generation import GenerationStore
from index.indexer import IndexReport, write_generation

INDEXING, CHECKING = "reindex", "check"  # stages of a renewal


class Watching(Protocol):
    """What is told how far a renewal is: done, in all, and of which stage."""

    def __call__(self, done: int, total: int, stage: str = INDEXING, /) -> None:
        """Take note of it."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a renewal did: the build, how the golden questions went (None: not asked), and whether it is in force."""

    report: IndexReport
    comparison: Comparison | None = None
    in_force: bool = True


@dataclass(frozen=True, slots=True)
class Past:
    """A generation that is or was in force, and when it last came in force."""

    name: str
    since: datetime
    in_force: bool


class Renewal:
    """Renews the index under `home`; a running bot answers from the old one until the swap."""

    def __init__(self, home: Path, encoder: Encoder, most_fall: float) -> None:
        """`most_fall` is by which share of the golden questions accuracy may fall."""
        self._home = home
        self._encoder = encoder
        self._most_fall = most_fall
        self._store = GenerationStore(home)

    def renew(self, watching: Watching | None = None, full: bool = False) -> Renewed:
        """Index the corpus as it is now, and put that in force unless too many golden answers are lost.

        Raises IndexingError, OSError, or Failure for golden questions that cannot be read; the old index stays.
        """
        questions = golden_questions(self._home)  # first: what cannot be read is said before the work
        library = Library(self._home)
        digest = library.digest()
        report = write_generation(self._home, library.documents(), self._encoder, full, watching)
        note_indexed(self._home, digest)
        old = self._store.open_latest(self._encoder)
        if not report.changed:
            return Renewed(report)
        comparison = None
        if old is not None and old.name != report.generation:
            new = self._store.open(report.generation, self._encoder)
            told = (lambda done, total: watching(done, total, CHECKING)) if watching else None
            comparison = compare(old, new, questions, told)
            if comparison.fall > self._most_fall + 1e-9:
                return Renewed(report, comparison, in_force=False)
        self._store.put_in_force(report.generation)
        return Renewed(report, comparison)

    def put_in_force(self, name: str) -> None:
        """Put a generation in force that is there, a candidate or an old one; raises AdminError when it is not."""
        if name not in (*self._store.names(), *self._store.candidates()):
            raise AdminError("generation-gone", name=name[:40])
        try:
            self._store.open(name, self._encoder)
            self._store.put_in_force(name)
        except BrokenGeneration as error:
            raise AdminError("generation-gone", name=name) from error

    def past(self) -> list[Past]:
        """Return what is and was in force, the present one first, then the last before it."""
        current = self._store.current()
        return [Past(name, self._store.in_force_since(name), name == current) for name in self._store.names()]

    def roll_back(self) -> str:
        """Put the generation in force that was before the present one, and return its name; raises AdminError."""
        before = next((past.name for past in self.past() if not past.in_force), None)
        if before is None:
            raise AdminError("no-past")
        self.put_in_force(before)
        return before
