"""Which of the two languages a text is in."""

from __future__ import annotations

import re

from corpus.document import Language
from corpus.text import fold
from corpus.tokens import tokenise

# Arabic typed in Latin letters: a digit for a letter inside a word (3ayez, el7osa), or words that English lacks.
_ARABIZI_DIGIT = re.compile(r"\b(?=\w*[a-z])(?:[a-z]+[23578]\w*|[23578]h?[a-z]{2,}\w*)\b")
_NOT_ARABIZI = re.compile(r"^(?:[a-z]{1,2}\d+|h[12]|co2|s\d+|\d+(?:mw|gw|kw|twh|gwh|mwh|kwh|m|bn|k|b|x|th|nd|rd|st|s|usd|years?|percent))$")
_ARABIZI_WORDS = frozenset(
    """ana enta enti howa heya hiya homa dah deh fe fel el mesh mish msh eh eih leh leih lesh lih emta imta feen fein wein
    kam kem bkam men meen mn aw wala w ya yaani ezay izay keef kif sho shu shou ayesh esh wesh aish kahraba taqa
    sherka sherket sharikat ta3deen el-bitcoin mw2e3 law lw ba3d abl hal kol kool
    3ala 3an 3and ma3 men min ay ayy bta3 elly elli illi bas da di de dol""".split()
)
_AMBIGUOUS = frozenset("fe el w ya men aw min da di de law bas".split())


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
    """Tell whether Latin letters spell Arabic: two marks of it, or one in a text of up to four words."""
    words = [word for word in re.findall(r"[\w'-]+", fold(text)) if not word.isdigit()]
    digits = sum(bool(_ARABIZI_DIGIT.fullmatch(word)) and not _NOT_ARABIZI.fullmatch(word) for word in words)
    known = sum(word in _ARABIZI_WORDS and word not in _AMBIGUOUS for word in words)
    doubtful = sum(word in _AMBIGUOUS for word in words)
    marks = digits + known + (doubtful if digits + known else 0)
    return marks >= 2 or (marks == 1 and len(words) <= 4)
