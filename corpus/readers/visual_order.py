"""Visual order: Arabic lines of a PDF back in the order in which they are read.

A PDF paints glyphs, mostly from left to right, so that an Arabic line comes out backwards; some hold it as it is read.
pypdf turns every Arabic run around where it stands, which is right in an English line and wrong in an Arabic one, so
its turning is undone, and backward lines are turned as a whole, but for their Latin words and numbers.
"""

from __future__ import annotations

import re
import unicodedata

_ARABIC = r"\u0610-\u064a\u066e-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
_LETTER = re.compile(f"[{_ARABIC}]")
_WORD = re.compile(f"[{_ARABIC}]+")
_LATIN = re.compile("[A-Za-z]")
# In a line turned around: from a Latin letter or digit to the last one before the next Arabic letter, with its signs.
_LEFT_TO_RIGHT = re.compile(rf"[%٪]?[A-Za-z0-9٠-٩](?:[^{_ARABIC}]*[A-Za-z0-9٠-٩])?[#$€£]*")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdfb\ufe70-\ufefc]+")  # ligatures and positional forms of letters


def plain_letters(text: str) -> str:
    """Write positional forms of Arabic letters, and Latin ligatures, as the letters that they stand for."""
    return _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def painted(run: str) -> str:
    """Undo pypdf's turning of a run of text: the characters as the PDF paints them."""
    if not _LETTER.search(run):
        return run
    line = run.rstrip("\n")
    return line[::-1] + run[len(line) :]


def readable(text: str) -> str:
    """Put a document's painted lines in reading order."""
    arabic = len(_LETTER.findall(text))
    if not arabic:
        return text
    backward = _is_backward(text)
    if arabic < len(_LATIN.findall(text)):  # an English document: only its Arabic words may be backwards
        return _turn_runs(text) if backward else text
    return "\n".join(map(_turn, text.split("\n"))) if backward else text


def _is_backward(text: str) -> bool:
    """Tell by ة and ى, which end words, and by the article ال, which begins them; without any, painted is backward."""
    score = 0
    for word in _WORD.findall(plain_letters(text)):
        score += (word[-1] in "ةى") + word.startswith("ال") - (word[0] in "ةى") - word.endswith("لا")
    return score <= 0


def _turn(line: str) -> str:
    """Turn a line around, and its left-to-right runs back."""
    turned = line[::-1].translate(_MIRRORED)
    return _LEFT_TO_RIGHT.sub(lambda match: match[0][::-1].translate(_MIRRORED), turned)


def _turn_runs(text: str) -> str:
    run = re.compile(f"[{_ARABIC}](?:[^A-Za-z0-9\n]*[{_ARABIC}])?")
    return run.sub(lambda match: match[0][::-1], text)
