"""A wish: how a question asks for a calculation, whichever it may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers import lexicon
from corpus.names import find_names
from corpus.quantities import find_quantities
from corpus.tokens import Token, tokenise

ORDER = (
    "calc|calculate|calculating|compute|work out|run the numbers|convert|do the math|do the maths|crunch"
    "|احسب|احسبلي|احسبها|احسب لي|احتسب|تحسب|تحسبلي|تحسب لي|تحسبها|نحسب|حسبلي|حاسبلي|حساب|قدر لي|قدرلي|توقعلي|توقع لي"
    "|حول لي|حوللي"
    "|تحول لي|تحوللي"
)
IMPERATIVE = (  # verbs that order at the head of a question and report elsewhere: "what did EPRI project?"
    "estimate|figure out|run the|project|forecast|extrapolate|reckon|قدر|توقع|حول"
)
_BEFORE_ORDER = (  # "can you estimate …", "I want to project …"
    "please|pls|you|lets|let us|so|me|ok|hey|hi|hello|want to|like to|need to|love to|trying to|لو سمحت|ممكن|ارجو"
    "|عايز|عايزك|عاوز|ابغى|ابغاك|ابي|ابيك|اريد|اريد ان"
)
SUPPOSE = (
    "i have|i ve got|i ve|i own|i run|we have|we own|we run|with my|with our|on my|on our|my|عندي|عندنا|لدي|لدينا"
    "|معايا|املك"
    "|what happens if|in case|provided|provided that|given that|let say|let s say|lets say|let us say|imagine that"
    "|were to|ايش لو|وش لو|شو لو"
    "|لو فرضنا|لو فرض|في حال|في حالة|على فرض|على افتراض|نفترض|نفرض|افرض|خلينا نقول"
)
_SAY = "say|given"  # at the head: "say demand was 180 TWh"
_WONDER = (  # a hypothesis of its own, unless it is of somebody's
    "would|could|what will|how much will|how many will|how much more|كان راح|هتكون|ستكون|راح يكون|هيكسبوا|يكسبون"
)
_SOURCE = (  # whoever asks what was said, by whom and whether it is so, does not ask for a calculation
    "is it true|is it correct|is it right|true that|who|whose|why|says|said|expects|expected|predicts|predicted"
    "|estimates|estimated|forecasts|according to|claims|claimed|mentioned|reported|the report|the article"
    "|هل صحيح|صحيح ان|صحيح إن|مين|منو|من قال|من يقول|من الذي|لماذا|ليه|ليش|قال|قالت|يقول|تقول|بتقول|بيقول|ذكر|ذكرت|يذكر"
    "|حسب|بحسب|وفق|وفقا|توقعت|تتوقع|يتوقع|بتتوقع|بيتوقع|قدرت|تقدر|رأي|التقرير|المقال|المقالة|الخبر|توقعات|تقديرات"
)
_REPORTED = re.compile(
    r"\b(?:do|does|did|has|have|had|how)\b.*\b(?:say|expect|think|predict|project|estimate|forecast|report|mention|claim"
    r"|announce)\b",
    re.IGNORECASE,
)
_WHICH_IS_BETTER = re.compile(
    r"(?:مين|منو|who)\s+(?:ال)?(?:احسن|أحسن|افضل|أفضل|اربح|أربح|انفع|أنفع|اوفر|أوفر|يكسب|يربح)"
)
_COURTESY = re.compile(
    r"(?:و?لو|إذا|اذا)\s+(?:سمحت\w*|تكرمت\w*|أمكن|امكن)|if you (?:please|(?:can|could) tell|don'?t mind)", re.IGNORECASE
)
_MARK = re.compile("[,،;؛:.!?؟]")
_OWNER = re.compile(r"(?:\b(the|an?|our|my|your|their|this|each|every) )?\b([A-Za-z][\w.]+)['’]s\b", re.IGNORECASE)
_NO_OWNERS = "what|it|that|let|here|there|where|how|when|who|he|she|bitcoin|today|sector|industry"
_WHEN = re.compile(
    r"\bwhen (?:does|do|did|will|would|is|are|was|were|can|could|should|might|may)\b"
    r"|\b(?:what|which) (?:year|date)\b|[اإ]?متى",
    re.IGNORECASE,
)
_PAST = "did|was|were|had|كان|كانت|كانوا"
_LENGTH = "how much time|كم من الوقت"
_AMOUNT = "how much|how many|كم|كام|بكم|بكام"
_STATED = re.compile(r".*:\s+(?P<asked>[^:]{1,60})$")  # "20 MW at 30 J/TH: revenue?"
_SHORT, _PAIR = 7, 2  # words


@dataclass(frozen=True, slots=True)
class Wish:
    """What a question says of itself.

    `ordered`: an order to compute; `supposed`: a hypothesis ("if"); `wondered`: only "would", or figures and a colon;
    `about_sources`: what was said, by whom, or whether it is so; `of_someone`: of a company or person by name;
    `of_past`: what was; `of_time`: when or for how long, and not how much.
    """

    text: str
    tokens: Sequence[Token]
    ordered: bool
    supposed: bool
    wondered: bool
    about_sources: bool
    of_someone: bool
    of_past: bool
    of_time: bool

    @classmethod
    def of(cls, text: str) -> Wish:
        """Read a question; "لو سمحت" is a courtesy, and no hypothesis."""
        text = _COURTESY.sub(lambda match: " " * len(match[0]), text)
        tokens = tokenise(text)
        asks_which = bool(_WHICH_IS_BETTER.search(text))
        said = _heads(text, tokens, _SAY)
        return cls(
            text=text,
            tokens=tokens,
            ordered=lexicon.says(tokens, ORDER) or _heads(text, tokens, IMPERATIVE),
            supposed=said or lexicon.says(tokens, lexicon.CONDITIONAL) or lexicon.says(tokens, SUPPOSE),
            wondered=lexicon.says(tokens, lexicon.COMPUTE) or lexicon.says(tokens, _WONDER) or _states(text),
            about_sources=(lexicon.says(tokens, _SOURCE) and not asks_which) or bool(_REPORTED.search(text)),
            of_someone=any(mention.name.kind != "place" for mention in find_names(text)) or _owns(text),
            of_past=lexicon.says(tokens, _PAST),
            of_time=lexicon.says(tokens, _LENGTH) or (bool(_WHEN.search(text)) and not lexicon.says(tokens, _AMOUNT)),
        )

    @property
    def hypothetical(self) -> bool:
        """Whether it asks what would be; of someone by name that takes an "if"."""
        return self.supposed or (self.wondered and not self.of_someone)


def _states(text: str) -> bool:
    """Tell whether a question states figures, and asks in a few words behind a colon what comes of them."""
    found = _STATED.match(text)
    if found is None or len(tokenise(found["asked"])) > _SHORT:
        return False
    asked = find_quantities(found["asked"])
    return not asked and any(quantity.unit for quantity in find_quantities(text[: found.start("asked")]))


def _owns(text: str) -> bool:
    """Tell whether something is said to be somebody's: "Acme's lease"."""
    return any(not owner[1] and owner[2].lower() not in _NO_OWNERS.split("|") for owner in _OWNER.finditer(text))


def _heads(text: str, tokens: Sequence[Token], words: str) -> bool:
    """Tell whether a word stands at the head of a clause, or behind "please" and the like."""
    return any(
        lexicon.length_at(tokens, at, words)
        and (
            at == 0
            or lexicon.says(tokens[at - 1 : at], _BEFORE_ORDER)
            or (at > 1 and lexicon.length_at(tokens, at - 2, _BEFORE_ORDER) == _PAIR)
            or _MARK.search(text[tokens[at - 1].end : tokens[at].start]) is not None
        )
        for at in range(len(tokens))
    )
