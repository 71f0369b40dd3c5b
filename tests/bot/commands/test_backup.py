"""`qudra backup` and `qudra restore`."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.state.chats import Chats
from bot.state.database import Database, address_in

ROOT = Path(__file__).parents[3]
QUESTION = "How much power does the Zorblax plant draw?"
NOTE = "The Zorblax plant in Ruritania draws {} MW of power.\n"


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a document of its own, indexed."""
    folder = tmp_path_factory.mktemp("indexed")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("QUDRA_HOME", str(folder / "home"))
        add("77")
    return folder / "home"


@pytest.fixture
def home(indexed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUDRA_HOME", str(tmp_path / "home"))
    shutil.copytree(indexed, tmp_path / "home")
    return tmp_path / "home"


def add(power: str) -> None:
    Path("note.txt").write_text(NOTE.format(power), "utf-8")
    assert main(["corpus", "add", "note.txt", "--id", "zorblax", "--language", "en", "--replace"]) == 0
    assert main(["index", "--quiet"]) == 0


def ask() -> dict[str, Any]:
    """Ask in another process, which closes everything when it ends."""
    command = [sys.executable, "-m", "bot", "ask", QUESTION, "--json"]
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return {name: value for name, value in answer.items() if name not in ("id", "elapsed_ms")}


def history(home: Path) -> list[str]:
    database = Database(address_in(home))
    asked = Chats(database).questions("telegram:1")
    database.close()
    return asked


def remember(home: Path, question: str) -> None:
    database = Database(address_in(home))
    Chats(database).remember("telegram:1", question, "", "telegram:1")
    database.close()


def test_restored_it_gives_the_same_answer_and_has_the_same_history(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    remember(home, "what was asked before")
    before = ask()
    assert "77 MW" in before["text"]
    assert main(["backup", "backup.tar.gz"]) == 0
    assert capsys.readouterr().out.startswith("backup.tar.gz: ")
    add("99")
    remember(home, "what was asked since")
    assert "99 MW" in ask()["text"]
    assert main(["restore", "backup.tar.gz", "--force"]) == 0
    assert ask() == before
    assert history(home) == ["what was asked before"]


def test_an_empty_home_is_filled_and_a_full_one_is_not(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = ask()
    assert main(["backup", "backup.tar.gz"]) == 0
    assert main(["restore", "backup.tar.gz"]) == 2
    assert "--force replaces" in capsys.readouterr().err
    monkeypatch.setenv("QUDRA_HOME", str(tmp_path / "other"))
    assert main(["restore", "backup.tar.gz"]) == 0
    assert ask() == before


def test_a_damaged_backup_is_refused_in_a_sentence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "backup.tar.gz"]) == 0
    whole = Path("backup.tar.gz").read_bytes()
    Path("backup.tar.gz").write_bytes(whole[: len(whole) // 2])
    capsys.readouterr()
    assert main(["restore", "backup.tar.gz", "--force"]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("qudra: backup.tar.gz: it is damaged")
    assert "77 MW" in ask()["text"]


def test_wrong_usage_is_told(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore", "nothing.tar.gz"]) == 2
    assert main(["backup", str(tmp_path)]) == 2
    assert main(["backup", "nowhere/backup.tar.gz"]) == 2
    assert "Traceback" not in capsys.readouterr().err
    with pytest.raises(SystemExit) as done:
        main(["restore"])
    assert done.value.code == 2


def test_a_home_with_nothing_in_it_is_not_backed_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUDRA_HOME", str(tmp_path / "empty"))
    assert main(["backup", str(tmp_path / "backup.tar.gz")]) == 1
    assert "there is nothing" in capsys.readouterr().err


@pytest.mark.parametrize("delay", [1.0, 1.4])
def test_killed_while_it_restores_it_leaves_the_old_state_or_the_new(delay: float, home: Path) -> None:
    remember(home, "before")
    assert main(["backup", "backup.tar.gz"]) == 0
    add("99")
    remember(home, "since")
    command = [sys.executable, "-m", "bot", "restore", "backup.tar.gz", "--force"]
    process = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(ROOT)})
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait()
    said, asked = ask()["text"], history(home)
    assert ("77 MW" in said, asked) in ((True, ["before"]), (False, ["before", "since"]))
    assert not (home / ".restore").exists()
