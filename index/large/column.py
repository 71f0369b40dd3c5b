"""A column: values of one kind on disk, of which ranges of rows are read as they are asked for.

It is read, not mapped: a map counts as memory for as long as the index is open, 64 KiB for each row that was touched,
and the system's cache serves both alike.
"""

from __future__ import annotations

import os
import weakref
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

Places = NDArray[np.int64]


def mapped(file: Path) -> NDArray[Any]:
    """Map an array into memory, for what is small or touched all over; raises OSError or ValueError."""
    return np.asarray(np.load(file, mmap_mode="r", allow_pickle=False))  # a plain view: np.memmap is slow to slice


class Column:
    """Rows of `width` values: `Column(file, "f2", 384).read(0, 10)`, shape (10, 384); of shape (10,) where width is 1.

    Raises OSError when the file cannot be opened, ValueError when it ends within a row.
    """

    def __init__(self, file: Path, dtype: DTypeLike, width: int = 1) -> None:
        self._dtype = np.dtype(dtype)
        self._shape = (width,) if width > 1 else ()
        self._size = self._dtype.itemsize * width
        self._descriptor = os.open(file, os.O_RDONLY)
        weakref.finalize(self, os.close, self._descriptor)
        self.count, left = divmod(os.fstat(self._descriptor).st_size, self._size)
        if left:
            raise ValueError(f"{file.name} ends within a row")

    def read(self, start: int, end: int) -> NDArray[Any]:
        """Return the rows from `start` up to `end`."""
        return self._rows(os.pread(self._descriptor, (end - start) * self._size, start * self._size))

    def gather(self, starts: Places, ends: Places) -> NDArray[Any]:
        """Return the rows of several ranges, one range's after the other's."""
        if not len(starts):
            return self.read(0, 0)
        joins = np.flatnonzero(starts[1:] != ends[:-1]) + 1  # neighbours are read at once
        firsts, lasts = starts[np.append(0, joins)], ends[np.append(joins - 1, len(ends) - 1)]
        offsets, sizes = (firsts * self._size).tolist(), ((lasts - firsts) * self._size).tolist()
        read, file = os.pread, self._descriptor
        return self._rows(b"".join([read(file, size, at) for at, size in zip(offsets, sizes, strict=True)]))

    def _rows(self, content: bytes) -> NDArray[Any]:
        return np.frombuffer(content, self._dtype).reshape(-1, *self._shape)
