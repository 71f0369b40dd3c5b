"""Continuation: what a short message changes in the calculation before it, or answers of one asked back about."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.answers import lexicon
from bot.calculators.declaration.calculation import Calculation, Value
from bot.calculators.declaration.slot import SHARE, Slot
from bot.calculators.registry import CALCULATORS
from bot.calculators.talk.filling import filled
from bot.calculators.talk.measure import contrasted
from bot.calculators.talk.plain import figures_in, plain
from bot.calculators.talk.request import Request, inputs_in
from bot.calculators.talk.words import is_one_of
from corpus.names import find_names
from corpus.quantities import Quantity
from corpus.tokens import Token, tokenise

_LONGEST = 8  # words: a longer message asks something of its own
_ASKS_ANOTHER = "|".join(
    (lexicon.WHY, lexicon.WHO, lexicon.WHERE, "when|متى|امتى|هل|صحيح|right|true|correct|what was|what were|what did")
)
_OF_ITS_OWN = "|".join((_ASKS_ANOTHER, lexicon.HOW_MANY))
_CHANGING = (  # what a message with another figure may say besides, and words without content
    "instead|only|make|try|use|take|becomes|became|just|same|again|number|value|figure|redo|change|set|put|rather|law"
    "|it s|that s|were|yes|no|nope|please|بدل|بدلا|خليها|خليه|خلها|جرب|نجرب|غير|غيرها|مثلا|فقط|بس|نفسه|نفسها|رقم|القيمة"
    "|صار|صارت|كان|كانت|بقى|بقت|يبقى|تبقى|يكون|تكون|اصبح|اصبحت|خلينا|عند|نفس|الحساب|الشيء|حسبة|لا|نعم|أيوه|ايوه|لأ"
)
_SCALES = (1.0, 1e3, 1e6, 1e9)  # in which a figure may have been said: millions of dollars, gigawatts
_FAR, _CLOSE = math.log(20), math.log(3)  # from what the asker gave, beside a default: "and 4?" is the multiple of 5
_FEW = 1e3  # a figure from here on is said in no scale
_MONEY = ("USD", "USD/MW", "USD/MW-year", "USD/yr")


def continued(text: str, calculation: Calculation | None) -> Request | None:
    """Return the last calculation with the inputs that a short message changes, or None when it changes none."""
    if calculation is None or _is_long(text) or not figures_in(text):
        return None
    calculator = CALCULATORS[calculation.name]
    text = plain(text)
    bare = _bare_figure(text)
    changed = inputs_in(calculator, text) if bare is None else _changed(bare, text, calculation)
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
    if asked.missing not in found and lexicon.says(tokenise(text), _OF_ITS_OWN):
        return None
    return replace(asked, arguments=asked.arguments | found, missing="") if found else None


def _bare(text: str, asked: Request) -> dict[str, Value]:
    """Read a figure without a unit as the one input that was asked for: "100"."""
    quantities, slots = figures_in(text), asked.calculator.arguments.slots()
    if not asked.missing or len(quantities) != 1 or quantities[0].unit not in ("", "year"):
        return {}
    found = quantities[0]
    if not _says_nothing_more(found, text, slots):
        return {}
    scale = 0.01 if slots[asked.missing].unit == SHARE and found.low >= 1 else 1.0
    ends = [round(end * scale, 12) for end in (found.low, found.high)]
    return {asked.missing: ends if found.is_range else ends[0]}


def _bare_figure(text: str) -> Quantity | None:
    """Return the one figure of a text, if it has no unit."""
    tokens = tokenise(text)
    found = [quantity for quantity in figures_in(text) if not contrasted(quantity, tokens)]
    return found[0] if len(found) == 1 and found[0].unit in ("", "year") else None


def _changed(figure: Quantity, text: str, calculation: Calculation) -> dict[str, Value]:
    """Return the input that a figure without a unit replaces.

    That is the one that a word names; a year for a year; else, if the message says nothing more, of the asker's inputs
    the one nearest in size, unless that is far off and near a default.
    """
    slots = CALCULATORS[calculation.name].arguments.slots()
    read = filled(slots, text)
    if read.named or (figure.unit == "year" and any(slot.unit == "year" for slot in slots.values())):
        return read.arguments
    if figure.is_range or not _says_nothing_more(figure, text, slots):
        return {}
    dated = figure.unit == "year" and any(slot.unit == "years" for slot in slots.values())
    if dated or figure.value <= 0:
        return {}
    assumed = {name: calculation.arguments[name] for name in calculation.arguments if slots[name].primary}
    near, name, value = min(_offers(figure.value, calculation.given, slots), default=(math.inf, "", 0.0))
    if near > _FAR:
        other = min(_offers(figure.value, assumed, slots), default=(math.inf, "", 0.0))
        near, name, value = other if other[0] < _CLOSE else (near, name, value)
    return {name: round(value, 12)} if name else {}


def _offers(
    figure: float, before: Mapping[str, Value], slots: Mapping[str, Slot]
) -> Iterator[tuple[float, str, float]]:
    """Yield how far a figure is from each input before it, in logarithms, with the input and what it would become."""
    for name, value in before.items():
        if isinstance(value, int | float) and value > 0 and slots[name].unit != "year":
            for scale in _scales(figure, value, slots[name]):
                yield abs(math.log(figure * scale / value)), name, figure * scale


def _scales(figure: float, before: float, slot: Slot) -> tuple[float, ...]:
    """Return by what a figure may be multiplied to stand for one before it: "and at 40?" behind 30% is 40%."""
    if slot.unit == SHARE:
        return (0.01,) if figure >= 1 else (0.01, 1.0)
    most = max(before, 1.0) if slot.unit in _MONEY and figure < _FEW else 1.0
    return tuple(scale for scale in _SCALES if scale <= most)


def _says_nothing_more(figure: Quantity, text: str, slots: Mapping[str, Slot]) -> bool:
    """Tell whether a message names nobody, asks nothing else, and holds only light words beside its figure."""
    tokens = [token for token in tokenise(text) if token.end <= figure.start or figure.end <= token.start]
    if any(mention.name.kind != "place" for mention in find_names(text)) or lexicon.says(tokens, _ASKS_ANOTHER):
        return False
    if lexicon.length_at(tokens, 0, lexicon.YES_NO):
        return False
    cues = "|".join(cue for slot in slots.values() for cue in slot.cues)
    return all(token.is_number or _is_light(token) or is_one_of(token, cues) for token in tokens)


def _is_light(token: Token) -> bool:
    """Tell whether a word says nothing of what is asked."""
    form = token.form
    bare = form[1:] if token.is_arabic and form[0] in "وف" and len(form) > 1 else form
    listed = lexicon.stop_words()
    return (
        form in listed
        or bare in listed
        or any(lexicon.says((token,), words) for words in (lexicon.CONDITIONAL, lexicon.FOLLOW_UP, lexicon.PRONOUN))
        or is_one_of(token, _CHANGING)
    )


def _is_long(text: str) -> bool:
    return len(tokenise(text)) > _LONGEST
