"""What holds of every answer, whatever was asked."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.answers.answer import Answer
from bot.answers.draft import MOST_CITATIONS
from corpus.document import Document, Language

LONGEST = 900
MARKER = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789.,")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ARABIC = re.compile("[\u0621-\u064a]")
_LATIN = re.compile("[A-Za-z]")


def markers(text: str) -> list[int]:
    """The numbers of the citations that a text points to, in the order in which they stand."""
    return [int(marker.translate(_DIGITS)) for marker in MARKER.findall(text)]


def assert_grounded(answer: Answer, documents: Mapping[str, Document]) -> None:
    """Quotes to the letter, as few and as short as agreed, with markers that lead to them in order."""
    for citation in answer.citations:
        assert citation.quote == documents[citation.document].text[citation.start : citation.end] != ""
    assert len(set(answer.citations)) == len(answer.citations) <= MOST_CITATIONS
    assert 0 < len(answer.text) <= LONGEST
    assert 0 <= answer.confidence <= 1
    seen = list(dict.fromkeys(markers(answer.text)))
    assert seen == sorted(seen), answer.text
    assert not seen or seen[-1] <= len(answer.citations)


def assert_written_in(language: Language, answer: Answer) -> None:
    """The language it says it is in, and its first line written in it, Latin names and units apart."""
    assert answer.language == language
    opening = answer.text.split("\n\n")[0]
    assert bool(_ARABIC.search(opening)) == (language == "ar"), answer.text
    if language == "en":
        assert _LATIN.search(opening)


def figures(text: str) -> set[float]:
    """The figures of a text as they are written, whichever digits they are written in."""
    plain = MARKER.sub("", text).translate(_FIGURES)
    return {float(number.replace(",", "")) for number in _NUMBER.findall(plain) if number.count(".") < 2}


def unfounded(text: str, answer: Answer, question: str) -> set[float]:
    """The figures of a part of an answer that stand neither in one of its quotes nor in the question."""
    return figures(text) - figures(question).union(*(figures(citation.quote) for citation in answer.citations))
