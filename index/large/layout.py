"""The layout of a large generation: a folder for each segment, shared with the generations before by hard links.

segments.json           the segments' names in order, each with the documents, by place, that were removed from it
segments/<name>/        sources/, rows/, postings/, never changed once written
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from pydantic import TypeAdapter

from index.encoder import Encoder
from index.large.index import LargeIndex, SegmentedDocuments
from index.large.segment import Segment

SEGMENTS = "segments"
_LIST = "segments.json"
_list = TypeAdapter(list[tuple[str, list[int]]])


def is_large_generation(folder: Path) -> bool:
    """Tell whether a generation's folder has segments."""
    return (folder / _LIST).exists()


def open_segments(folder: Path, encoder: Encoder) -> tuple[SegmentedDocuments, LargeIndex]:
    """Open the documents and the index of a generation; raises OSError or ValueError where a file is damaged."""
    listed = _list.validate_json((folder / _LIST).read_bytes())
    segments = [Segment(folder / SEGMENTS / name, encoder.dimension, removed) for name, removed in listed]
    return SegmentedDocuments(segments), LargeIndex(segments, encoder)


def list_segments(segments: Sequence[Segment], folder: Path) -> None:
    """Write down which segments a generation has."""
    (folder / _LIST).write_bytes(_list.dump_json([(segment.name, segment.removed) for segment in segments]))


def link_segment(segment: Segment, folder: Path) -> None:
    """Put a segment into another generation, by links, or by copies where the file system has none."""
    shutil.copytree(segment.folder, folder / SEGMENTS / segment.name, copy_function=_link)


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
