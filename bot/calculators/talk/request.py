"""Talk: which calculator a question calls, and with which inputs.

A question that only asks what the sources say calls none: it takes an order to compute, a hypothesis, or a word that
asks for one calculator alone, and figures of the asker's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from bot.answers import lexicon
from bot.calculators.declaration.calculation import Origin, Value
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.registry import CALCULATORS
from bot.calculators.talk.filling import fill
from corpus.tokens import Token, tokenise

_ORDER = (
    "calc|calculate|compute|work out|run the numbers|project|convert"
    "|احسب|احسبلي|احسبها|احسب لي|احتسب|قدر لي|قدرلي|توقعلي|حول لي|حوللي"
)
_SUPPOSE = "say"  # as the first word: "say demand was 180 TWh"
_PART = "part of|some of|a portion|a share of|جزء|جزءا|جزء من|بعض|حصة من|شوية"
_SOURCE = (  # whoever asks what was said, by whom and whether it is so, does not ask for a calculation
    "is it true|is it correct|is it right|true that|who|whose|why|says|said|expects|expected|predicts|predicted"
    "|estimates|estimated|forecasts|according to|claims|claimed|mentioned|reported|the report|the article"
    "|هل صحيح|صحيح ان|صحيح إن|مين|منو|من قال|من يقول|من الذي|لماذا|ليه|ليش|قال|قالت|يقول|تقول|بتقول|بيقول|ذكر|ذكرت|يذكر"
    "|حسب|بحسب|وفق|وفقا|توقعت|تتوقع|يتوقع|بتتوقع|بيتوقع|قدرت|تقدر|رأي|التقرير|المقال|المقالة|الخبر"
)
_REPORTED = re.compile(
    r"\b(?:do|does|did|has|have|had|how)\b.*\b(?:say|expect|think|predict|estimate|forecast|report|mention|claim|announce)\b",
    re.IGNORECASE,
)
_DATES = frozenset({"year", "start_year", "end_year", "base_year", "target_year"})
_SHORTEST_PART = 3  # letters: a longer Arabic word also counts inside another, behind clitics and before suffixes
_OUT_OF_RANGE = 3.0  # off the rank of a calculator that cannot take a figure: a rent of 140 is no contract's total
_NEARLY = 2  # inputs found: with one more to go, the question is worth a question back


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


@dataclass(frozen=True, slots=True)
class _Wish:
    """How a question asks for a calculation, whichever it may be."""

    text: str
    tokens: Sequence[Token]
    ordered: bool
    hypothetical: bool
    about_sources: bool

    @classmethod
    def of(cls, text: str) -> _Wish:
        tokens = tokenise(text)
        ordered = lexicon.says(tokens, _ORDER)
        supposed = bool(tokens) and tokens[0].form == _SUPPOSE
        hypothetical = supposed or lexicon.says(tokens, lexicon.CONDITIONAL) or lexicon.says(tokens, lexicon.COMPUTE)
        about_sources = lexicon.says(tokens, _SOURCE) or bool(_REPORTED.search(text))
        return cls(text, tokens, ordered, hypothetical, about_sources)


def request_in(text: str) -> Request | None:
    """Return the calculation that a question asks for, or None when it asks for none."""
    wish = _Wish.of(text)
    if wish.about_sources and not wish.ordered:
        return None
    found = [ranked for calculator in CALCULATORS.values() if (ranked := _request(calculator, wish)) is not None]
    return max(found, key=lambda ranked: ranked[0])[1] if found else None


def is_order(text: str) -> bool:
    """Tell whether a message orders a computation."""
    return _Wish.of(text).ordered


def lacking_in(text: str) -> list[Request]:
    """Return the calculations that a question's words call, the likeliest first, whatever inputs it gives."""
    wish = _Wish.of(text)
    if wish.about_sources and not wish.ordered:
        return []
    found = [ranked for calculator in CALCULATORS.values() if (ranked := _called(calculator, wish)) is not None]
    return [request for _, request in sorted(found, key=lambda ranked: ranked[0], reverse=True)]


def _called(calculator: Calculator[Any], wish: _Wish) -> tuple[float, Request] | None:
    """Return a calculator that a question's words call, with its rank and whatever inputs it gives."""
    strong = _holds_one(wish.tokens, calculator.intent.strong)
    if not (wish.ordered or wish.hypothetical or strong):
        return None
    if not all(_holds_one(wish.tokens, group) for group in calculator.intent.needs):
        return None
    return 2.0 * strong, Request(calculator, inputs_in(calculator, wish.text))


def inputs_in(calculator: Calculator[Any], text: str) -> dict[str, Value]:
    """Return the inputs that a text gives for a calculator."""
    reader = calculator.intent.reader
    return dict(reader(text)) if reader else fill(calculator.arguments.slots(), text)


def _request(calculator: Calculator[Any], wish: _Wish) -> tuple[float, Request] | None:
    """Return a calculator's request with its rank, or None when the question does not call it."""
    intent = calculator.intent
    strong = _holds_one(wish.tokens, intent.strong)
    if not (wish.ordered or wish.hypothetical or strong):
        return None
    if not all(_holds_one(wish.tokens, group) for group in intent.needs):
        return None
    arguments = inputs_in(calculator, wish.text)
    fitting = [need for need in intent.inputs if need <= arguments.keys() and (wish.ordered or need - _DATES)]
    rank = 2.0 * strong + max((len(need) for need in fitting), default=-1.0)
    if fitting:
        rank -= _OUT_OF_RANGE * (not _takes(calculator, arguments))
        return rank, Request(calculator, arguments)
    if intent.asks and intent.asks not in arguments and _worth_asking(calculator, wish, arguments, strong):
        return rank, Request(calculator, arguments, intent.asks)
    return None


def _takes(calculator: Calculator[Any], arguments: Mapping[str, Value]) -> bool:
    """Tell whether every figure lies in the range of its slot."""
    slots = calculator.arguments.slots()
    return all(
        slots[name].holds(figure) or slots[name].holds(figure * slots[name].shorthand)
        for name, value in arguments.items()
        for figure in (value if isinstance(value, list) else [value])
        if isinstance(figure, int | float)
    )


def _worth_asking(calculator: Calculator[Any], wish: _Wish, arguments: dict[str, Value], strong: bool) -> bool:
    """Whether to ask for the input that lacks: after an order, "what if … a part of", or nearly all that it takes."""
    if wish.ordered or (wish.hypothetical and lexicon.says(wish.tokens, _PART)):
        return True
    found = max(len(need & arguments.keys()) for need in calculator.intent.inputs)
    return strong and found >= _NEARLY


def _holds_one(tokens: Sequence[Token], words: str) -> bool:
    """Tell whether a text holds one of the words or phrases of a list, by stem, behind clitics too."""
    return any(_holds(tokens, phrase) for phrase in words.split("|") if phrase)


def _holds(tokens: Sequence[Token], phrase: str) -> bool:
    key = _key(phrase)
    return any(
        all(_same(tokens[at + offset], part) for offset, part in enumerate(key))
        for at in range(len(tokens) - len(key) + 1)
    )


@cache
def _key(phrase: str) -> tuple[Token, ...]:
    return tuple(tokenise(phrase))


def _same(token: Token, part: Token) -> bool:
    if token.stem == part.stem or token.form == part.form:
        return True
    return part.is_arabic and len(part.form) > _SHORTEST_PART and part.form in token.form
