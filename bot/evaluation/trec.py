"""TREC run files: `query Q0 document rank score tag`, a line a retrieved document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.errors import Failure

_TAG = "qudra"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A retrieved document and its score."""

    document: str
    score: float


Run = Mapping[str, Sequence[Ranked]]  # by query, best first


def write_run(path: Path, run: Run) -> None:
    """Write a run file; raises `Failure` when it cannot be written."""
    lines = [
        f"{query} Q0 {ranked.document} {rank} {ranked.score:.6f} {_TAG}\n"
        for query, found in run.items()
        for rank, ranked in enumerate(found, start=1)
    ]
    try:
        path.write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        raise Failure(f"{path}: cannot be written: {error}") from error
