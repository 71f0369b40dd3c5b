"""Facts: what can be checked in a text, its figures with their units, known names, codes and quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.names import Mention, mentions_in
from corpus.quantities import Quantity, find_quantities
from corpus.text import fold, squeeze
from corpus.tokens import Token, tokenise

_DIGITS = 9  # significant ones in which two figures must agree: 4.6 and 4.60 do
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)")
_TO_MINUS = re.compile(r"(?<=\d)[–—-]-(?=\d)")  # the dash before a negative end of a range
_CODE = re.compile(r"[A-Za-z]+\d[A-Za-z0-9]*(?:\.\d+)*")  # H100, P5, v1.2
_QUOTATION = re.compile(r'“([^”]*)”|"([^"]*)"|«([^»]*)»|„([^“”]*)[“”]')
NEGATIONS = frozenset(fold("not no never nor without cannot none لا لم لن ليس ليست ليسوا غير بدون دون").split())
_CONTRACTED = "n't"

Fact = tuple[str, ...]  # its kind, and what is compared of it


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text states. `sequence` has figures, names and codes as they stand; `words` is the text with those masked.

    `quotations` are folded; `negations` counts its words of denial.
    """

    figures: frozenset[Fact]
    names: frozenset[str]
    codes: frozenset[str]
    quotations: tuple[str, ...]
    sequence: tuple[Fact, ...]
    words: tuple[str, ...]
    mentions: tuple[Mention, ...]
    negations: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to check."""
        return not (self.sequence or self.quotations)


@lru_cache(maxsize=16_384)
def facts_of(text: str) -> Facts:
    """Return what a text states."""
    text = _TO_MINUS.sub(" to -", text)
    tokens = tokenise(text)
    mentions = mentions_in(tokens)
    quantities = find_quantities(_without(text, mentions))
    placed = [(one.start, one.end, _figure(one, tokens)) for one in quantities]
    placed += [(one.start, one.end, ("name", one.name.id)) for one in mentions]
    placed += [(start, end, ("code", code)) for start, end, code in _codes(text, tokens, quantities)]
    placed.sort()
    return Facts(
        figures=frozenset(end for one in quantities for end in ends_of(one)),
        names=frozenset(one.name.id for one in mentions),
        codes=frozenset(fact[1] for *_, fact in placed if fact[0] == "code"),
        quotations=tuple(quotations_in(text)),
        sequence=tuple(_with_word(fact, end, tokens) for _, end, fact in placed),
        words=tuple(_masked(tokens, placed)),
        mentions=tuple(mentions),
        negations=sum(token.form in NEGATIONS or token.form.endswith(_CONTRACTED) for token in tokens),
    )


def _without(text: str, mentions: Sequence[Mention]) -> str:
    """Return a text of the same length without its names: the 8 of "Hut 8" measures nothing."""
    for mention in mentions:
        text = text[: mention.start] + "-" * (mention.end - mention.start) + text[mention.end :]
    return text


def ends_of(quantity: Quantity) -> tuple[Fact, ...]:
    """Return the one or two ends of a quantity, each as a figure with its unit."""
    return tuple(dict.fromkeys(figure_of(end, quantity.unit) for end in (quantity.low, quantity.high)))


def figure_of(value: float, unit: str) -> Fact:
    """Return a figure in a base unit of `corpus.units`, written so that equal ones are equal."""
    return ("figure", f"{value:.{_DIGITS}g}", unit)


def quotations_in(text: str) -> Iterator[str]:
    """Yield what stands in quotation marks, as it is matched."""
    if "“" in text or '"' in text or "«" in text or "„" in text:
        for match in _QUOTATION.finditer(text):
            yield matched(next(part for part in match.groups() if part is not None))


@lru_cache(maxsize=4_096)
def matched(text: str) -> str:
    """Return a text as quotations are matched in it: folded, one space between words."""
    return squeeze(fold(text))


def _figure(quantity: Quantity, tokens: Sequence[Token]) -> Fact:
    """Return a quantity for comparison in order; "2024 to 2024" is not 2024."""
    numbers = sum(token.is_number and quantity.start <= token.start < quantity.end for token in tokens)
    return (*figure_of(quantity.low, quantity.unit), f"{quantity.high:.{_DIGITS}g}", str(max(numbers, 1)))


def _codes(text: str, tokens: Sequence[Token], quantities: Sequence[Quantity]) -> Iterator[tuple[int, int, str]]:
    """Yield what has digits and measures nothing: full dates, codes, numbers that are none (1.2.3)."""
    spans = [(match.start(), match.end()) for match in _DATE.finditer(text)]
    yield from ((start, end, text[start:end]) for start, end in spans)
    for match in _CODE.finditer(text):
        if not any(start <= match.start() < end for start, end in spans):
            spans.append(match.span())
            yield *match.span(), fold(match[0])
    spans += [(one.start, one.end) for one in quantities]
    for token in tokens:
        if token.is_number and not any(start <= token.start < end for start, end in spans):
            yield token.start, token.end, token.form


def _with_word(fact: Fact, end: int, tokens: Sequence[Token]) -> Fact:
    """Return a fact for comparison in order; a bare figure goes with the word after it (3.125 bitcoins)."""
    if fact[0] != "figure" or fact[2] != "":
        return fact
    after = bisect_right(tokens, end, key=lambda token: token.start + 1)
    return (*fact, tokens[after].stem if after < len(tokens) and not tokens[after].is_number else "")


def _masked(tokens: Sequence[Token], placed: Sequence[tuple[int, int, Fact]]) -> Iterator[str]:
    """Yield the words of a text, one word that stands for each fact."""
    at = 0
    for token in tokens:
        while at < len(placed) and placed[at][1] <= token.start:
            yield placed[at][2][0]
            at += 1
        if at == len(placed) or token.start < placed[at][0]:
            yield token.form
    yield from (fact[0] for *_, fact in placed[at:])
