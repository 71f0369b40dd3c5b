"""The page on running the bot: its commands are commands, and what it names is there."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from bot.cli import main
from bot.operations.examination import examine
from bot.settings import Settings, variable

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "operating.md").read_text("utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
LINES = [line.partition("#")[0].strip() for block in BLOCKS for line in block.splitlines()]
OURS = [line for line in LINES if line.startswith(".venv/bin/qudra ")]
ELSEWHERE = [line for line in LINES if line not in OURS and re.search(r"qudra (doctor|backup|restore)\b", line)]


def test_its_own_commands_run_one_after_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("QUDRA_", "TELEGRAM_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("QUDRA_HOME", str(tmp_path / "home"))
    assert main(["index", "--quiet"]) == 0
    assert len(OURS) > 5
    for line in OURS:
        assert main(shlex.split(line)[1:]) == 0, line


@pytest.mark.parametrize("line", ELSEWHERE)
def test_what_is_run_elsewhere_is_a_command(line: str) -> None:
    words = shlex.split(line)
    command = next(word for word in words if word in ("doctor", "backup", "restore"))
    with pytest.raises(SystemExit) as done:
        main([*words[words.index(command) :], "--help"])
    assert done.value.code == 0


def test_every_setting_and_file_that_it_names_is_there() -> None:
    known = {variable(name) for name in Settings.model_fields}
    named = set(re.findall(r"\b(?:QUDRA|TELEGRAM)_[A-Z_]+\b", PAGE))
    assert len(named) > 5
    assert named <= known
    files = set(re.findall(r"\bdeploy/[\w.]+|\bconstraints\.txt|\.env\.example", PAGE))
    assert len(files) > 3
    assert [file for file in files if not (ROOT / file).exists()] == []


def test_it_names_every_status_and_every_check(tmp_path: Path) -> None:
    for word in ("ok", "warning", "wrong", "skipped"):
        assert f"`{word}`" in PAGE
    said = PAGE.lower()
    names = {check.name for check in examine(Settings(home=tmp_path, _env_file=None))}  # type: ignore[call-arg]
    wanted = {"questions": "a question in each language", "admins": "administrators"}
    assert [name for name in names if wanted.get(name, name) not in said] == []
