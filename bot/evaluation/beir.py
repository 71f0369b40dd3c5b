"""Retrieval sets in BEIR format: `corpus.jsonl`, `queries.jsonl` and, where there are judgements, `qrels/test.tsv`.

The format is Thakur et al., "BEIR: A Heterogeneous Benchmark for Zero-shot Evaluation of Information Retrieval" (2021).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.errors import UsageFailure
from bot.evaluation.metrics import Qrels


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)

    id: str = Field(alias="_id", min_length=1)
    text: str


class BeirDocument(_Entry):
    """One line of `corpus.jsonl`."""

    title: str = ""

    @property
    def content(self) -> str:
        """What is indexed: the title, when there is one, above the text."""
        return f"{self.title}\n{self.text}" if self.title else self.text


class BeirQuery(_Entry):
    """One line of `queries.jsonl`; some sets have the texts that answer it."""

    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BeirSet:
    """A retrieval set; `qrels` is None where the folder has no judgements."""

    documents: tuple[BeirDocument, ...]
    queries: tuple[BeirQuery, ...]
    qrels: Qrels | None

    def grade(self, query: str, document: str) -> int:
        """Return how relevant a document is judged for a query, 0 where it is not judged."""
        return (self.qrels or {}).get(query, {}).get(document, 0)


_E = TypeVar("_E", bound=_Entry)


def read_beir(folder: Path) -> BeirSet:
    """Read a folder; raises `UsageFailure` naming the file and line that cannot be read."""
    if not folder.is_dir():
        raise UsageFailure(f"{folder}: no such folder")
    documents = _entries(folder / "corpus.jsonl", BeirDocument)
    queries = _entries(folder / "queries.jsonl", BeirQuery)
    judgements = folder / "qrels" / "test.tsv"
    qrels = _qrels(judgements, {entry.id for entry in queries}, {entry.id for entry in documents})
    return BeirSet(documents, queries, qrels)


def _entries(path: Path, entry: type[_E]) -> tuple[_E, ...]:
    found: dict[str, _E] = {}
    for number, line in _lines(path):
        try:
            read = entry.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(map(str, first["loc"]))
            raise UsageFailure(f"{path}, line {number}: {place + ': ' if place else ''}{first['msg']}") from error
        if read.id in found:
            raise UsageFailure(f"{path}, line {number}: the id {read.id!r} comes twice")
        found[read.id] = read
    if not found:
        raise UsageFailure(f"{path}: is empty")
    return tuple(found.values())


def _qrels(path: Path, queries: set[str], documents: set[str]) -> Qrels | None:
    if not path.exists():
        return None
    qrels: dict[str, dict[str, int]] = {}
    for number, line in _lines(path):
        if number == 1 and line.split("\t")[-1].strip() == "score":
            continue
        query, document, grade = _judgement(path, number, line)
        for name, known in ((query, queries), (document, documents)):
            if name not in known:
                raise UsageFailure(f"{path}, line {number}: nothing has the id {name!r}")
        qrels.setdefault(query, {})[document] = grade
    if not any(grade > 0 for grades in qrels.values() for grade in grades.values()):
        raise UsageFailure(f"{path}: judges nothing relevant")
    return qrels


def _judgement(path: Path, number: int, line: str) -> tuple[str, str, int]:
    fields = line.rstrip("\r").split("\t")
    try:
        query, document, grade = fields
        return query, document, int(grade)
    except ValueError as error:
        raise UsageFailure(f"{path}, line {number}: is not query-id, corpus-id, score with tabs between") from error


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Number the lines of a file from 1, blank ones skipped; only a line feed ends a line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageFailure(f"{path}: cannot be read: {error}") from error
    numbered: Iterable[tuple[int, str]] = enumerate(text.split("\n"), start=1)
    return ((number, line) for number, line in numbered if line.strip())
