"""Training data: pairs of an English and an Arabic text that mean the same, and Arabic text alone."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Pair:
    """A text in both languages, and the collection that it comes from; pairs of a collection are in reading order."""

    english: str
    arabic: str
    collection: str


def read_pairs(folder: Path) -> list[Pair]:
    """Read every `*.tsv.gz` of a folder and every `written/*.tsv`: English, Arabic and perhaps a collection a line."""
    files = [*sorted(folder.glob("*.tsv.gz")), *sorted((folder / "written").glob("*.tsv"))]
    return [pair for file in files for pair in _pairs_of(file)]


def read_arabic(folder: Path) -> list[str]:
    """Read the Arabic texts of every `mono_*_ar.txt.gz` of a folder, a line each."""
    return [line for file in sorted(folder.glob("mono_*_ar.txt.gz")) for line in _lines(file)]


def _pairs_of(file: Path) -> Iterator[Pair]:
    for line in _lines(file):
        english, arabic, *collection = line.split("\t")
        yield Pair(english, arabic, collection[0] if collection else file.stem)


def _lines(file: Path) -> Iterator[str]:
    content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    yield from (line for line in content.decode("utf-8").split("\n") if line.strip())
