"""Continuation: "and at 30%?" takes up the calculation before it with the inputs that it names."""

from __future__ import annotations

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.registry import CALCULATORS
from bot.calculators.talk.request import Request, inputs_in
from corpus.quantities import find_quantities
from corpus.tokens import tokenise

_LONGEST = 8  # words: a longer message asks something of its own


def continued(text: str, calculation: Calculation | None) -> Request | None:
    """Return the last calculation with the inputs that a short message changes, or None when it changes none."""
    if calculation is None or len(tokenise(text)) > _LONGEST or not find_quantities(text):
        return None
    calculator = CALCULATORS[calculation.name]
    changed = inputs_in(calculator, text)
    if not changed:
        return None
    given = {item.name: item.value for item in calculation.inputs if item.origin.kind == "you"}
    return Request(calculator, given | changed)
