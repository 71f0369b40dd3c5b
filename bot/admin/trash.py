"""The trash: documents that were taken out or replaced, which stay there for as long as anything is kept."""

from __future__ import annotations

import time
from pathlib import Path

from filelock import FileLock

from bot.errors import Failure

_DAY = 86_400.0  # seconds


def empty_trash(home: Path, days: int) -> int:
    """Delete what has lain in a home's trash for more than so many days, nothing if 0; returns how many files.

    Raises Failure when the disk refuses.
    """
    corpus = home / "corpus"
    trash = corpus / "trash"
    if not days or not trash.is_dir():
        return 0
    until = time.time() - days * _DAY
    try:
        with FileLock(corpus / ".lock"):  # the library's own: nobody brings a document back meanwhile
            old = [path for path in trash.iterdir() if path.is_file() and path.stat().st_mtime < until]
            for path in old:
                path.unlink()
    except OSError as error:
        raise Failure(f"trash: {error.strerror or error}") from error
    return len(old)
