"""A record: one answer as the answers file holds it, a line each, and as the scorer judges it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from bot.answers.answer import Answer


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class CitedSpan(_Model):
    """A citation: `quote` should be `text[start:end]` of the document."""

    source: str
    document: str
    start: int
    end: int
    quote: str


class CalculatedInput(_Model):
    """One input of a calculation with where it comes from."""

    name: str
    value: JsonValue
    unit: str = ""
    origin: str = ""


class Calculated(_Model):
    """A calculation; `result` holds the headline `value` in `unit` and the rest beside it."""

    name: str
    arguments: dict[str, JsonValue] = Field(default_factory=dict)
    result: dict[str, JsonValue] = Field(default_factory=dict)
    formula: str = ""
    inputs: tuple[CalculatedInput, ...] = ()
    caveats: tuple[str, ...] = ()


class Record(_Model):
    """One line of an answers file."""

    id: str
    mode: str
    language: str
    text: str
    citations: tuple[CitedSpan, ...] = ()
    calculation: Calculated | None = None
    confidence: float = 0.0
    elapsed_ms: float = 0.0

    @classmethod
    def of(cls, question_id: str, answer: Answer, elapsed_ms: float) -> Record:
        """Record the answer to a question and how long it took."""
        return cls.model_validate({**answer.as_json(), "id": question_id, "elapsed_ms": round(elapsed_ms, 2)})

    def line(self) -> str:
        """Return the record as one line of JSON, without the line break."""
        return self.model_dump_json()
