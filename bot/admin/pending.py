"""Pending uploads: what an administrator sent and has not yet decided on, kept for a day and across restarts.

home/pending/<id>/upload.json      who sent it, when, and what was decided so far
home/pending/<id>/content/<name>   the file as it came, by its own name
"""

from __future__ import annotations

import re
import secrets
import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath

from pydantic import TypeAdapter, ValidationError

from bot.admin.errors import AdminError
from corpus.document import Language

DAY = 24 * 60 * 60  # seconds that an upload is kept
_BYTES = 5  # of an id
_ID = re.compile(r"[0-9a-f]{10}")
_NOTE, _CONTENT = "upload.json", "content"
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_LONGEST_NAME = 120  # bytes of UTF-8


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that waits for a decision: where it came from, the document's id and language if they were chosen.

    `target` is the id of the document that it would replace, "" for none.
    """

    id: str
    name: str
    at: float
    url: str = ""
    document_id: str = ""
    language: Language | None = None
    target: str = ""


_upload = TypeAdapter(Upload)


class PendingUploads:
    """The uploads under `home/pending`; the old ones are cleared away whenever one comes."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "pending"

    def keep(self, name: str, content: bytes, url: str = "", document_id: str = "") -> Upload:
        """Keep a file; raises AdminError when the disk does not take it."""
        self.clear_old()
        upload = Upload(secrets.token_hex(_BYTES), safe_name(name), time.time(), url, document_id)
        path = self.path(upload)
        try:
            path.parent.mkdir(parents=True)
            path.write_bytes(content)
            self.change(upload)
        except OSError as error:
            raise AdminError("upload-not-kept", reason=error.strerror or str(error)) from error
        return upload

    def get(self, upload_id: str) -> Upload:
        """Return an upload; raises AdminError for one that is not kept, or no longer."""
        if not _ID.fullmatch(upload_id):
            raise AdminError("upload-gone")
        try:
            upload = _upload.validate_json((self._folder / upload_id / _NOTE).read_bytes())
        except (OSError, ValidationError) as error:
            raise AdminError("upload-gone") from error
        if upload.id != upload_id or upload.at < time.time() - DAY or not self.path(upload).is_file():
            raise AdminError("upload-gone")
        return upload

    def change(self, upload: Upload) -> Upload:
        """Keep what was decided about an upload."""
        note = self._folder / upload.id / _NOTE
        fresh = note.with_suffix(".new")
        fresh.write_bytes(_upload.dump_json(upload))
        fresh.replace(note)
        return upload

    def choose(self, upload: Upload, language: Language) -> Upload:
        """Keep which language an upload is in."""
        return self.change(replace(upload, language=language))

    def path(self, upload: Upload) -> Path:
        """Return where the file is."""
        return self._folder / upload.id / _CONTENT / upload.name

    def drop(self, upload: Upload) -> None:
        """Forget an upload."""
        shutil.rmtree(self._folder / upload.id, ignore_errors=True)

    def clear_old(self) -> None:
        """Forget the uploads that are older than a day."""
        for folder in self._folder.glob("*"):
            try:
                old = folder.stat().st_mtime < time.time() - DAY
            except OSError:
                continue
            if old:
                shutil.rmtree(folder, ignore_errors=True)


def safe_name(name: str) -> str:
    """Return a file's name as it may stand in our folder: no path, nothing that a system forbids, not endless."""
    bare = PureWindowsPath(PurePosixPath(name).name).name
    clean = _UNSAFE.sub(" ", bare).strip(" .") or "upload"
    stem, dot, ending = clean.rpartition(".")
    if not dot or len(ending.encode()) > 16:
        stem, ending = clean, ""
    room = _LONGEST_NAME - len(ending.encode())
    stem = stem.encode("utf-8", "replace")[:room].decode("utf-8", "ignore").strip()
    return f"{stem}.{ending}" if ending else stem or "upload"
