"""Renewal: which segments of the generation before are kept, and what has to be written anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document
from corpus.passage import passages_of
from index.encoder import Encoder
from index.index import Index, Progress
from index.large.index import LargeIndex
from index.large.layout import SEGMENTS, link_segment, list_segments
from index.large.segment import Known, Segment, SegmentWriter
from index.large.sources import digest_of
from index.vectors import Vectors

_MOST = 6  # segments: each costs every query a little
_WORN = 0.5  # a segment with a smaller share of its documents in force is written anew
_LARGEST = 0.7  # the share of all documents that the first segment has at least, else all are written anew


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many passages there are now, and how many texts were embedded for them."""

    passages: int
    embedded: int


def renew(
    documents: Sequence[Document],
    encoder: Encoder,
    old: tuple[Mapping[str, Document], Index] | None,
    folder: Path,
    progress: Progress | None,
) -> Renewed:
    """Write the segments of documents into a folder.

    `old` are the documents and the index of the generation before. Segments of which most is still in force are linked;
    in them, only the list of what was removed changes.
    """
    wanted = {digest_of(document): document for document in documents}
    before = old[1].segments if old is not None and isinstance(old[1], LargeIndex) else []
    segments = _kept([_left(segment, wanted) for segment in before], len(wanted))
    held = {segment.sources.digests[at] for segment in segments for at in segment.documents}
    fresh = {digest: document for digest, document in wanted.items() if digest not in held}
    for segment in segments:
        link_segment(segment, folder)
    writer = SegmentWriter(encoder, known_in(old), progress)
    if fresh:
        segments.append(writer.write(list(fresh.values()), folder / SEGMENTS / _name(fresh)))
    list_segments(segments, folder)
    return Renewed(sum(len(segment.places) for segment in segments), writer.embedded)


def _left(segment: Segment, wanted: Mapping[str, Document]) -> Segment:
    """Return a segment without the documents that are not wanted any more."""
    digests = segment.sources.digests
    removed = [at for at, digest in enumerate(digests) if digest not in wanted]
    return Segment(segment.folder, segment.rows.dimension, {*segment.removed, *removed})


def _kept(segments: Sequence[Segment], wanted: int) -> list[Segment]:
    kept = [segment for segment in segments if len(segment.documents) >= _WORN * len(segment.sources.heads)]
    if not kept or len(kept[0].documents) < _LARGEST * wanted:
        return []
    return kept if len(kept) < _MOST else kept[:1]


def known_in(old: tuple[Mapping[str, Document], Index] | None) -> Known:
    """Return what tells the vectors of a document's texts that an index has, by the document's name."""
    if old is None:
        return lambda _: {}
    documents, index = old

    def known(document: Document) -> dict[str, Vectors]:
        before = documents.get(document.id)
        found: dict[str, Vectors] = {}
        for passage in passages_of(before) if before is not None else ():
            found.update(index.indexed(passage))
        return found

    return known


def _name(digests: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(digests).encode("ascii")).hexdigest()[:16]
