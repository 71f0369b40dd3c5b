"""The trash is emptied of what has lain there for longer than anything is kept."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from bot.admin.trash import empty_trash
from corpus.document import Document
from corpus.library import Library

_DAY = 86_400


@pytest.fixture
def trash(tmp_path: Path) -> Path:
    """A trash with one document of today and one of a hundred days ago."""
    library = Library(tmp_path)
    for name in ("young", "old"):
        library.add(Document(name, name, "en", name, "Power is scarce."))
        library.remove(name)
    folder = tmp_path / "corpus" / "trash"
    os.utime(folder / "old.md", (time.time() - 100 * _DAY,) * 2)
    return folder


def test_what_is_older_goes_and_the_rest_can_be_brought_back(tmp_path: Path, trash: Path) -> None:
    assert empty_trash(tmp_path, 90) == 1
    assert [path.name for path in trash.glob("*.md")] == ["young.md"]
    Library(tmp_path).restore("young")
    assert Library(tmp_path).get("young").title == "young"


@pytest.mark.parametrize("days", [0, 365])
def test_nothing_goes_that_is_kept_for_longer_or_for_ever(tmp_path: Path, trash: Path, days: int) -> None:
    assert empty_trash(tmp_path, days) == 0
    assert len(list(trash.glob("*.md"))) == 2


def test_a_home_without_trash_is_left_alone(tmp_path: Path) -> None:
    assert empty_trash(tmp_path, 90) == 0
    assert list(tmp_path.iterdir()) == []
