"""Expectation: the kind of answer that a question asks for, and whether a sentence holds one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.answers import lexicon
from bot.answers.terms import Term, keys_of
from corpus.names import find_names
from corpus.quantities import find_quantities
from corpus.text import fold
from corpus.tokens import Token, tokenise


class Kind(StrEnum):
    """Kinds of answer."""

    NUMBER = "number"
    PERSON = "person"
    ORGANISATION = "organisation"
    TIME = "time"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Expectation:
    """A kind of answer; of a number, the base unit of `corpus.units`, or "" for any."""

    kind: Kind
    unit: str = ""


# What is asked for tells the unit: the first that a question names.
_UNIT_WORDS = {
    "USD/kW-month": "per kw month|kw month|كيلووات شهريا|لكل كيلووات",
    "MWh": "twh|terawatt hours|gwh|mwh|kwh|how much electricity|how much energy|تيراوات|تيراواط|ميجاوات ساعة|تيرا",
    "MW": "mw|megawatt|megawatts|gw|gigawatt|gigawatts|capacity|how much power|ميجاوات|ميغاواط|ميجاواط|ميجا|ميغا|جيجاوات|غيغاواط|جيجا|قدرته|قدرتها|قدرة|سعته|سعتها|سعة|mega",
    "homes": "homes|households|houses|منزل|بيت|منازل|بيوت",
    "%": "percent|percentage|share|proportion|what fraction|نسبة|نسبه|حصة|حصه|في المئة|في الميه|ف الميه|بالمية|كم بالمئة|النسبة",
    "x": "times|fold|كم مرة|كم ضعف|مرات|اضعاف",
    "years": "how long|how many years|years|duration|term|كم سنة|كم سنه|سنة|سنوات|مدة|مدته|كام سنة|قد ايه وقت",
    "USD": "how much money|dollars|dollar|usd|price|cost|pay|paid|worth|value|billion|billions|million|revenue|income|profit|profits|spend|deal worth|"
    "بكم|بكام|دولار|سعر|قيمة|قيمته|مليار|مليون|ارباح|إيراد|ايراد|دفع|دفعت|تكلفة|ثمن|يكسبوا|دخل|يوفر|المبلغ|مبلغ|عائد|كسب",
}
_ASKING = "what|whats|what s|which|ما|ايه|ايش|شو|وش|ماذا"
_COUNT_CUES = lexicon.HOW_MANY
_MONTHS = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4])\b"
    r"|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|العقد|decade"
)
_MEASURES = frozenset(f"#{word}" for word in "share capacity amount cost figure times term power electricity compare".split())
_OFFICES = ("#head", "#executive")


@lru_cache(maxsize=1_024)
def expectations_of(text: str) -> tuple[Expectation, ...]:
    """Return the kinds of answer that a question asks for, in no order; none when it leaves that open."""
    tokens = tokenise(text)
    found = []
    if lexicon.says(tokens, lexicon.WHO):
        company = lexicon.says(tokens, "which company|which firm|أي شركة|اي شركة|انهي شركة|مين الشركة|مين الشركه|من اشتراه|من اشترى|لمن")
        found.append(Expectation(Kind.ORGANISATION if company else Kind.PERSON))
    if lexicon.says(tokens, lexicon.WHEN):
        found.append(Expectation(Kind.TIME))
    if lexicon.says(tokens, lexicon.WHERE):
        found.append(Expectation(Kind.PLACE))
    unit = _unit(tokens)
    asked = max(lexicon.position(tokens, _ASKING), lexicon.position(tokens, _COUNT_CUES))
    if lexicon.says(tokens, _COUNT_CUES) or (asked >= 0 and _named(tokens[asked + 1 : asked + 4])):
        found.append(Expectation(Kind.NUMBER, unit))
    return tuple(found)


def is_measure(text: str, term: Term) -> bool:
    """Tell whether what is counted is the measure itself ("how many MW", "what share"): the unit tells if that is met."""
    return not term.keys.isdisjoint(_MEASURES) or any(q.unit for q in find_quantities("2 " + text))


def _named(tokens: list[Token]) -> bool:
    return any(lexicon.says(tokens, words) for words in _UNIT_WORDS.values())


def _unit(tokens: list[Token]) -> str:
    """Return the unit named nearest after the word that asks for a number, or anywhere in the question."""
    asked = lexicon.position(tokens, _COUNT_CUES)
    for part in (tokens[asked + 1 : asked + 4] if asked >= 0 else [], tokens):
        for unit, words in _UNIT_WORDS.items():
            if lexicon.says(part, words):
                return unit
    return ""


@lru_cache(maxsize=8_192)
def kinds_in(sentence: str) -> frozenset[Expectation]:
    """Return every kind of answer that a sentence holds."""
    found = {Expectation(Kind.NUMBER, unit) for quantity in find_quantities(sentence) for unit in ("", _family(quantity.unit))}
    if any(quantity.unit == "year" for quantity in find_quantities(sentence)) or _MONTHS.search(fold(sentence)):
        found.add(Expectation(Kind.TIME))
    kinds = {mention.name.kind for mention in find_names(sentence)}
    keys = keys_of(sentence)
    if "person" in kinds or not keys.isdisjoint(_OFFICES):
        found.add(Expectation(Kind.PERSON))
    if "organisation" in kinds:
        found.update({Expectation(Kind.ORGANISATION), Expectation(Kind.PERSON)} if "person" in kinds else {Expectation(Kind.ORGANISATION)})
    if "place" in kinds or "#state" in keys:
        found.add(Expectation(Kind.PLACE))
    return frozenset(found)


def _family(unit: str) -> str:
    return "years" if unit in ("years", "months", "days") else "USD" if unit in ("USD/MW", "USD/MW-year") else unit


def met(expectation: Expectation, sentence: str) -> bool:
    """Tell whether a sentence holds the kind of answer expected."""
    if expectation.kind is Kind.PERSON:  # "who" may be answered by an organisation
        kinds = kinds_in(sentence)
        return expectation in kinds or Expectation(Kind.ORGANISATION) in kinds
    return expectation in kinds_in(sentence)
