"""A calculation: what a calculator worked out, from which inputs and by which formula."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.calculators.declaration.findings import Simulation, Swing
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

    `given` are the inputs that were named, the rest being defaults; `ranged` ones were ranges, and each figure that
    moves with them is [lowest, highest]. `labels` say whose each of several figures is. `simulation` and `swings` are
    what is found of its uncertainty.
    `caveats` are keys of the message catalogue.
    """

    name: str
    arguments: Mapping[str, Value]
    value: Value
    unit: str
    formula: str
    inputs: tuple[Input, ...]
    caveats: tuple[str, ...] = ()
    others: Mapping[str, Any] = field(default_factory=dict)
    given: Mapping[str, Value] = field(default_factory=dict)
    ranged: frozenset[str] = frozenset()
    labels: tuple[str, ...] = ()
    simulation: Simulation | None = None
    swings: tuple[Swing, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the contract's calculation object, ready for `json.dumps`; caveats in English."""
        from bot.messages import message

        return {
            "name": self.name,
            "arguments": dict(self.arguments),
            "result": {"value": self.value, "unit": self.unit, **self.others, **self._uncertainty},
            "formula": self.formula,
            "inputs": [
                {"name": i.name, "value": i.value, "unit": i.unit, "origin": i.origin.label} for i in self.inputs
            ],
            "caveats": [message("en", key) for key in self.caveats],
        }

    @property
    def _uncertainty(self) -> dict[str, Any]:
        """Return P10, P50 and P90 of each measure by its name, what was drawn, and the swings."""
        found: dict[str, Any] = {}
        if self.simulation is not None:
            found["range"] = {one.measure: one.as_json() for one in self.simulation.distributions}
            found["drawn"] = list(self.simulation.drawn)
        return found | ({"tornado": [asdict(swing) for swing in self.swings]} if self.swings else {})
