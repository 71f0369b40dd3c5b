"""Talk: which calculator a question calls, and with which inputs.

A question that only asks what the sources say calls none: it takes an order to compute, a hypothesis, or a word that
asks for one calculator alone, and figures of the asker's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.answers import lexicon
from bot.calculators.declaration.calculation import Origin, Value
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.registry import CALCULATORS
from bot.calculators.talk.filling import Filled, filled
from bot.calculators.talk.plain import figures_in, plain
from bot.calculators.talk.spelling import corrected
from bot.calculators.talk.wish import Wish
from bot.calculators.talk.words import holds, is_one_of

_PART = "part of|some of|a portion|a share of|جزء|جزءا|جزء من|بعض|حصة من|شوية"
_DATES = frozenset({"year", "start_year", "end_year", "base_year", "target_year"})
_NAMED = _DATES | {"scenario"}  # figures of the sources by name: without one of the asker's own, they take an order
_OUT_OF_RANGE = 3.0  # off the rank of a calculator that cannot take a figure: a rent of 140 is no contract's total
_STRONG = 1.5  # on the rank of a calculator that a word asks for
_LEFT_OVER = 1.0  # off the rank for each figure that a calculator has no place for
_ASKS_BACK = 5.0  # off the rank of a calculator that lacks an input, where another has what it takes
_PER_INPUT = 0.1  # on the rank for each input that a calculator asks for: it decides between equals
_PER_NAME = 0.2  # on the rank for each input that a word names, and that does not only fit by its unit
_COMPLETE = 3  # figures that all find their places ask for a calculation without a word to that end
_NEARLY = 2  # inputs found: with one more to go, the question is worth a question back
_ESTIMATES = frozenset(  # on assumptions: of somebody by name, it takes an order or an "if", for the sources may know
    {"sector_revenue", "mining_revenue", "colo_lease", "site_compare", "rerate"}
)
_ANSWER_WHEN = frozenset({"share_crossing", "doubling_time", "demand_projection"})


@dataclass(frozen=True, slots=True)
class Request:
    """A calculator with the inputs of a question; `missing` is the argument to ask for when they do not suffice.

    `origins` tells of inputs that the sources lent where they stand there, `labels` whose each of several contracts is.
    """

    calculator: Calculator[Any]
    arguments: dict[str, Value]
    missing: str = ""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    labels: tuple[str, ...] = ()


def request_in(text: str) -> Request | None:
    """Return the calculation that a question asks for, or None when it asks for none."""
    wish = Wish.of(corrected(text))
    if wish.about_sources and not wish.ordered:
        return None
    found = [ranked for calculator in CALCULATORS.values() if (ranked := _request(calculator, wish)) is not None]
    if found:
        return max(found, key=lambda ranked: ranked[0])[1]
    return next((alone for calculator in CALCULATORS.values() if (alone := _alone(calculator, wish))), None)


def is_order(text: str) -> bool:
    """Tell whether a message orders a computation."""
    return Wish.of(text).ordered


def lacking_in(text: str) -> list[Request]:
    """Return the calculations that a question's words call, the likeliest first, whatever inputs it gives."""
    wish = Wish.of(corrected(text))
    if wish.about_sources and not wish.ordered:
        return []
    stated = {quantity.unit for quantity in figures_in(wish.text)}
    found = [
        ranked
        for calculator in CALCULATORS.values()
        if (wish.ordered or stated.isdisjoint(calculator.intent.gives))
        and (ranked := _called(calculator, wish)) is not None
    ]
    return [request for _, request in sorted(found, key=lambda ranked: ranked[0], reverse=True)]


def _called(calculator: Calculator[Any], wish: Wish) -> tuple[float, Request] | None:
    """Return a calculator that a question's words call, with its rank and whatever inputs it gives."""
    strong = holds(wish.tokens, calculator.intent.strong)
    if not (wish.ordered or wish.supposed or wish.wondered or strong):
        return None
    if not all(holds(wish.tokens, group) for group in calculator.intent.needs):
        return None
    arguments = inputs_in(calculator, wish.text)
    if _only_refuses(calculator, wish, arguments):
        return None
    return _STRONG * strong, Request(calculator, arguments)


def inputs_in(calculator: Calculator[Any], text: str) -> dict[str, Value]:
    """Return the inputs that a text gives for a calculator."""
    return _inputs(calculator, text).arguments


def _inputs(calculator: Calculator[Any], text: str) -> Filled:
    """Return the inputs with what they take from a text."""
    text, reader = plain(text), calculator.intent.reader
    if reader is None:
        return filled(calculator.arguments.slots(), text)
    arguments = dict(reader(text))
    return Filled(arguments, sum(1 for value in arguments.values() for _ in _figures(value)))


def _request(calculator: Calculator[Any], wish: Wish) -> tuple[float, Request] | None:
    """Return a calculator's request with its rank, or None when the question does not call it."""
    intent = calculator.intent
    strong = holds(wish.tokens, intent.strong)
    if not all(holds(wish.tokens, group) for group in intent.needs):
        return None
    said, measured = _said(wish.text)
    asked = _is_asked(calculator, wish, strong)
    if not asked and measured < _COMPLETE:
        return None
    inputs = _inputs(calculator, wish.text)
    arguments = inputs.arguments
    fitting = [need for need in intent.inputs if need <= arguments.keys() and (wish.ordered or need - _NAMED)]
    taken = min(said, inputs.used)
    elsewhere = wish.of_someone or wish.of_time or wish.of_past or lexicon.length_at(wish.tokens, 0, lexicon.YES_NO)
    complete = bool(fitting) and min(taken, measured) >= _COMPLETE and not elsewhere
    if not complete and not asked:
        return None
    if _only_refuses(calculator, wish, arguments):
        return None
    rank = _STRONG * strong + _PER_INPUT * max((len(need) for need in fitting), default=0)
    if fitting:
        rank += taken - _LEFT_OVER * (said - taken) + _PER_NAME * inputs.named
        rank -= _OUT_OF_RANGE * (not _takes(calculator, arguments))
        return rank, Request(calculator, arguments)
    if intent.asks and intent.asks not in arguments and _worth_asking(calculator, wish, arguments, strong):
        return rank - _ASKS_BACK, Request(calculator, arguments, intent.asks)
    return None


def _alone(calculator: Calculator[Any], wish: Wish) -> Request | None:
    """Return a calculator's request where a question says its inputs and what it works out, and nothing else."""
    words = calculator.intent.alone
    if not words or wish.of_someone or wish.of_past or wish.of_time or not holds(wish.tokens, words[0]):
        return None
    inputs, figures = _inputs(calculator, wish.text), figures_in(wish.text)
    if inputs.arguments.keys() not in calculator.intent.inputs or inputs.used < len(figures):
        return None
    outside = [token for token in wish.tokens if not any(one.start <= token.start < one.end for one in figures)]
    known = "|".join(words)
    others = [token for token in outside if token.form not in lexicon.stop_words() and not is_one_of(token, known)]
    return None if others else Request(calculator, inputs.arguments)


def _is_asked(calculator: Calculator[Any], wish: Wish, strong: bool) -> bool:
    """Tell whether a question asks for a calculation that can be this one; `strong`: all that it says points there."""
    if wish.ordered:
        return True
    if wish.of_time and calculator.name not in _ANSWER_WHEN:
        return False
    if wish.of_past and not wish.supposed:
        return False
    return wish.hypothetical or (strong and not (wish.of_someone and calculator.name in _ESTIMATES))


def _only_refuses(calculator: Calculator[Any], wish: Wish, arguments: Mapping[str, Value]) -> bool:
    """Tell whether a figure does not fit, which is of a source where somebody is named and nothing ordered."""
    return not wish.ordered and wish.of_someone and not _takes(calculator, arguments)


def _takes(calculator: Calculator[Any], arguments: Mapping[str, Value]) -> bool:
    """Tell whether every figure lies in the range of its slot."""
    slots = calculator.arguments.slots()
    return all(
        slots[name].holds(figure) or slots[name].holds(figure * slots[name].shorthand)
        for name, value in arguments.items()
        for figure in _figures(value)
    )


def _said(text: str) -> tuple[int, int]:
    """Return how many figures a question holds, both ends of a range, and how many of them have a unit."""
    counts = [(1 + quantity.is_range, bool(quantity.unit)) for quantity in figures_in(text)]
    return sum(ends for ends, _ in counts), sum(ends for ends, measured in counts if measured)


def _figures(value: Value) -> Iterator[float]:
    return (part for part in (value if isinstance(value, list) else [value]) if isinstance(part, int | float))


def _worth_asking(calculator: Calculator[Any], wish: Wish, arguments: dict[str, Value], strong: bool) -> bool:
    """Whether to ask for the input that lacks: after an order, "what if … a part of", or nearly all that it takes."""
    if wish.ordered or (wish.hypothetical and lexicon.says(wish.tokens, _PART)):
        return True
    if wish.of_someone and not arguments:
        return False
    found = max(len(need & arguments.keys()) for need in calculator.intent.inputs)
    return strong and found >= _NEARLY
