"""`qudra bench telegram`, on a few updates: it runs, and no reply is lost or doubled. It times nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot import cli
from bot.engine import Engine
from bot.settings import Settings


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("bench")
    Engine(Settings(home=home, _env_file=None))  # type: ignore[call-arg]
    return home


@pytest.mark.long
def test_under_faults_no_reply_is_lost_or_doubled(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUDRA_HOME", str(home))
    assert cli.main(["bench", "telegram", "--updates", "300", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    delivery = report["delivery"]
    assert (delivery["lost"], delivery["doubled"]) == (0, 0)
    assert delivery["updates"] >= 300
    assert sum(delivery["faults"].values()) > 10
    assert report["start_seconds"] > 0
    assert report["crowd_ms"]["p95"] >= report["crowd_ms"]["median"] > 0


def test_no_updates_are_wrong_usage(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bench", "telegram", "--updates", "0"]) == 2
    assert "--updates: 0 is not 1 or more" in capsys.readouterr().err
