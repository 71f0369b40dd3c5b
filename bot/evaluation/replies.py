"""Replies: which language a text reads as, told by the script of its words."""

from __future__ import annotations

import re

from corpus.document import Language

_WORD = re.compile(r"(?P<ar>[\u0621-\u064a\u064b-\u0652\u0670\u0671-\u06d3]{2,})|(?P<en>[A-Za-z][A-Za-z'’]+)")
_UNITS = frozenset(["usd", "kw", "mw", "gw", "kwh", "mwh", "gwh", "twh", "ph", "eh", "th", "bn", "capex", "hashprice"])
_ARABIC_SHARE = 0.6  # of an Arabic reply's words, Latin names and units apart
_FOREIGN_SHARE = 0.15  # of an English reply's words: a name or a term in its own script


def reads_as(text: str, language: Language) -> bool:
    """Tell whether a text reads as a reply in a language.

    Latin names and units are at home in Arabic and not counted there; a text without words is in neither language.
    """
    arabic = latin = prose = 0
    for match in _WORD.finditer(text):
        if match.lastgroup == "ar":
            arabic += 1
            continue
        latin += 1
        prose += _is_prose(match[0])
    if language == "ar":
        return arabic > 0 and arabic >= _ARABIC_SHARE * (arabic + prose)
    return latin > 0 and arabic <= _FOREIGN_SHARE * (arabic + latin)


def _is_prose(word: str) -> bool:
    """Whether a Latin word is neither a name (by its capital) nor a unit."""
    return word.islower() and word not in _UNITS
