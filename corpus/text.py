"""Text as it is matched: one form for what readers type in many. Only for matching; what is shown is the original."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {
    ord(char): str(value) for base in (0x0660, 0x06F0) for value, char in enumerate(map(chr, range(base, base + 10)))
}
_ALEFS = dict.fromkeys(map(ord, "أإآٱ"), "ا")
_LETTERS = {ord("ى"): "ي", ord("ی"): "ي", ord("ئ"): "ي", ord("ؤ"): "و", ord("ة"): "ه", ord("ک"): "ك", ord("گ"): "ك"}
_LETTERS |= {ord("ڤ"): "ف", ord("پ"): "ب", ord("چ"): "ج", ord("ژ"): "ز"}
_SIGNS = {ord("٪"): "%", ord("٫"): ".", ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"'}
_SIGNS |= dict.fromkeys(map(ord, "–—−"), "-")
MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"  # tashkeel and tatweel, for a class of characters
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # joiners, directions, soft hyphens: likewise
_UNSEEN = re.compile(f"[{MARKS}{INVISIBLE}]+")

_TABLE: dict[int, str] = {**_DIGITS, **_ALEFS, **_LETTERS, **_SIGNS}
_FIGURE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*|(?P<figure>\d+(?:[.,]\d+)*%?)(?![A-Za-z0-9_])")
_ARABIC_FIGURE = str.maketrans("0123456789.,%", "٠١٢٣٤٥٦٧٨٩٫٬٪")
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Fold a text for matching: case, compatibility forms, Arabic letter variants, marks, digits and signs.

    Idempotent. Offsets are not kept: fold tokens, not the text that they are cut from.
    """
    folded = _once(text)
    while (again := _once(folded)) != folded:  # NFKC may uncover a letter that folds further
        folded = again
    return folded


def _once(text: str) -> str:
    if text.isascii():
        return text.casefold()
    seen = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return unicodedata.normalize("NFKC", seen.translate(_TABLE).casefold())


def squeeze(text: str) -> str:
    """Put one space for every run of white space, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def arabic_figures(text: str) -> str:
    """Write figures in Arabic-Indic digits (13.9% as ١٣٫٩٪); those that belong to a Latin word stay."""
    return _FIGURE.sub(lambda match: match[0].translate(_ARABIC_FIGURE) if match["figure"] else match[0], text)
