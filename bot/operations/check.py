"""A check: what was looked at, how it is, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How something is; SKIPPED where there is nothing of the kind to look at."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at by its name, how it is, what was seen, and how to mend it ("" where nothing is to be done)."""

    name: str
    status: Status
    seen: str
    mend: str = ""


def well(name: str, seen: str) -> Check:
    """Return the check of something that is as it should be."""
    return Check(name, Status.OK, seen)


def warning(name: str, seen: str, mend: str) -> Check:
    """Return the check of something that works and might be better."""
    return Check(name, Status.WARNING, seen, mend)


def wrong(name: str, seen: str, mend: str) -> Check:
    """Return the check of something that does not work."""
    return Check(name, Status.WRONG, seen, mend)


def skipped(name: str, seen: str) -> Check:
    """Return the check of something that there is none of."""
    return Check(name, Status.SKIPPED, seen)
