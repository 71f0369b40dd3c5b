"""Bots that are killed and bots under load, in a few seconds: nothing is lost or doubled, and figures come out."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.engine import Engine
from bot.evaluation.chaos import crowd, serving
from bot.evaluation.chaos.indexing import kill_indexing
from bot.evaluation.chaos.serving import kill_serving
from bot.evaluation.load.bench import bench_load
from bot.evaluation.load.curves import pictures
from bot.settings import Settings
from bot.state.database import address_in
from tests.index.fakes import FakeEncoder, document

QUESTIONS = ["Who bought Stronghold?", "كم سعة تيراوولف؟", "what is 3 MW in homes?"]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a home with an index in it."""
    found = Settings(home=tmp_path_factory.mktemp("home"), _env_file=None)  # type: ignore[call-arg]
    Engine(found)
    return found


@pytest.mark.parametrize("processes", [1, 2])
def test_under_load_every_question_is_answered(settings: Settings, processes: int, tmp_path: Path) -> None:
    shared = settings.model_copy(update={"database_url": address_in(tmp_path)})
    report = bench_load(shared, QUESTIONS, rate=5, seconds=2, processes=processes)
    assert (report.asked, report.answered, report.processes) == (10, 10, processes)
    assert 0 < report.median_ms <= report.p99_ms
    assert report.processor_ms > 0
    assert [part.second for part in report.course] == [at / 5 for at in range(10)]
    assert all(part.megabytes and 0 < part.median_ms <= part.p99_ms for part in report.course)
    assert {name: picture[:4] for name, picture in pictures(report).items()} == dict.fromkeys(
        ("latency", "memory"), b"\x89PNG"
    )


@pytest.mark.parametrize("processes", [1, pytest.param(2, marks=pytest.mark.long)])
def test_under_kills_every_question_has_one_reply(
    settings: Settings, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crowd, "_PEOPLE", 3)
    monkeypatch.setattr(serving, "_LIVES", (0.5, 1.0))
    monkeypatch.setattr(crowd, "_QUIET", 1.0)
    report = kill_serving(settings, QUESTIONS, kills=2, processes=processes)
    assert report.updates > 0
    assert report.lost == 0, report.examples
    assert report.doubled <= report.kills, report.examples  # what a killed bot had sent and not noted


def test_a_killed_build_leaves_an_intact_index(tmp_path: Path) -> None:
    documents = [document("first", "How much power is there?"), document("second", "Miners buy power.")]
    report = kill_indexing(tmp_path, documents, FakeEncoder(), builds=5)
    assert report.builds == 5
    assert report.lost == 0
