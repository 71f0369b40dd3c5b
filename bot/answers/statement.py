"""Statements: a text taken apart into what can be checked one by one: sentences, or clauses with their own figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.answers.agreement import figures_of
from bot.answers.domain import DOMAIN
from bot.answers.terms import keys_of, terms_of
from corpus.names import find_names
from corpus.sentences import sentence_spans

LONGEST = 6_000  # characters of a text that are looked at
_SHORTEST = 2  # terms: less says nothing that could be checked
_MARKS = re.compile(r"^[\s•*\-–—>#·\d]*?[•*\-–—>#·]+\s*|^\s*\d{1,2}[.)]\s+")
_CLAUSE = re.compile(
    r"\s*[;؛]\s*|,\s+(?:and|but|while|whereas)\s+|\s+(?:while|whereas|but)\s+|[،,]\s*(?=و)|\s+(?=(?:بينما|لكن|ولكن|فيما)\s)"
)


def statements_in(text: str) -> list[str]:
    """Return the statements of a text that could be about our matter, in order, each once; questions are none."""
    text = text[:LONGEST]
    found = (piece for start, end in sentence_spans(text) for piece in _clauses(_MARKS.sub("", text[start:end])))
    return list(dict.fromkeys(piece for piece in found if _says_something(piece)))


def _clauses(sentence: str) -> Iterator[str]:
    """Cut a sentence where both sides have a figure and a matter of their own; else leave it whole."""
    for match in _CLAUSE.finditer(sentence):
        before, after = sentence[: match.start()].strip(), sentence[match.end() :].strip()
        if match[0].strip() in (";", "؛"):
            yield from (before, *_clauses(after))
            return
        if _stands_alone(before) and any(_stands_alone(part) for part in (after, *_CLAUSE.split(after))):
            yield before
            yield from _clauses(after)
            return
    yield sentence.strip()


def _stands_alone(clause: str) -> bool:
    telling = [term for term in terms_of(clause) if not (term.is_number or term.is_light)]
    return bool(figures_of(clause) or find_names(clause)) and len(telling) > _SHORTEST


def _says_something(statement: str) -> bool:
    if statement.endswith(("?", "؟")):
        return False
    terms = [term for term in terms_of(statement) if not term.is_light]
    speaks = bool(figures_of(statement) or find_names(statement)) or not keys_of(statement).isdisjoint(DOMAIN)
    return speaks and len(terms) > 1
