"""The README's promises: its first screen, and that its commands are commands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from bot.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
FENCED = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    line.partition("#")[0].strip()
    for block in FENCED
    for line in block.splitlines()
    if line.startswith(".venv/bin/qudra")
]
NEED_FILES = ("corpus add", "corpus remove", "eval", "bench")


def test_the_first_screen_holds_both_commands_and_an_answer_in_each_language() -> None:
    start = " ".join(README.split()[:60])
    assert "make run" in start
    assert "make test" in start
    assert "770 MW" in start
    assert "ميجاوات" in start


def test_the_architecture_page_is_a_page() -> None:
    assert len((ROOT / "docs" / "architecture.md").read_text("utf-8").split()) < 800


@pytest.mark.parametrize("command", [c for c in COMMANDS if not any(part in c for part in NEED_FILES)])
def test_a_command_of_the_readme_runs(
    command: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUDRA_HOME", str(tmp_path_factory.getbasetemp() / "readme"))
    assert main(shlex.split(command)[1:]) == 0


@pytest.mark.parametrize("command", [c for c in COMMANDS if any(part in c for part in NEED_FILES)])
def test_a_command_that_needs_a_file_is_a_command(command: str) -> None:
    with pytest.raises(SystemExit) as done:
        main([*shlex.split(command)[1:], "--help"])
    assert done.value.code == 0


def test_every_path_that_the_pages_name_is_there() -> None:
    pages = README + (ROOT / "docs" / "architecture.md").read_text("utf-8")
    named = re.findall(r"`((?:bot|corpus|index)/[\w./]+?)/?`", pages)
    assert len(named) > 15
    assert [path for path in named if not (ROOT / path).exists()] == []
