"""Cues: how near the words that name a slot stand to a figure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from bot.answers import lexicon
from bot.calculators.declaration.slot import Slot
from bot.calculators.talk.words import is_one_of
from bot.calculators.vocabulary import FALL, GROW
from corpus.quantities import Quantity
from corpus.tokens import Token, tokenise

_REACH_BEFORE, _REACH_AFTER = 4, 8  # tokens between a cue and its figure
_AFTER_WEIGHT = 0.6  # a cue before its figure is the surer one
_GENERIC = f"{GROW}|share|حصة|النسبة|نصيب"
_GENERIC_WEIGHT = 0.4  # of "grows" beside "total": in "total demand grows 2 %" the first says of which growth it speaks
_PREPOSITIONS = "from|to|in|over|for|by|until|since|من|إلى|ل|في|خلال|على|حتى|بحلول|منذ"
_HEDGES = "at|of|with|is|a|an|the|about|around|roughly|nearly|base|some|just|نحو|حوالي|تقريبا|قرابة|سنة|عام"
_MARK = re.compile(r"[,،;؛:.?؟](?:\s|$)")
_COMMA = re.compile(r"[,،;؛](?=\s)")
_IF = "if|when|while|assuming|provided|لو|إذا|اذا|بينما"
_COPULA = "is|was|stands|كان|كانت"  # in "growth is 16%" it says what the word before it says
_SHORT = 3  # letters: of a word that begins with و by itself
_BETWEEN = "between|بين"
_DATING = "in|of|for|back|during|year|the|في|ف|عام|سنة|لعام|لسنة|بعام|خلال"  # "415 TWh in 2024"
_STOOD = "was|were|stood|used|consumed|had|at|كان|كانت|بلغ|بلغت|استهلك|استهلكت"  # "in 2024 it was 415 TWh"
_BECOMES = "become|be|becomes|reach|reaches|يصير|تصير|يصبح|تصبح|سيصبح|هيبقى|هتبقى|يبقى|تبقى|يكون|تكون|يوصل|هيوصل|تصل"
_NEAR = 4  # words
_UP_TO = "to|إلى|ل|حتى|لحد"
_FAR = 1 << 30


class Cues:
    """One text and its figures."""

    def __init__(self, text: str, quantities: Sequence[Quantity]) -> None:
        self._text = text
        self._tokens = tokenise(text)
        self._quantities = quantities

    def nearness(self, quantity: Quantity, slot: Slot) -> float:
        """Return how near a cue of a slot stands to a figure, 0 when none does; cues do not reach past other figures.

        What stands behind a date says nothing of it: "in 2030 from 152 TWh".
        """
        near = self._before(quantity, slot)
        near += self._after(quantity, slot) if slot.unit != "year" else []
        return max(near, default=0.0)

    def pair(self, quantity: Quantity, slots: Mapping[str, Slot]) -> tuple[str, ...]:
        """Return the slots that the words before and inside "from 4 % to 9 %" name; none when they do not name two."""
        before = [token for token in self._tokens if token.end <= quantity.start][-1:]
        between = [token for token in self._tokens if quantity.start < token.start and token.end < quantity.end]
        starts, ends = (
            [name for name, slot in slots.items() if any(_is_cue(token, slot) for token in tokens if _leads(token))]
            for tokens in (before, between)
        )
        return next(((start, end) for start in starts for end in ends if start != end), ())

    def dates(self, date: Quantity, slot: Slot) -> bool:
        """Tell whether a date says when a slot's figure stood: right behind it, or before it and "was"."""
        for figure in (one for one in self._quantities if one.unit == slot.unit_of_text):
            before = [token for token in self._tokens if token.end <= figure.start][-_NEAR:]
            if figure.end <= date.start:
                between = self._within(figure.end, date.start)
                close = len(between) <= _NEAR and all(lexicon.says((token,), _DATING) for token in between)
                return close and not lexicon.says(before, _BECOMES)
            between = self._within(date.end, figure.start)
            return len(between) <= _NEAR and lexicon.says(between, _STOOD)
        return False

    def falls(self, quantity: Quantity) -> bool:
        """Tell whether the nearest words beside a rate say that something shrinks by it: "falls 2% a year".

        What falls to a rate does not shrink by it.
        """
        floor = max((other.end for other in self._quantities if other.end <= quantity.start), default=0)
        following = min((other.start for other in self._quantities if other.start >= quantity.end), default=_FAR)
        behind = self._within(quantity.end, min(following, self._clause_end(quantity)))[:_NEAR]
        before = self._within(floor, quantity.start)[-_NEAR:][::-1]
        if lexicon.says(before[:1], _UP_TO):
            return False
        turns = (token for token in (*before, *behind) if is_one_of(token, FALL) or is_one_of(token, GROW))
        return any(is_one_of(token, FALL) for token in islice(turns, 1))

    def is_between(self, quantity: Quantity) -> bool:
        """Tell whether a range is said as "between … and …", which is one figure, never two."""
        return lexicon.says([token for token in self._tokens if token.end <= quantity.start][-1:], _BETWEEN)

    def _before(self, quantity: Quantity, slot: Slot) -> list[float]:
        """Return how near the cues before a figure stand; a preposition has to lead right to it."""
        floor = max((other.end for other in self._quantities if other.end <= quantity.start), default=0)
        tokens = self._within(self._told(floor, quantity.start), quantity.start)[-_REACH_BEFORE:][::-1]
        return [
            _weight(token) / (1 + distance)
            for distance, token in enumerate(tokens)
            if _is_cue(token, slot)
            and not (_leads(token) and not _hedge(tokens[:distance]))
            and not (_links(token) and any(is_one_of(word, GROW) for word in tokens[distance + 1 : distance + 2]))
        ]

    def _told(self, floor: int, start: int) -> int:
        """Return where the words between two figures begin to tell of the later one.

        That is behind an "if", and behind a comma right before it: "85% margin, 10% discount".
        """
        if not floor:
            return floor
        ifs = [token.end for token in self._within(floor, start) if lexicon.says((token,), _IF)]
        commas = [mark.end() for mark in _COMMA.finditer(self._text, floor, start)]
        right_before = commas[-1:] if commas and not self._within(commas[-1], start) else []
        return max([floor, *ifs, *right_before])

    def _after(self, quantity: Quantity, slot: Slot) -> list[float]:
        """Return how near the cues behind a figure stand, in its clause.

        Of a word that leads on to the next figure, "8 % starting at 2.5 %", the next one has the better claim.
        """
        following = min((other.start for other in self._quantities if other.start >= quantity.end), default=_FAR)
        end = self._clause_end(quantity)
        tokens = self._within(quantity.end, min(following, end))[:_REACH_AFTER]
        parted = following == _FAR or _MARK.match(self._text, end) is not None
        return [
            _AFTER_WEIGHT * _weight(token) / (1 + distance)
            for distance, token in enumerate(tokens)
            if _is_cue(token, slot) and not _leads(token) and (parted or not _hedge(self._within(token.end, following)))
        ]

    def _clause_end(self, quantity: Quantity) -> int:
        """Return where the clause of a figure ends: at a mark, or at an "and"."""
        mark = _MARK.search(self._text, quantity.end)
        joining = (token.start for token in self._tokens if token.start >= quantity.end and _joins(token))
        return min(mark.start() if mark else _FAR, next(joining, _FAR))

    def _within(self, start: int, end: int) -> list[Token]:
        return [token for token in self._tokens if start <= token.start and token.end <= end]


def _is_cue(token: Token, slot: Slot) -> bool:
    return is_one_of(token, "|".join(slot.cues))


def _leads(token: Token) -> bool:
    return lexicon.says((token,), _PREPOSITIONS)


def _links(token: Token) -> bool:
    return lexicon.says((token,), _COPULA)


def _joins(token: Token) -> bool:
    """Whether a word opens another clause: "and", or one with و before it."""
    return token.form == "and" or (token.is_arabic and token.form.startswith("و") and len(token.form) > _SHORT)


def _hedge(tokens: Sequence[Token]) -> bool:
    """Whether nothing but prepositions, "about" and the like stand between a word and its figure."""
    return all(_leads(token) or lexicon.says((token,), _HEDGES) for token in tokens)


def _weight(token: Token) -> float:
    return _GENERIC_WEIGHT if is_one_of(token, _GENERIC) else 1.0
