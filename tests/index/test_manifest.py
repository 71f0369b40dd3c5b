"""Manifests: damage is seen, and what generations share is read through once."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path
from typing import Any

import pytest

from index.errors import BrokenGeneration
from index.manifest import verify, write_manifest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rows").mkdir()
    (tmp_path / "rows" / "vectors").write_bytes(b"abc" * 1_000)
    an_hour_ago = time.time() - 3_600
    os.utime(tmp_path / "rows" / "vectors", (an_hour_ago, an_hour_ago))
    write_manifest(tmp_path, "encoder")
    return tmp_path


def test_what_is_as_it_was_is_read_through_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Any] = []
    monkeypatch.setattr(hashlib, "file_digest", lambda file, _: read.append(file))
    assert verify(folder).encoder == "encoder"
    assert read == []


def test_a_link_to_it_is_the_same_file(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    os.link(folder / "rows" / "vectors", other / "vectors")
    (folder / "rows" / "vectors").unlink()
    os.link(other / "vectors", folder / "rows" / "vectors")
    assert verify(folder)


@pytest.mark.parametrize("content", [b"abd" * 1_000, b"abc" * 999, b""])
def test_what_was_written_to_since_is_read_again(folder: Path, content: bytes) -> None:
    (folder / "rows" / "vectors").write_bytes(content)
    with pytest.raises(BrokenGeneration, match="changed: rows/vectors"):
        verify(folder)


def test_what_was_written_just_now_is_read_each_time(folder: Path) -> None:
    (folder / "rows" / "vectors").write_bytes(b"new" * 1_000)
    write_manifest(folder, "encoder")
    before = (folder / "rows" / "vectors").stat()
    (folder / "rows" / "vectors").write_bytes(b"bad" * 1_000)
    os.utime(folder / "rows" / "vectors", ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(BrokenGeneration):
        verify(folder)
