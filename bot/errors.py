"""What a command reports on standard error.

Failure              the run failed (exit status 1)
└── UsageFailure     wrong usage, or an input out of range (exit status 2)
"""

from __future__ import annotations


class Failure(Exception):  # noqa: N818 - a command's outcome, not a programming error
    """The run failed, for the reason given; exit status 1."""

    status = 1


class UsageFailure(Failure):
    """Wrong usage, or an input out of range; exit status 2."""

    status = 2
