"""Expectation: the kind of answer that a question asks for, and whether a sentence holds one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.answers import lexicon
from bot.answers.holder import HEAD, names_holder
from bot.answers.terms import Term, concepts, keys_of, terms_of
from corpus.names import find_names, mentions_in
from corpus.number_words import read_number_words
from corpus.quantities import find_quantities
from corpus.text import fold
from corpus.tokens import Token, tokenise


class Kind(StrEnum):
    """Kinds of answer."""

    NUMBER = "number"
    PERSON = "person"
    HOLDER = "holder"  # of an office, by name
    ORGANISATION = "organisation"
    TIME = "time"
    PLACE = "place"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Expectation:
    """A kind of answer; of a number, the base unit of `corpus.units`, or "" for any."""

    kind: Kind
    unit: str = ""


_MONTHS = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4])\b"
    r"|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|العقد|decade"
)
_MEASURES = concepts("amount average capacity compare cost electricity figure power share term times")
_COUNT_REACH = 4  # words between a number and what it counts
_COUNTED = concepts("company data-centre employee gpu household machine miner query scenario source state")
_PER = frozenset({"per", "لكل"})
_LIST = 6  # words at a question's end in which it may list what it asks for
ACTS = concepts("build buy consume invest lease pay profit reduce say sell")
_CAUSES = ("#cause", "because", "لان")
_NAMED = HEAD | concepts("name-of")
_OFFICES = ("#head", "#executive")


@lru_cache(maxsize=1_024)
def expectations_of(text: str) -> tuple[Expectation, ...]:
    """Return the kinds of answer that a question asks for, in no order; none when it leaves that open."""
    tokens = tokenise(text)
    found = []
    keys = keys_of(text)
    if lexicon.says(tokens, lexicon.WHO) or keys >= _NAMED:
        company = lexicon.says(tokens, lexicon.WHICH_COMPANY)
        holder = not company and not keys.isdisjoint(HEAD)
        found.append(Expectation(Kind.ORGANISATION if company else Kind.HOLDER if holder else Kind.PERSON))
    if lexicon.says(tokens, lexicon.WHEN):
        found.append(Expectation(Kind.TIME))
    if lexicon.says(tokens, lexicon.WHERE):
        found.append(Expectation(Kind.PLACE))
    if lexicon.says(tokens, lexicon.WHY):
        found.append(Expectation(Kind.REASON))
    found.extend(Expectation(Kind.NUMBER, unit) for unit in _units_asked(tokens))
    return tuple(found)


def _units_asked(tokens: Sequence[Token]) -> list[str]:
    """Return the units of the numbers that are asked for, "" where any will do; none when no number is."""
    counted = lexicon.position(tokens, lexicon.HOW_MANY)
    asked = counted if counted >= 0 else lexicon.position(tokens, lexicon.ASKING)
    near = tokens[asked + 1 : asked + 5] if asked >= 0 else []
    first = _units_in(near)[:1] or (_units_in(tokens)[:1] if counted >= 0 else [])
    listed = _units_in(tokens[-_LIST:]) if asked >= 0 else _units_in(tokens)
    if asked < 0 and len(listed) < 2:  # "MW, years and value?" asks without a question word
        return []
    return list(dict.fromkeys([*first, *(listed if first or len(listed) > 1 else [])])) or (
        [""] if counted >= 0 else []
    )


def _units_in(tokens: Sequence[Token]) -> list[str]:
    """Return the units that words name, in order; those that stand behind a figure are given, not asked for."""
    names = mentions_in(tokens)
    named = [
        token
        for at, token in enumerate(tokens)
        if not (at and (tokens[at - 1].is_number or tokens[at - 1].form in _PER))
        and not _is_calendar_year(tokens[at + 1 : at + 2])
        and not any(name.start <= token.start < name.end for name in names)
    ]
    places = {unit: lexicon.position(named, words) for unit, words in lexicon.UNITS.items()}
    return sorted((unit for unit, at in places.items() if at >= 0), key=lambda unit: places[unit])


def _is_calendar_year(tokens: Sequence[Token]) -> bool:
    """Whether a word is a year's number: what stands before it ("سنة 2030") counts no years."""
    return bool(tokens) and tokens[0].is_number and any(q.unit == "year" for q in find_quantities(tokens[0].form)[:1])


def is_measure(text: str, term: Term) -> bool:
    """Tell whether what is counted is the measure itself ("how many MW", "what share"): its unit is then looked for."""
    return not term.keys.isdisjoint(_MEASURES) or any(q.unit for q in find_quantities("2 " + text))


@lru_cache(maxsize=8_192)
def kinds_in(sentence: str) -> frozenset[Expectation]:
    """Return every kind of answer that a sentence holds."""
    found = {Expectation(Kind.NUMBER, unit) for quantity in find_quantities(sentence) for unit in _units(quantity.unit)}
    if any(quantity.unit == "year" for quantity in find_quantities(sentence)) or _MONTHS.search(fold(sentence)):
        found.add(Expectation(Kind.TIME))
    kinds = {mention.name.kind for mention in find_names(sentence)}
    keys = keys_of(sentence)
    if not keys.isdisjoint(_CAUSES):
        found.add(Expectation(Kind.REASON))
    if "place" in kinds or "#state" in keys:
        found.add(Expectation(Kind.PLACE))
    return frozenset(found)


def _units(unit: str) -> tuple[str, ...]:
    """Return the units that a quantity answers for: its own, any, and of a price the money."""
    if unit == "year":
        return ()
    if unit in ("months", "days"):
        return ("", unit, "years")
    return ("", unit, unit.partition("/")[0])


@lru_cache(maxsize=8_192)
def counts(sentence: str, term: Term) -> bool:
    """Tell whether a sentence counts a term: a number stands right before it, or it is an Arabic dual.

    What is done rather than counted ("how much did Google pay") need only be there.
    """
    if not term.keys.isdisjoint(ACTS):
        return True
    tokens = tokenise(sentence)
    dates = {quantity.start for quantity in find_quantities(sentence) if quantity.unit == "year"}
    keys = term.keys.union(*(keys_of(word) for word in term.form.split()))  # "شركة تعدين" is counted in "6 شركات"
    asked = term.form.split()
    starts = {found.start for found in terms_of(sentence) if not found.keys.isdisjoint(keys)}
    for at in range(len(tokens)):
        if tokens[at].start not in starts and keys.isdisjoint(keys_of(sentence[tokens[at].start : tokens[at].end])):
            continue
        before = [token for token in tokens[max(0, at - _COUNT_REACH) : at] if token.start not in dates]
        dual = tokens[at].is_arabic and tokens[at].form.endswith(("ان", "ين")) and tokens[at].form not in asked
        if dual or any(token.is_number or read_number_words([token.form]) for token in before):
            return True
    return False


def is_counted(tokens: Sequence[Token], term: Term) -> bool:
    """Tell whether a question asks how many there are of something: "how many", "كم عدد", "كم موظف"."""
    return lexicon.says(tokens, lexicon.NUMBER_OF) or (
        lexicon.says(tokens, lexicon.COUNT) and not term.keys.isdisjoint(_COUNTED)
    )


def met(expectation: Expectation, sentence: str, known: frozenset[str] = frozenset()) -> bool:
    """Tell whether a sentence holds the kind of answer expected; `known` are the ids of names that are no answer."""
    if expectation.kind is Kind.HOLDER:
        return names_holder(sentence, known)
    if expectation.kind not in (Kind.PERSON, Kind.ORGANISATION):
        return expectation in kinds_in(sentence)
    fresh = {mention.name.kind for mention in find_names(sentence) if mention.name.id not in known}
    if expectation.kind is Kind.ORGANISATION:
        return "organisation" in fresh
    # "who" may be answered by an office or an organisation
    return bool(fresh & {"person", "organisation"}) or not keys_of(sentence).isdisjoint(_OFFICES)
