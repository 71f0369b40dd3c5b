"""Both directions in one line: marks and isolates where Unicode's bidirectional algorithm would lay out a text wrongly.

Telegram takes each paragraph's direction from its first strong letter, and shows "20%" after an Arabic word as "%20".
Isolates are put only where the order would break, so that what is copied from a message stays clean.
"""

from __future__ import annotations

import re
import unicodedata

from corpus.document import Language

LRM, RLM = "\u200e", "\u200f"
LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"

_EXPLICIT = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])  # embeddings, overrides and isolates
_ARABIC = "\u0610-\u061a\u0620-\u065f\u066e-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_MARKERS = "¹²³⁰⁴-⁹"
_LATIN = r"A-Za-z\u00c0-\u024f"
_WORD = rf"[{_LATIN}0-9\u0660-\u0669]"
_SIGN = r"[$€£~≈<>+\-−–/@#]"
_SPACE = r"[ \u00a0]"
_JOINT = rf"(?:{_SPACE}?[.,:;/&'’+@#×÷=^*_–—−-]+{_SPACE}?|[٫٬]|(?<![%٪‰°]){_SPACE})(?={_SIGN}?{_WORD})"
_UNIT = rf"(?:{_SPACE}?[%٪‰°])"
_BRACKETS = rf"(?:(?<=[{_LATIN}]){_SPACE}?\((?={_SIGN}?{_WORD})[{_LATIN}0-9 .,:%$–/&'’-]+\))"
_LEFT_TO_RIGHT = re.compile(rf"(?<![{_MARKERS}]){_SIGN}*{_WORD}(?:{_WORD}|{_UNIT}|{_BRACKETS}|{_JOINT}{_SIGN}?)*")
_PLAIN = re.compile(
    rf"\d+(?:[.,]\d+)*|[{_LATIN}](?:[{_LATIN}0-9 .,:;&'’@#_–—-]*[{_LATIN}0-9])?"
)  # figures after a letter follow it
_MARKED = re.compile(rf"[.,:;!?)»\"”]*[{_MARKERS}]")  # a marker after it would be drawn into a left-to-right run
_RIGHT_TO_LEFT = re.compile(rf"[{_ARABIC}]+(?:[\s،؛:.,'’-]+[{_ARABIC}]+)*")


def laid_out(paragraph: str, language: Language) -> str:
    """Return a paragraph (one line) with what it needs to read rightly in the direction of a language."""
    clean = paragraph.translate(_EXPLICIT)
    if language == "ar":
        return (RLM if _starts_against(clean, language) else "") + _in_arabic(clean)
    return (LRM if _starts_against(clean, language) else "") + _RIGHT_TO_LEFT.sub(_rtl, clean)


def isolated(text: str, language: Language) -> str:
    """Return a part of a paragraph with what it needs to read rightly within it, whatever stands before it there.

    Its own explicit controls are dropped first: unbalanced ones would turn round what follows.
    """
    clean = text.translate(_EXPLICIT)
    return _in_arabic(clean, is_part=True) if language == "ar" else _RIGHT_TO_LEFT.sub(_rtl, clean)


def left_to_right(text: str) -> str:
    """Isolate a text that is left to right as a whole, such as a formula."""
    return f"{LRI}{text.translate(_EXPLICIT)}{PDI}"


def _in_arabic(text: str, *, is_part: bool = False) -> str:
    """Isolate what is left to right in an Arabic text and would not stand in its place by itself.

    A name with no Arabic between it and another one before it would make one run with that, quotation marks, brackets
    and commas included; so would a figure after a name. The start of a part may follow such a name.
    """
    made, at, joins = [], 0, is_part
    for run in _LEFT_TO_RIGHT.finditer(text):
        gap = text[at : run.start()]
        joins = joins and not any(unicodedata.bidirectional(char) in ("R", "AL") for char in gap)
        stays = not joins and _PLAIN.fullmatch(run[0]) and not _MARKED.match(text, run.end())
        joins = joins or bool(stays and run[0][0].isalpha())
        made += [gap, run[0] if stays else f"{LRI}{run[0]}{PDI}"]
        at = run.end()
    return "".join([*made, text[at:]])


def _rtl(match: re.Match[str]) -> str:
    return f"{RLI}{match[0]}{PDI}"


def _starts_against(text: str, language: Language) -> bool:
    """Tell whether the first letter or figure of a line would not give it the language's direction."""
    first = next((char for char in text if char.isalnum()), "")
    arabic = unicodedata.bidirectional(first) in ("R", "AL") if first else False
    return bool(first) and arabic != (language == "ar") and (language == "ar" or arabic)
