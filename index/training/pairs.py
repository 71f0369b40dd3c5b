"""Training data: texts in English and Arabic that mean the same, passages with questions, and Arabic text alone."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WRITTEN = Path(__file__).parent / "written"
"""What was written for this model: `*.tsv` lexicons and sentences, `passages*.jsonl` passages with questions."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A text in both languages, and the collection that it comes from; pairs of a collection are in reading order."""

    english: str
    arabic: str
    collection: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage in both languages, a pair a sentence, and questions that it answers.

    A question is asked in English, in Arabic, and in Arabic as people type it.
    """

    sentences: tuple[Pair, ...]
    questions: tuple[tuple[str, str, str], ...]

    @property
    def asked(self) -> list[Pair]:
        """The questions as pairs, one for each Arabic form."""
        return [Pair(english, arabic, "questions") for english, *forms in self.questions for arabic in forms]


def read_pairs(folder: Path) -> list[Pair]:
    """Read every `*.tsv.gz` of a folder and every `written/*.tsv`: English, Arabic and perhaps a collection a line."""
    files = [*sorted(folder.glob("*.tsv.gz")), *sorted((folder / "written").glob("*.tsv"))]
    return [pair for file in files for pair in _pairs_of(file)]


def read_written(folder: Path = WRITTEN) -> list[Pair]:
    """Read the lexicons and sentences of a folder, `*.tsv`."""
    return [pair for file in sorted(folder.glob("*.tsv")) for pair in _pairs_of(file)]


def read_readings(folder: Path = WRITTEN) -> list[Reading]:
    """Read the passages with questions of a folder, `passages*.jsonl`."""
    return [_reading(line, file.stem) for file in sorted(folder.glob("passages*.jsonl")) for line in _lines(file)]


def read_arabic(folder: Path) -> list[str]:
    """Read the Arabic texts of every `mono_*_ar.txt.gz` of a folder, a line each."""
    return [line for file in sorted(folder.glob("mono_*_ar.txt.gz")) for line in _lines(file)]


def is_lexicon(collection: str) -> bool:
    """Tell whether a collection is of words and terms, not of sentences."""
    return collection.startswith(("lexicon", "domain_terms"))


def _pairs_of(file: Path) -> Iterator[Pair]:
    for line in _lines(file):
        english, arabic, *collection = line.split("\t")
        yield Pair(english, arabic, collection[0] if collection else file.stem)


def _reading(line: str, collection: str) -> Reading:
    content = json.loads(line)
    sentences = tuple(Pair(english, arabic, collection) for english, arabic in content["sentences"])
    return Reading(sentences, tuple((english, formal, typed) for english, formal, typed in content["questions"]))


def _lines(file: Path) -> Iterator[str]:
    content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    yield from (line for line in content.decode("utf-8").split("\n") if line.strip())
