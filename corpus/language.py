"""Which of the two languages a text is in."""

from __future__ import annotations

import re

from corpus.arabizi import DOUBTFUL, SURE
from corpus.document import Language
from corpus.text import fold
from corpus.tokens import tokenise

# Arabic typed in Latin letters: a digit for a letter inside a word (3ayez, el7osa), or words that English lacks.
_SURE_DIGIT = re.compile(r"[a-z'-]+[23578][a-z][\w'-]*|[23578]h?[a-z]{3,}[\w'-]*")
_DOUBTFUL_DIGIT = re.compile(r"[a-z]{3,}[23578]|[23578][a-z]{2}")  # zaka2 and 2ad, but web3 and 5nm
_LATIN = re.compile(
    r"co2e|\d+(?:[tgmk]wh|usd|[gm]hz|year.*|yrs?|month.*|day.*|percent|cents?|fold|-.*"
    r"|pct|per|meg.*|gig.*|tera.*|kilo.*|mw.*|dollars?|bucks|homes?|house.*|joules?)"
)
_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """a an and are at be by did do does for from had has have how if in is it of on or said say says than that the
        their there they this to was were what when where which who why will with""",
    )
)
_WORD = re.compile(r"[\w'/-]+")  # EH/s is a unit, not ايه
_FEW = 4  # words: in so short a text one mark is enough


def language_of(text: str) -> Language:
    """Tell a text's language: Arabic when it has Arabic words or is Arabizi, else English.

    A Latin name in an Arabic sentence does not make it English; an Arabic name quoted in an English one leaves it so.
    """
    tokens = [token for token in tokenise(text) if not token.is_number]
    arabic = sum(token.is_arabic for token in tokens)
    if arabic:
        return "ar" if arabic * 3 >= len(tokens) else "en"
    return "ar" if is_arabizi(text) else "en"


def is_arabizi(text: str) -> bool:
    """Tell whether Latin letters spell Arabic: two marks of it, or one in a few words, none of them English."""
    words = [word for word in _WORD.findall(fold(text)) if not word.isdigit()]
    sure = sum(word in SURE or _has_letter_digit(word) for word in words)
    doubtful = sum(word in DOUBTFUL or bool(_DOUBTFUL_DIGIT.fullmatch(word)) for word in words)
    if sure and sure + doubtful >= 2:
        return True
    return sure == 1 and len(words) <= _FEW and _ENGLISH.isdisjoint(words)


def _has_letter_digit(word: str) -> bool:
    return bool(_SURE_DIGIT.fullmatch(word)) and not _LATIN.fullmatch(word)
