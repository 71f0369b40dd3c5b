"""Folding: the one form in which an expectation and a text are compared.

The scorer folds by the golden questions' own rules, apart from the corpus's, since a judge must not share its subject's
errors: lower case; Arabic digits, decimal and thousands marks and percent sign to ASCII; أإآ to ا, ى to ي, ة to ه;
short vowels and tatweel removed. Signs that steer the direction of writing are removed, being invisible.
"""

from __future__ import annotations

import re

_DIGITS = {ord(sign): str(value) for zero in "٠۰" for value, sign in enumerate(chr(ord(zero) + n) for n in range(10))}
_LETTERS = {ord(sign): plain for signs, plain in (("أإآ", "ا"), ("ى", "ي"), ("ة", "ه")) for sign in signs}
_SIGNS = {ord("٫"): ".", ord("٪"): "%", 0x00A0: " ", 0x202F: " ", 0x2009: " "}
_REMOVED = [
    *range(0x064B, 0x0653),
    0x0640,
    0x0670,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
]
_TABLE: dict[int, str | None] = {**_DIGITS, **_LETTERS, **_SIGNS, **dict.fromkeys(_REMOVED)}
_THOUSANDS = re.compile(r"(?<=\d)[,٬](?=\d{3}(?!\d))")


def fold(text: str) -> str:
    """Fold a text or an expected string; idempotent."""
    return _THOUSANDS.sub("", text.lower().translate(_TABLE)).replace("٬", "")


def contains(folded_text: str, wanted: str) -> bool:
    """Tell whether an expected string stands in a folded text."""
    return fold(wanted) in folded_text
