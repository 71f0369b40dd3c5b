"""Statements that a note tells of, and which part of one a question holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from bot.answers.expectation import Kind
from bot.answers.knowledge import Knowledge
from bot.answers.question import Question
from bot.answers.terms import LIGHT_WEIGHT, Term, concepts, keys_of, terms_of
from corpus.document import Note
from corpus.quantities import find_quantities

_OR = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:or|أو)\s+", re.IGNORECASE)
# Words that make a statement another one: without them a question does not hold it.
_OPERATORS = concepts("alone buy certain confirm double every expect lease now overtake own pay reject sell still win")
_TAKEN_OVER = concepts("buy own sell win")  # what did not happen at all where a source denies it of somebody
WHO = frozenset({Kind.PERSON, Kind.ORGANISATION})
_STATEMENTS = 2_048  # whose terms are kept


class Misreadings:
    """What notes take a question to say, weighed by one generation's words."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._weighed = lru_cache(_STATEMENTS)(self._weigh)

    def held(self, question: Question, statement: str, whole: Sequence[frozenset[str]], *, loosely: bool) -> float:
        """Return which part of a statement's weight a question holds; 0 when a name, number or operator of it lacks.

        `loosely`, of names offered as alternatives ("Google or Amazon") one is enough. Whoever asks who it was holds
        the name that the statement gives, and all of it whoever says nothing else: "is Stronghold still independent?",
        which has then a `whole` (`whole_of`).
        """
        either = _alternatives(statement) if loosely else []
        one_named = any(not term.keys.isdisjoint(question.keys) for term in either)
        if not loosely:
            if whole and not any(keys.isdisjoint(keys_of(statement)) for keys in whole):
                return 1.0
            either, one_named = _asked_after(question, statement), True
        weights = held = 0.0
        for term, weight, is_essential in self._weighed(statement):
            if not term.keys.isdisjoint(question.keys):
                held += weight
            elif one_named and term in either:
                continue
            elif is_essential:
                return 0.0
            weights += weight
        return held / weights if weights else 0.0

    def _weigh(self, statement: str) -> tuple[tuple[Term, float, bool], ...]:
        """Return a statement's terms, each with its weight and whether the statement is another one without it.

        The words that only say of which money or size a sum is are left out.
        """
        sums = [figure for figure in find_quantities(statement) if figure.unit == "USD"]
        return tuple(
            (term, self._weight(term), _essential(term))
            for term in terms_of(statement)
            if term.is_number or not any(one.start <= term.start < one.end for one in sums)
        )

    def _weight(self, term: Term) -> float:
        return self._knowledge.weight(term.keys) * (LIGHT_WEIGHT if term.is_light else 1.0)

    def near(self, question: Question, statement: str) -> float:
        """Return which part of a statement's weight a question shares."""
        weights = [(self._weight(term), term.keys) for term in terms_of(statement)]
        held = sum(weight for weight, keys in weights if not keys.isdisjoint(question.keys))
        return held / (sum(weight for weight, _ in weights) or 1.0)

    def spoken_to(self, question: Question, note: Note) -> float:
        """Return which part of a question's weight a note and its topics speak of."""
        keys = keys_of(note.text).union(*(keys_of(topic) for topic in note.misreadings))
        weights = [(self._weight(term), not term.keys.isdisjoint(keys)) for term in question.terms]
        return sum(weight for weight, met in weights if met) / (sum(weight for weight, _ in weights) or 1.0)


def whole_of(question: Question) -> list[frozenset[str]]:
    """Return the keys of each telling term of a question that has a name and an operator, nothing of any other."""
    terms = [term for term in question.terms if not term.is_light]
    named = any(term.is_name for term in terms)
    return [term.keys for term in terms] if named and not all(t.keys.isdisjoint(_OPERATORS) for t in terms) else []


def _asked_after(question: Question, statement: str) -> list[Term]:
    """Return the one name of a statement that a question asks for, if it has no further name but the question's."""
    asks_who = any(expectation.kind in WHO for expectation in question.expectations)
    if not asks_who or not question.names or len(question.parts) > 1:
        return []
    if (_TAKEN_OVER & keys_of(statement)).isdisjoint(question.keys):
        return []
    names = [term for term in terms_of(statement) if term.is_name and term.keys.isdisjoint(question.keys)]
    return names if len(names) == 1 else []


def _alternatives(statement: str) -> list[Term]:
    """Return the names on both sides of an "or"."""
    names = [term for term in terms_of(statement) if term.is_name]
    pairs = ((one, other) for one, other in pairwise(names) if _OR.fullmatch(statement[one.end : other.start]))
    return list(dict.fromkeys(name for pair in pairs for name in pair))


def _essential(term: Term) -> bool:
    return term.is_name or term.is_number or not term.keys.isdisjoint(_OPERATORS)
