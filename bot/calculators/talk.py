"""Talk: which calculator a question calls, and with which inputs.

Every quantity goes to the slot of its unit whose cue stands nearest; without a cue, to a primary slot in order. A question that only
asks what the sources say calls none: it takes an order to compute, a hypothesis, or a word that asks for that calculator alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.answers import lexicon
from bot.calculators.arguments import ANY, readable
from bot.calculators.calculator import Calculator
from bot.calculators.registry import CALCULATORS
from bot.calculators.slot import Slot
from corpus.quantities import Quantity, find_quantities
from corpus.text import fold
from corpus.tokens import Token, tokenise

_REACH_BEFORE, _REACH_AFTER = 4, 2  # tokens between a cue and its figure
_CONTRAST = "instead of|rather than|not|بدل|بدلا من|بدلًا من|مش|وليس|بدال"
_PART = "part of|some of|a portion|a share of|جزء|جزءا|جزء من|بعض|حصة من|شوية"


@dataclass(frozen=True, slots=True)
class Request:
    """A calculator with the inputs found in a question; `missing` is the argument to ask for when they do not suffice."""

    calculator: Calculator[Any]
    arguments: dict[str, float]
    missing: str = ""


def request_in(text: str) -> Request | None:
    """Return the calculation that a question asks for, or None when it asks for none."""
    tokens = tokenise(text)
    hypothetical = lexicon.says(tokens, lexicon.CONDITIONAL)
    ordered = lexicon.says(tokens, lexicon.COMPUTE)
    best: tuple[float, Request] | None = None
    for calculator in CALCULATORS.values():
        intent = calculator.intent
        strong = any(_holds(tokens, word) for word in intent.strong)
        if not (hypothetical or ordered or strong) or not all(any(_holds(tokens, w) for w in group) for group in intent.needs):
            continue
        arguments = fill(calculator, text, tokens)
        fitting = [need for need in intent.inputs if need <= arguments.keys()]
        rank = 2.0 * strong + max((len(need) for need in fitting), default=0)
        if not fitting:
            if not (ordered or strong or (hypothetical and lexicon.says(tokens, _PART))) or not intent.asks:
                continue
            request = Request(calculator, arguments, intent.asks)
        else:
            request = Request(calculator, arguments)
        if best is None or rank > best[0]:
            best = (rank, request)
    return best[1] if best else None


def fill(calculator: Calculator[Any], text: str, tokens: Sequence[Token]) -> dict[str, float]:
    """Return the arguments that a text gives for a calculator, in their slots' units."""
    slots = calculator.arguments.slots()
    quantities = [quantity for quantity in _ends(find_quantities(text)) if not _contrasted(quantity, tokens)]
    arguments: dict[str, float] = {}
    taken: set[int] = set()
    offers = [
        (nearness, -at, name)
        for at, quantity in enumerate(quantities)
        for name, slot in slots.items()
        if _fits(quantity, slot) and not _chronological(slot, quantities) and (nearness := _cue(quantity, slot, tokens, quantities)) > 0
    ]
    for _, at, name in sorted(offers, reverse=True):
        if name not in arguments and -at not in taken:
            taken.add(-at)
            arguments[name] = _value(quantities[-at], slots[name])
    _fill_primary(slots, quantities, taken, arguments)
    _count_years(slots, quantities, arguments)
    return arguments


def _chronological(slot: Slot, quantities: Sequence[Quantity]) -> bool:
    """Whether a slot for a year takes its figure by the order of time: with two dates, words between them mislead."""
    return slot.primary and slot.unit == "year" and sum(quantity.unit == "year" for quantity in quantities) > 1


def _fill_primary(slots: dict[str, Slot], quantities: list[Quantity], taken: set[int], arguments: dict[str, float]) -> None:
    """Give what is left, in order, to the primary slots that are; years in time's order, a single one to the last slot."""
    free = [name for name, slot in slots.items() if slot.primary and name not in arguments]
    for unit in dict.fromkeys(slots[name].unit_of_text for name in free):
        names = [name for name in free if slots[name].unit_of_text == unit]
        left = [at for at, quantity in enumerate(quantities) if at not in taken and _fits(quantity, slots[names[0]])]
        if unit == "year":
            left.sort(key=lambda at: quantities[at].value)
            names = names[-len(left) :] if left else names
        for name, at in zip(names, left, strict=False):
            taken.add(at)
            arguments[name] = _value(quantities[at], slots[name])


def _count_years(slots: dict[str, Slot], quantities: list[Quantity], arguments: dict[str, float]) -> None:
    """Count the years between two dates where a calculator asks for a number of years."""
    dates = sorted(quantity.value for quantity in quantities if quantity.unit == "year")
    if "years" in slots and "years" not in arguments and len(dates) >= 2 and not any(s.unit == "year" for s in slots.values()):
        arguments["years"] = dates[-1] - dates[0]


def _ends(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Take a range as its two ends."""
    found = []
    for quantity in quantities:
        found.append(Quantity(quantity.low, quantity.low, quantity.unit, quantity.start, quantity.end))
        if quantity.is_range:
            found.append(Quantity(quantity.high, quantity.high, quantity.unit, quantity.start, quantity.end))
    return found


def _fits(quantity: Quantity, slot: Slot) -> bool:
    if slot.unit_of_text == ANY:
        return quantity.unit not in ("year", "years", "months", "days")
    return bool(slot.unit_of_text) and quantity.unit == slot.unit_of_text


def _value(quantity: Quantity, slot: Slot) -> float:
    return readable(quantity) if slot.unit_of_text == ANY else round(quantity.value * slot.per_base, 12)


def _cue(quantity: Quantity, slot: Slot, tokens: Sequence[Token], quantities: Sequence[Quantity]) -> float:
    """Return how near a cue of a slot stands to a quantity, 0 when none does; cues do not reach past other figures."""
    floor = max((other.end for other in quantities if other.end <= quantity.start), default=0)
    ceiling = min((other.start for other in quantities if other.start >= quantity.end), default=1 << 30)
    before = [token for token in tokens if floor <= token.start and token.end <= quantity.start][-_REACH_BEFORE:]
    after = [token for token in tokens if quantity.end <= token.start and token.end <= ceiling][:_REACH_AFTER]
    near = [1 / (1 + distance) for distance, token in enumerate(reversed(before)) if _is_cue(token, slot)]
    near += [0.6 / (1 + distance) for distance, token in enumerate(after) if _is_cue(token, slot)]
    return max(near, default=0.0)


def _is_cue(token: Token, slot: Slot) -> bool:
    for folded in map(fold, slot.cues):
        if token.form == folded or (len(folded) > 2 and token.is_arabic and folded in token.form):
            return True
    return False


def _contrasted(quantity: Quantity, tokens: Sequence[Token]) -> bool:
    before = [token for token in tokens if token.end <= quantity.start][-2:]
    return lexicon.says(before, _CONTRAST)


def _holds(tokens: Sequence[Token], words: str) -> bool:
    """Tell whether a text holds a word or phrase by stem, behind clitics too."""
    key = tokenise(words)
    for at in range(len(tokens) - len(key) + 1):
        if all(_same(tokens[at + offset], part) for offset, part in enumerate(key)):
            return True
    return False


def _same(token: Token, part: Token) -> bool:
    return token.stem == part.stem or token.form == part.form or (part.is_arabic and len(part.form) > 3 and part.form in token.form)
