"""Continuation: what a short message changes in the calculation before it, or answers of one asked back about."""

from __future__ import annotations

from dataclasses import replace

from bot.answers import lexicon
from bot.calculators.declaration.calculation import Calculation, Value
from bot.calculators.registry import CALCULATORS
from bot.calculators.talk.request import Request, inputs_in
from corpus.quantities import find_quantities
from corpus.tokens import tokenise

_LONGEST = 8  # words: a longer message asks something of its own


def continued(text: str, calculation: Calculation | None) -> Request | None:
    """Return the last calculation with the inputs that a short message changes, or None when it changes none."""
    if calculation is None or _is_long(text) or not find_quantities(text):
        return None
    calculator = CALCULATORS[calculation.name]
    changed = inputs_in(calculator, text)
    if not changed:
        return None
    origins = {item.name: item.origin for item in calculation.inputs if item.origin.kind == "source"}
    kept = {name: origin for name, origin in origins.items() if name in calculation.given and name not in changed}
    return Request(calculator, dict(calculation.given) | changed, origins=kept, labels=calculation.labels)


def resumed(text: str, asked: Request | None) -> Request | None:
    """Return the calculation that was asked back about with what a short message answers, None when it answers nothing.

    Of a figure that was doubted ("did you mean 770 MW?") a yes is an answer, and so is another figure.
    """
    if asked is None or _is_long(text):
        return None
    if not asked.missing and lexicon.says(tokenise(text)[:2], lexicon.YES):
        return asked
    found = inputs_in(asked.calculator, text) or _bare(text, asked)
    if not found or (asked.missing and asked.missing not in found):
        found |= _bare(text, asked)
    return replace(asked, arguments=asked.arguments | found, missing="") if found else None


def _bare(text: str, asked: Request) -> dict[str, Value]:
    """Read a figure without a unit as the one input that was asked for: "100"."""
    quantities = find_quantities(text)
    if not asked.missing or len(quantities) != 1 or quantities[0].unit not in ("", "year"):
        return {}
    found = quantities[0]
    return {asked.missing: [found.low, found.high] if found.is_range else found.value}


def _is_long(text: str) -> bool:
    return len(tokenise(text)) > _LONGEST
