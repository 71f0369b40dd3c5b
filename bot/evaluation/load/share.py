"""Shares of a processor: bots that are held to one can be compared on a machine that has too few for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.errors import Failure

GROUPS = Path("/sys/fs/cgroup")
_PERIOD = 20_000  # microseconds in which a process may take its share; longer ones would show in the times


@contextmanager
def held_to(share: float, pid: int, groups: Path = GROUPS) -> Iterator[None]:
    """Hold a process, with its threads, to a share of one processor, by a control group of Linux, version 1 or 2.

    Raises Failure where such groups may not be made.
    """
    unified = (groups / "cgroup.controllers").exists()
    parent = groups if unified else groups / "cpu"
    group = parent / f"qudra-{pid}"
    quota = str(round(share * _PERIOD))
    try:
        if unified:
            (parent / "cgroup.subtree_control").write_text("+cpu", "ascii")
        group.mkdir()
        if unified:
            (group / "cpu.max").write_text(f"{quota} {_PERIOD}", "ascii")
        else:
            (group / "cpu.cfs_period_us").write_text(str(_PERIOD), "ascii")
            (group / "cpu.cfs_quota_us").write_text(quota, "ascii")
        (group / "cgroup.procs").write_text(str(pid), "ascii")
    except OSError as error:
        raise Failure(f"a process cannot be held to a share of a processor here: {error}") from error
    try:
        yield
    finally:
        with suppress(ProcessLookupError):  # it may have ended
            (parent / "cgroup.procs").write_text(str(pid), "ascii")
        group.rmdir()
