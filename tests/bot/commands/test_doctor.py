"""`qudra doctor`."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz-012345"
CLOSED = "http://127.0.0.1:1"  # nobody listens there


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def home(indexed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with an index, and no settings but that."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("QUDRA_", "TELEGRAM_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("QUDRA_HOME", str(indexed))
    assert main(["index", "--quiet", "--if-changed"]) == 0
    return indexed


def checks(capsys: pytest.CaptureFixture[str], status: int) -> dict[str, dict[str, Any]]:
    """Run the doctor, and return its checks by their names."""
    capsys.readouterr()
    assert main(["doctor", "--json"]) == status
    told = json.loads(capsys.readouterr().out)
    assert told["well"] is (status == 0)
    return {check["name"]: check for check in told["checks"]}


def test_a_sound_installation_is_well_a_line_a_check(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines} == {"ok", "skipped"}
    assert [line[9:].partition(":")[0] for line in lines] == list(checks(capsys, 0))
    assert any("intact" in line for line in lines)


def test_without_anything_yet_nothing_is_wrong_and_nothing_is_made(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUDRA_HOME", str(tmp_path / "fresh"))
    assert checks(capsys, 0)["index"]["status"] == "warning"
    assert not (tmp_path / "fresh").exists()


def test_a_setting_that_is_none_is_told_with_what_was_meant(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUDRA_ADMIN", "12")
    (tmp_path / ".env").write_text("TELEGRAM_TOKEN=1:secret\n", "utf-8")
    check = checks(capsys, 0)["settings"]
    assert check["status"] == "warning"
    assert "QUDRA_ADMIN (did you mean QUDRA_ADMINS?)" in check["seen"]
    assert "TELEGRAM_TOKEN (did you mean TELEGRAM_BOT_TOKEN?)" in check["seen"]
    assert "secret" not in json.dumps(check)


def test_settings_that_cannot_be_read_are_explained_without_their_values(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUDRA_ADMINS", "@somebody")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    check = checks(capsys, 1)["settings"]
    assert check["status"] == "wrong"
    assert "QUDRA_ADMINS: " in check["seen"]
    assert "somebody" not in json.dumps(check)


def test_other_commands_do_not_show_a_token_beside_a_wrong_setting(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUDRA_LLM_URL", "http://localhost")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    assert main(["corpus", "list"]) == 2
    assert TOKEN not in capsys.readouterr().err


def test_a_damaged_index_is_wrong_and_its_questions_are_not_asked(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUDRA_HOME", str(tmp_path / "other"))
    assert main(["index", "--quiet"]) == 0
    [file] = (tmp_path / "other").glob("index/generations/*/documents.json")
    file.write_bytes(file.read_bytes()[:-1])
    found = checks(capsys, 1)
    assert found["index"]["status"] == "wrong"
    assert "documents.json" in found["index"]["seen"]
    assert found["questions"]["status"] == "skipped"
    assert main(["index", "--quiet"]) == 0
    assert checks(capsys, 0)["index"]["status"] == "ok"


def test_a_document_that_cannot_be_read_is_wrong(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUDRA_HOME", str(tmp_path / "other"))
    (tmp_path / "other" / "corpus").mkdir(parents=True)
    (tmp_path / "other" / "corpus" / "broken.md").write_bytes(b"\xff\xfe")
    check = checks(capsys, 1)["documents"]
    assert (check["status"], "broken" in check["seen"]) == ("wrong", True)


def test_a_home_that_cannot_be_written_to_is_wrong(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("QUDRA_HOME", "/proc/qudra")
    assert checks(capsys, 1)["home"]["status"] == "wrong"


@pytest.mark.parametrize("url", ["postgresql+nothing://here", "no address", "sqlite:///{home}/file"])
def test_a_database_that_cannot_be_used_is_wrong(
    url: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"no database" * 100)
    monkeypatch.setenv("QUDRA_DATABASE_URL", url.format(home=tmp_path))
    assert checks(capsys, 1)["database"]["status"] == "wrong"


def test_a_server_that_does_not_answer_is_told_without_the_token(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_URL", CLOSED)
    monkeypatch.setenv("QUDRA_LLM_URL", CLOSED)
    monkeypatch.setenv("QUDRA_LLM_MODEL", "qwen3:8b")
    monkeypatch.setenv("QUDRA_LLM_KEY", "sk-very-secret")
    assert main(["doctor"]) == 1
    out = capsys.readouterr().out
    assert out.count("wrong    ") == 2
    assert "nobody may add documents" in out
    assert TOKEN not in out
    assert "sk-very-secret" not in out
