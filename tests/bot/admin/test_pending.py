"""Uploads that wait for a decision."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.admin.errors import AdminError
from bot.admin.pending import DAY, PendingUploads, safe_name


def test_what_is_kept_is_found_by_another_process(tmp_path: Path) -> None:
    upload = PendingUploads(tmp_path).keep("deal.txt", b"words", "https://example.org/deal")
    again = PendingUploads(tmp_path)
    assert again.get(upload.id) == upload
    assert again.path(upload).read_bytes() == b"words"


def test_a_decision_is_kept(tmp_path: Path) -> None:
    pending = PendingUploads(tmp_path)
    upload = pending.keep("deal.txt", b"words")
    pending.choose(upload, "ar")
    assert pending.get(upload.id).language == "ar"


def test_after_a_day_it_is_gone_and_the_next_clears_it_away(tmp_path: Path) -> None:
    pending = PendingUploads(tmp_path)
    old = pending.keep("old.txt", b"words")
    folder = tmp_path / "pending" / old.id
    note = folder / "upload.json"
    note.write_text(note.read_text().replace(str(old.at), str(old.at - DAY - 1)))
    os.utime(folder, (time.time() - DAY - 1,) * 2)
    with pytest.raises(AdminError, match="upload-gone"):
        pending.get(old.id)
    new = pending.keep("new.txt", b"words")
    assert [path.name for path in (tmp_path / "pending").iterdir()] == [new.id]


@pytest.mark.parametrize("name", ["", "..", "../..", "0123456789", "x" * 10, "a/b", "A" * 10])
def test_a_made_up_id_is_gone(tmp_path: Path, name: str) -> None:
    with pytest.raises(AdminError, match="upload-gone"):
        PendingUploads(tmp_path).get(name)


@pytest.mark.parametrize("content", ["", "null", "{}", "\0"])
def test_a_broken_note_is_as_good_as_gone(tmp_path: Path, content: str) -> None:
    upload = PendingUploads(tmp_path).keep("deal.txt", b"words")
    (tmp_path / "pending" / upload.id / "upload.json").write_text(content)
    with pytest.raises(AdminError, match="upload-gone"):
        PendingUploads(tmp_path).get(upload.id)


def test_a_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(AdminError, match="upload-not-kept"):
        PendingUploads(tmp_path / "file").keep("deal.txt", b"words")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("deal.txt", "deal.txt"),
        ("../../etc/passwd", "passwd"),
        (r"C:\x\deal.pdf", "deal.pdf"),
        ("خبر عاجل.docx", "خبر عاجل.docx"),
        ("a\0b\n.txt", "a b .txt".replace(" .", ".")),
        ("...", "upload"),
        ("", "upload"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text())
def test_every_name_is_one_that_a_system_can_store(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode("utf-8", "replace")) <= 160
    assert not set(safe) & set('/\\\0:*?"<>|')
    assert safe not in (".", "..")
    assert safe_name(safe) == safe
