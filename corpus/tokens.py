"""Tokens: words and numbers of a text with their spans, and the stems by which they match.

Scripts are split apart (`منAmazonأو`), since real Arabic news glues Latin names to Arabic words, and a number with its
separators is one token (`1,200`, `٣٫٥`), since its parts mean something else.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from corpus.text import INVISIBLE, MARKS, fold

_DIGIT = "[0-9٠-٩۰-۹]"
NUMBER = rf"(?:{_DIGIT}+(?:[.٫]{_DIGIT}+|[,٬،]{_DIGIT}{{1,3}}(?!{_DIGIT}))*)"  # not "2024,2025"
_ARABIC = rf"[\u0621-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc{MARKS}]+"
_ARABIC += rf"(?:[{INVISIBLE}]+{_ARABIC})*"
_LATIN = r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f0-9]*"
_LATIN += rf"(?:[{INVISIBLE}]+{_LATIN})*(?:['’][A-Za-z]{{1,2}}\b)?"
_TOKEN = re.compile(rf"(?P<number>{NUMBER})|(?P<arabic>{_ARABIC})|(?P<latin>{_LATIN})|(?P<other>[^\W\d_]+)")
_POSSESSIVE = re.compile(r"'(?:s|)$")
_UNMARKED = dict.fromkeys([0x0640, *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670]) | {ord("’"): "'"}
_SEPARATORS = str.maketrans("٬،٫", ",,.")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number: its folded form, its stem and its span in the text."""

    form: str
    stem: str
    start: int
    end: int
    is_number: bool
    is_arabic: bool


@lru_cache(maxsize=256)  # one question is read by many
def tokenise(text: str) -> tuple[Token, ...]:
    """Cut a text into tokens, in order; spans are of the text as given."""
    tokens = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "number":
            form = root = canonical_number(match[0])
        else:
            form, root = _word(match[0], kind == "arabic")
        if form:
            tokens.append(Token(form, root, match.start(), match.end(), kind == "number", kind == "arabic"))
    return tuple(tokens)


def canonical_number(text: str) -> str:
    """Write a number one way: ASCII digits, no thousands separators, no trailing zeros ("1,200" -> "1200").

    A comma before three digits separates thousands, before one or two it is a decimal point (13,9). What has several
    points (a date, a version) stays as it is: its parts are not a fraction.
    """
    whole, *groups = fold(text.translate(_SEPARATORS)).strip(".").split(",")
    thousands = whole != "0" and all(len(group.partition(".")[0]) == 3 for group in groups)
    digits = ("" if thousands and "." not in whole else ".").join([whole, *groups])
    if digits.count(".") > 1:
        return digits
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits).lstrip("0") or "0"


def stems(text: str) -> list[str]:
    """Return the stems of a text's tokens, in order."""
    return [token.stem for token in tokenise(text)]


_lock = threading.Lock()
_arabic = Stemmer.Stemmer("arabic", 0)
_english = Stemmer.Stemmer("english", 0)


@lru_cache(maxsize=100_000)
def _word(surface: str, is_arabic: bool) -> tuple[str, str]:
    """Return the folded form and the folded stem of a word, by Snowball's algorithm for its script's language.

    The stemmer tells a feminine ending by its ة, which many type as ه: it is given the ة either way.
    """
    form = fold(_POSSESSIVE.sub("", unicodedata.normalize("NFKC", surface).lower().translate(_UNMARKED)))
    feminine = is_arabic and len(form) > 3 and form.endswith("ه")
    with _lock:  # a stemmer object is not safe between threads
        root = (_arabic if is_arabic else _english).stemWord(form[:-1] + "ة" if feminine else form)
    return form, fold(root)
