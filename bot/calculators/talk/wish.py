"""A wish: how a question asks for a calculation, whichever it may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers import lexicon
from bot.calculators.talk.plain import figures_in, plain
from bot.calculators.talk.words import is_one_of
from corpus.names import find_names
from corpus.tokens import Token, tokenise

ORDER = (
    "calc|calculate|calculating|work out|run the numbers|convert|do the math|do the maths|crunch"
    "|احسب|احسبلي|احسبها|احسب لي|احتسب|تحسب|تحسبلي|تحسب لي|تحسبها|نحسب|حسبلي|حاسبلي|حساب|قدر لي|قدرلي|توقعلي|توقع لي"
    "|حول لي|حوللي|طبق عليه|طبق عليها|نطبق عليه|نطبق عليها"
    "|تحول لي|تحوللي"
)
IMPERATIVE = (  # verbs that order at the head of a question and report elsewhere: "what did EPRI project?"
    "compute|estimate|figure out|run the|project|forecast|extrapolate|reckon|apply|plug in|قدر|توقع|حول|طبق|طبقي|طبقوا"
)
SUPPOSE = (
    "do i|do we|can i|can we|am i|are we"
    "|i have|i ve got|i ve|i own|i run|we have|we own|we run|with my|with our|on my|on our|my|عندي|عندنا|لدي|لدينا"
    "|معايا|املك"
    "|what happens if|in case|provided|provided that|given that|let say|let s say|lets say|let us say|imagine that"
    "|were to|ايش لو|وش لو|شو لو"
    "|لو فرضنا|لو فرض|في حال|في حالة|على فرض|على افتراض|نفترض|نفرض|افرض|خلينا نقول"
    "|تخيل|تخيلي|تخيلوا|لنقل|خلنا نقول|اعتبر ان|على اعتبار"
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
    r"(?<!\bi )(?<!\bwe )\b(?:do|does|did|has|have|had|how)\b(?! (?:i|we)\b).*"
    r"\b(?:say|expect|think|predict|project|estimate|forecast|report|mention|claim|announce)\b",
    re.IGNORECASE,
)
_WHICH_IS_BETTER = re.compile(
    r"(?:مين|منو|who)\s+(?:ال)?(?:احسن|أحسن|افضل|أفضل|اربح|أربح|انفع|أنفع|اوفر|أوفر|يكسب|يربح)"
)
_COURTESY = re.compile(
    r"(?:و?لو|إذا|اذا)\s+(?:سمحت\w*|تكرمت\w*|أمكن|امكن)|if you (?:please|(?:can|could) tell|don'?t mind)", re.IGNORECASE
)
_PARAMETER = (  # what one borrows from a source for figures of one's own: "at Morgan Stanley's multiple"
    "multiple|rate|growth|discount|pace|scenario|case|average|ratio|multiplier|assumption|hashprice"
    "|مضاعف|معدل|نمو|خصم|سيناريو|متوسط|وتيرة|افتراض|افتراضات"
)
_BY = "according to|using|with|by|per|حسب|بحسب|وفق|وفقا ل|وفقا"
_AT = "at|use|apply|applying|on|ب|على|طبق|استخدم"
_QUALIFIERS = 2  # words between whose it is and what: "EPRI's high growth scenario"
_MARK = re.compile("[,،;؛:.!?؟]")
_CLAUSE = re.compile(r"[,،;؛:.!?؟](?=\s)")
_OWNER = re.compile(r"(?:\b(the|an?|our|my|your|their|this|each|every) )?\b([A-Za-z][\w.]+)['’]s\b", re.IGNORECASE)
_NO_OWNERS = (
    "what|it|that|let|here|there|where|how|when|who|he|she|bitcoin|today|sector|industry|demand|consumption|share"
    "|growth|hashprice|rent"
)
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
        text = _COURTESY.sub(lambda match: " " * len(match[0]), plain(text))
        tokens = tokenise(text)
        asks_which = bool(_WHICH_IS_BETTER.search(text))
        said = lexicon.headed(text, tokens, _SAY)
        borrowed, applied = _borrowed(text, tokens)
        return cls(
            text=text,
            tokens=tokens,
            ordered=lexicon.says(tokens, ORDER) or lexicon.headed(text, tokens, IMPERATIVE),
            supposed=said or applied or lexicon.says(tokens, lexicon.CONDITIONAL) or lexicon.says(tokens, SUPPOSE),
            wondered=lexicon.says(tokens, lexicon.COMPUTE) or lexicon.says(tokens, _WONDER) or _states(text),
            about_sources=(lexicon.says(tokenise(borrowed), _SOURCE) and not asks_which)
            or bool(_REPORTED.search(borrowed)),
            of_someone=any(mention.name.kind != "place" for mention in find_names(borrowed)) or _owns(borrowed),
            of_past=lexicon.says(_asking(text, tokens), _PAST),
            of_time=lexicon.says(tokens, _LENGTH) or (bool(_WHEN.search(text)) and not lexicon.says(tokens, _AMOUNT)),
        )

    @property
    def hypothetical(self) -> bool:
        """Whether it asks what would be; of someone by name that takes an "if"."""
        return self.supposed or (self.wondered and not self.of_someone)


def _asking(text: str, tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words that ask: what is told before, "in 2024 it was 200 TWh; what …", asks of no past."""
    clauses = [mark.end() for mark in _CLAUSE.finditer(text)]
    start = next((at for at in reversed(clauses) if text[at:].strip()), 0)
    last = [token for token in tokens if token.start >= start]
    told = any(quantity.unit not in ("", "year") for quantity in figures_in(text[:start]))
    return last if told and lexicon.says(last, lexicon.INTERROGATIVE) else tokens


def _borrowed(text: str, tokens: Sequence[Token]) -> tuple[str, bool]:
    """Return a text without what it takes from a source by name for figures of its own, and whether it applies that.

    "My site of $300m at Morgan Stanley's multiple" takes it and applies it. Without a figure or a hypothesis of the
    asker's it stays: "what is Morgan Stanley's multiple?"
    """
    applied = False
    own = any(quantity.unit not in ("", "year") for quantity in figures_in(text))
    if not (own or lexicon.says(tokens, lexicon.CONDITIONAL) or lexicon.says(tokens, SUPPOSE)):
        return text, False
    for mention in find_names(text):
        before = [token for token in tokens if token.end <= mention.start]
        behind = [token for token in tokens if token.start >= mention.end][: _QUALIFIERS + 1]
        start, end = mention.start, mention.end
        if before and is_one_of(before[-1], _PARAMETER):
            applied |= own and before[-1].form.startswith("ب")
            start = before.pop().start
        elif (at := next((at for at, token in enumerate(behind) if is_one_of(token, _PARAMETER)), -1)) >= 0:
            end = behind[at].end
        else:
            continue
        at = lexicon.position(before[-_PAIR:], _BY)
        start = before[-_PAIR:][at].start if at >= 0 else start
        applied |= own and (at >= 0 or lexicon.says(before[-1:], _AT))
        text = text[:start] + " " * (end - start) + text[end:]
    return text, applied


def _states(text: str) -> bool:
    """Tell whether a question states figures, and asks in a few words behind a colon what comes of them."""
    found = _STATED.match(text)
    if found is None or len(tokenise(found["asked"])) > _SHORT:
        return False
    asked = figures_in(found["asked"])
    return not asked and any(quantity.unit for quantity in figures_in(text[: found.start("asked")]))


def _owns(text: str) -> bool:
    """Tell whether something is said to be somebody's: "Acme's lease"."""
    return any(not owner[1] and owner[2].lower() not in _NO_OWNERS.split("|") for owner in _OWNER.finditer(text))
