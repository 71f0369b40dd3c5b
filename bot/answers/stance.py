"""Stance: what a question leaves open, takes as said, or wants of a subject as a whole."""

from __future__ import annotations

from bot.answers import lexicon
from bot.answers.answer import Mode
from bot.answers.guard.facts import facts_of
from bot.answers.misreading import WHO
from bot.answers.notes import Matched
from bot.answers.question import Question
from corpus.document import NoteKind


def mode_of(question: Question, match: Matched) -> Mode:
    """Return what it is to say a note: to answer who leaves it open, to correct who takes otherwise what it says."""
    compares = match.note.kind is NoteKind.CAUTION and question.says(lexicon.COMPARISON)
    who = (
        any(expectation.kind in WHO for expectation in question.expectations)
        and not facts_of(match.note.text).negations
    )
    return Mode.ANSWER if compares or who or asks_whether(question) else Mode.CORRECT


def asks_whether(question: Question) -> bool:
    """Whether a question leaves open what it says: it asks yes or no, or offers alternatives."""
    if question.says(lexicon.ALTERNATIVES):
        return True
    at = lexicon.position(question.tokens, lexicon.YES_NO)
    return at >= 0 and (
        at == 0 or question.tokens[at].is_arabic or question.tokens[at - 1].form in ("and", "but", "so")
    )


def asks_for_news(question: Question) -> bool:
    """Tell whether a question wants what is new of somebody, and nothing else of them."""
    if not question.names or not question.says(lexicon.LATEST):
        return False
    asking = {form for phrase in lexicon.phrases(lexicon.LATEST) for form in phrase}
    return all(term.is_name or term.is_light or term.form in asking for term in question.terms)
