"""Shares of a processor: what is written of a control group, of either version, on a folder that looks like them."""

from __future__ import annotations

import os
from pathlib import Path, PosixPath

import pytest

from bot.errors import Failure
from bot.evaluation.load.share import held_to


class Group(PosixPath):
    """A folder of control groups, which is empty for whoever removes it."""

    def rmdir(self) -> None:
        for file in self.iterdir():
            file.unlink()
        super().rmdir()


def test_a_process_is_held_by_a_quota_and_let_go(tmp_path: Path) -> None:
    groups = Group(tmp_path)
    (groups / "cpu").mkdir()
    with held_to(0.5, 4321, groups):
        held = groups / "cpu" / "qudra-4321"
        written = {file.name: file.read_text("ascii") for file in held.iterdir()}
    assert written == {"cpu.cfs_period_us": "20000", "cpu.cfs_quota_us": "10000", "cgroup.procs": "4321"}
    assert (groups / "cpu" / "cgroup.procs").read_text("ascii") == "4321"
    assert not held.exists()


def test_of_the_second_version_too(tmp_path: Path) -> None:
    groups = Group(tmp_path)
    (groups / "cgroup.controllers").write_text("cpu io", "ascii")
    with held_to(0.25, 4321, groups):
        written = {file.name: file.read_text("ascii") for file in (groups / "qudra-4321").iterdir()}
    assert written == {"cpu.max": "5000 20000", "cgroup.procs": "4321"}
    assert (groups / "cgroup.subtree_control").read_text("ascii") == "+cpu"


def test_where_there_are_no_groups_it_fails_with_a_word(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="share of a processor"), held_to(0.5, os.getpid(), tmp_path / "none"):
        pass
