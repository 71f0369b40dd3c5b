"""Golden questions: what is asked, and what a good answer to it holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from bot.errors import UsageFailure
from corpus.document import Language

Arguments = dict[str, JsonValue]
Groups = tuple[tuple[str, ...], ...]  # of every group, at least one string


class _Model(BaseModel):
    """Unknown fields (notes, tags of others) are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class WantedNumber(_Model):
    """A figure that the text must show: `v` or `alt`, in `unit`, within the relative tolerance `tol`."""

    v: float
    unit: str = ""
    tol: float = Field(default=0.0, ge=0)
    alt: float | None = None


class WantedResult(_Model):
    """A calculator's headline figure, the further ones of a comparison, and homes where they are wanted."""

    value: float
    unit: str = ""
    tol: float = Field(default=0.0, ge=0)
    other: tuple[float, ...] = ()
    homes: float | None = None
    homes_tol: float = Field(default=0.0, ge=0)


class WantedCalculation(_Model):
    """Which calculator must run, with at least which arguments (a list compares), and what it must find."""

    name: str
    args: Arguments | tuple[Arguments, ...] = Field(default_factory=dict)
    result: WantedResult | None = None


class Expectation(_Model):
    """What a good answer holds; everything but the mode may be missing."""

    mode: str
    mode_any: tuple[str, ...] = ()
    reply_lang: Literal["ar", "en", "any"] = "any"
    must: Groups = ()
    must_not: tuple[str, ...] = ()
    caveat_any: Groups = ()
    numbers: tuple[WantedNumber, ...] = ()
    sources_any: tuple[str, ...] = ()
    sources_all: tuple[str, ...] = ()
    sources_wanted: tuple[str, ...] = ()
    calc: WantedCalculation | None = None
    no_calc: bool = False
    tags: tuple[str, ...] = ()

    @property
    def modes(self) -> frozenset[str]:
        """Every mode that is accepted."""
        return frozenset({self.mode, *self.mode_any})


class GoldenQuestion(_Model):
    """One line of a questions file; without `expect` it is only answered."""

    id: str
    question: str
    lang: Language | None = None
    type: str = "other"
    history: tuple[str, ...] = ()
    expect: Expectation | None = None


def read_questions(path: Path) -> list[GoldenQuestion]:
    """Read a questions file (JSON Lines, blank lines skipped).

    Raises `UsageFailure` with the line's number when the file or a line of it cannot be read, or an id comes twice.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageFailure(f"{path}: cannot be read: {error}") from error
    questions = [_read(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    _check_ids(path, questions)
    return questions


def _read(path: Path, number: int, line: str) -> GoldenQuestion:
    try:
        return GoldenQuestion.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise UsageFailure(f"{path}, line {number}: {place + ': ' if place else ''}{first['msg']}") from error


def _check_ids(path: Path, questions: Sequence[GoldenQuestion]) -> None:
    if not questions:
        raise UsageFailure(f"{path}: holds no questions")
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            raise UsageFailure(f"{path}: the id {question.id!r} comes twice")
        seen.add(question.id)
