"""Two bots over PostgreSQL and Milvus, each of the four killed once: every question has one reply."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.engine import Engine
from bot.errors import Failure
from bot.evaluation.chaos import cluster, crowd
from bot.evaluation.chaos.cluster import kill_each
from bot.evaluation.load.bench import bench_load
from bot.settings import Settings

pytestmark = pytest.mark.service


def test_every_question_has_one_reply(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "_QUIET", 2.0)
    monkeypatch.setattr(cluster, "_AWAY", 2.0)
    settings = Settings(home=tmp_path, _env_file=None)  # type: ignore[call-arg]
    Engine(settings)
    try:
        report = kill_each(settings, ["Who bought Stronghold?", "كم سعة تيراوولف؟"], updates=200)
    except Failure as error:
        pytest.skip(str(error))
    assert report.lost == 0, report.examples
    assert report.doubled <= 2, report.examples  # what a killed bot had sent and not noted: one for each at most
    assert report.updates >= 200
    assert report.killed == ("first bot", "postgresql", "milvus", "second bot")
    assert (report.vectors["milvus"], report.vectors["end"]) == ("away", "shared")


def test_two_bots_share_a_database_that_is_started_for_them(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, _env_file=None)  # type: ignore[call-arg]
    Engine(settings)
    try:
        report = bench_load(settings, ["Who bought Stronghold?", "كم سعة تيراوولف؟"], rate=5, seconds=2, processes=2)
    except Failure as error:
        pytest.skip(str(error))
    assert (report.asked, report.answered, report.processes) == (10, 10, 2)
