"""Homes of the administrator's tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.engine import Engine
from tests.bot.admin.homes import few_golden_questions, settings_of


@pytest.fixture(scope="session")
def built_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that an engine has built; not to be changed."""
    home = tmp_path_factory.mktemp("built")
    Engine(settings_of(home))
    return home


@pytest.fixture
def home(built_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    few_golden_questions(tmp_path, monkeypatch)
    return Path(shutil.copytree(built_home, tmp_path / "home"))


@pytest.fixture
def engine(home: Path) -> Engine:
    return Engine(settings_of(home))
