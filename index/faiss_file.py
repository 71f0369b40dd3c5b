"""Files of FAISS: written so that what goes wrong is the operating system's error, as with every other file."""

from __future__ import annotations

import errno
from pathlib import Path

import faiss


def write(index: faiss.Index, file: Path) -> None:
    """Write an index; raises OSError, where FAISS itself would say RuntimeError for a full disk."""
    try:
        faiss.write_index(index, str(file))
    except RuntimeError as error:
        raise OSError(errno.EIO, str(error).rpartition(": ")[2], str(file)) from error
