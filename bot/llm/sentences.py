"""Sentences of a model's reply, each with the numbers of the passages that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.sentences import sentence_spans
from corpus.text import squeeze

_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_NUMBERS = re.compile(r"\s*[\[【]\s*\d{1,9}(?:[\s,،;]+\d{1,9})*[\s,،;]*[\]】]")
_NUMBER = re.compile(r"\d+")
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.)])\s+", re.MULTILINE)
_MARKUP = re.compile(r"[*_`#]{2,}|^#+\s*|[`*]", re.MULTILINE)
_ADDRESS = re.compile(r"https?:|www\.|\]\(")


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence and the numbers that stand in it or behind it, in square brackets."""

    text: str
    numbers: tuple[int, ...]


def stated_in(reply: str, *, is_whole: bool = True) -> list[Stated]:
    """Take a reply apart; of one that is still being written, the last sentence is not taken yet.

    What a model thinks aloud, markup and sentences with web addresses are left out.
    """
    plain, named = _without_numbers(_MARKUP.sub("", _BULLET.sub("", _THOUGHT.sub("", reply))))
    spans = sentence_spans(plain)
    found = []
    for at, (start, end) in enumerate(spans if is_whole else spans[:-1]):
        after = spans[at + 1][0] if at + 1 < len(spans) else len(plain) + 1
        numbers = [number for place, some in named if start < place < after for number in some]
        if not _ADDRESS.search(plain[start:end]):
            found.append(Stated(squeeze(plain[start:end]), tuple(dict.fromkeys(numbers))))
    return found


def _without_numbers(text: str) -> tuple[str, list[tuple[int, list[int]]]]:
    """Return a text without the numbers in brackets, and those with the place where each stood."""
    plain, last = "", 0
    named: list[tuple[int, list[int]]] = []
    for match in _NUMBERS.finditer(text):
        plain += text[last : match.start()]
        named.append((len(plain), [int(number) for number in _NUMBER.findall(match[0])]))
        last = match.end()
    return plain + text[last:], named
