"""A calculation: what a calculator worked out, from which inputs and by which formula."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from corpus.document import Reference

Value = float | int | str | list[float] | list[str]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an input comes from: the asker, a paragraph of the corpus, or an assumption of ours."""

    kind: str  # "you" | "source" | "assumption"
    reference: Reference | None = None

    @property
    def label(self) -> str:
        """`you`, `P5`, a source's id, or `assumption`."""
        if self.reference is None:
            return self.kind
        source, paragraph = self.reference.source, self.reference.paragraph
        return f"P{paragraph}" if source == "report" else source


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a calculation, in the unit that its formula uses."""

    name: str
    value: Value
    unit: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Calculation:
    """The outcome of a calculator. `value` is its headline figure in `unit`; `others` holds the rest by name.

    `caveats` are keys of the message catalogue, with the values that go into them.
    """

    name: str
    arguments: Mapping[str, Value]
    value: Value
    unit: str
    formula: str
    inputs: tuple[Input, ...]
    caveats: tuple[str, ...] = ()
    others: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the contract's calculation object, ready for `json.dumps`; caveats in English."""
        from bot.messages import message

        return {
            "name": self.name,
            "arguments": dict(self.arguments),
            "result": {"value": self.value, "unit": self.unit, **self.others},
            "formula": self.formula,
            "inputs": [
                {"name": i.name, "value": i.value, "unit": i.unit, "origin": i.origin.label} for i in self.inputs
            ],
            "caveats": [message("en", key) for key in self.caveats],
        }
