"""Numbers written as words: "twenty five", "خمسة وعشرين", "تلاتين", "quarter"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.text import fold

_UNITS = {
    1: "one واحد واحدة",
    2: "two اثنين اثنان اتنين تنين ثنتين ثنين اثنتين اثنتان",
    3: "three ثلاث ثلاثة تلاتة تلات",
    4: "four اربع اربعة",
    5: "five خمس خمسة",
    6: "six ست ستة",
    7: "seven سبع سبعة",
    8: "eight ثمان ثماني ثمانية تمانية تمن تمان تماني",
    9: "nine تسع تسعة",
    10: "ten عشر عشرة",
    11: "eleven احدعش حداشر حدعش",
    12: "twelve اثناعشر اتناشر اثنعش اطنعش",
    13: "thirteen تلتاشر تلاتاشر ثلاثطعش ثلطعش تلطعش",
    14: "fourteen اربعتاشر اربعطعش",
    15: "fifteen خمستاشر خمسطعش",
    16: "sixteen ستاشر ستطعش سطعش",
    17: "seventeen سبعتاشر سبعطعش",
    18: "eighteen تمنتاشر تمانتاشر ثمنطعش ثمانطعش تمنطعش",
    19: "nineteen تسعتاشر تسعطعش",
}
_TENS = {
    20: "twenty عشرين عشرون",
    30: "thirty ثلاثين ثلاثون تلاتين",
    40: "forty fourty اربعين اربعون",
    50: "fifty خمسين خمسون",
    60: "sixty ستين ستون",
    70: "seventy سبعين سبعون",
    80: "eighty ثمانين ثمانون تمانين",
    90: "ninety تسعين تسعون",
}
_HUNDREDS = {
    100: "hundred مئة مائة ميه مية",
    200: "مئتين مائتين ميتين مئتان مائتان",
    300: "ثلاثمئة ثلاثمائة ثلاثميه تلتميه تلاتميه تلتوميه",
    400: "اربعمئة اربعمائة اربعميه ربعميه ربعوميه",
    500: "خمسمئة خمسمائة خمسميه خمسوميه",
    600: "ستمئة ستمائة ستميه ستوميه",
    700: "سبعمئة سبعمائة سبعميه سبعوميه",
    800: "ثمانمئة ثمانمائة ثمانيمائة ثمنميه ثمانميه تمنميه تمانميه تمنوميه",
    900: "تسعمئة تسعمائة تسعميه تسعوميه",
}
_FRACTIONS = {50.0: "half نصف نص", 25.0: "quarter ربع", 100 / 3: "ثلث تلت"}


def _table(words: dict[int, str]) -> dict[str, int]:
    return {fold(word): value for value, spelled in words.items() for word in spelled.split()}


_SMALL, _TEN, _HUNDRED = _table(_UNITS), _table(_TENS), _table(_HUNDREDS)
FRACTIONS = {fold(word): value for value, spelled in _FRACTIONS.items() for word in spelled.split()}
_UNDER_TEN = {word for word, value in _SMALL.items() if value < 10}
NUMBER_WORDS = frozenset({*_SMALL, *_TEN, *_HUNDRED})
_PORTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_AND, _TEEN = fold("و"), fold("عشر")
LONGEST = 6  # words and dashes: "one hundred and twenty-five"


def read_number_words(words: Sequence[str]) -> tuple[int, int] | None:
    """Read a number from the start of a sequence of folded words: its value and how many words it took, or None.

    English says "one hundred twenty-five", Arabic the units before the tens: مئة وخمسة وعشرين.
    """
    hundreds, at = _hundreds(words)
    below, taken = _below_hundred(words, at)
    if hundreds is None and below is None:
        return None
    return (hundreds or 0) + (below or 0), at + taken


def read_portion(words: Sequence[str]) -> tuple[float, int] | None:
    """Read "a fifth", "two-thirds" or "three quarters" from the start of a row of words: in percent, and its length."""
    count = 1 if words[:1] in (["a"], ["an"]) else _SMALL.get(words[0], 0) if words else 0
    at = 2 if words[1:2] == ["-"] else 1
    part = _PORTIONS.get(words[at].removesuffix("s"), 0) if at < len(words) else 0
    return (100 * count / part, at + 1) if count and part and count < part else None


def read_fold(word: str) -> int | None:
    """Read "fivefold" as 5, or None."""
    return _SMALL.get(word.removesuffix("fold")) if word.endswith("fold") else None


def _hundreds(words: Sequence[str]) -> tuple[int | None, int]:
    if not words:
        return None, 0
    if words[0] in _HUNDRED:
        return _HUNDRED[words[0]], 1
    if words[0] in _SMALL and len(words) > 1 and _HUNDRED.get(words[1]) == 100:
        return _SMALL[words[0]] * 100, 2
    return None, 0


def _below_hundred(words: Sequence[str], at: int) -> tuple[int | None, int]:
    """Read a number below a hundred at a place; after hundreds it may be joined by "and" or و."""
    skip = int(at > 0 and at < len(words) and words[at] == "and")
    first = _word(words, at + skip, joined=at > 0)
    dash = int(first in _TEN and _word(words, at + skip + 1, joined=False) == "-")
    second = _word(words, at + skip + 1 + dash, joined=True)
    if first in _TEN:
        return (_TEN[first] + _SMALL[second], skip + dash + 2) if second in _UNDER_TEN else (_TEN[first], skip + 1)
    if first in _SMALL:
        if second in _TEN and first in _UNDER_TEN:
            return _SMALL[first] + _TEN[second], skip + 2
        if second == _TEEN and first in _UNDER_TEN:
            return _SMALL[first] + 10, skip + 2
        return _SMALL[first], skip + 1
    return None, 0


def _word(words: Sequence[str], at: int, joined: bool) -> str:
    """Return the word at a place ("" past the end), without the و that joins it to a number before."""
    if at >= len(words):
        return ""
    word = words[at]
    known = word in _SMALL or word in _TEN
    return word[1:] if joined and not known and word.startswith(_AND) else word
