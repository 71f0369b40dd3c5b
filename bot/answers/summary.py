"""Summary: the report in its own figures, in plain words, and what it got wrong."""

from __future__ import annotations

from itertools import accumulate

from bot.answers.definitions import glossary, terms_of_entry
from bot.answers.draft import LONGEST, Draft
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.notes import Matched, Notes
from bot.answers.question import Question
from corpus.document import NoteKind
from corpus.passage import REPORT, Passage
from corpus.quantities import find_quantities
from corpus.tokens import tokenise

_PLAIN = "plain"
_LINES = 6
_TERMS = 3  # of the glossary that explain an answer
_BULLET = 5  # characters of a line beside its text: bullet, marker and line breaks


def summarise(question: Question, knowledge: Knowledge, draft: Draft) -> None:
    """Say the report's opening and then its sentences with the most figures, in reading order."""
    sentences = _report(question, knowledge)
    _list([*sentences[:1], *_figured(sentences[1:], _LINES - 1)], draft)


def figures(question: Question, knowledge: Knowledge, draft: Draft) -> None:
    """Say the report's sentences with the most figures, and nothing else of it, in reading order."""
    _list(_figured(_report(question, knowledge), _LINES), draft)


def simplify(question: Question, knowledge: Knowledge, draft: Draft, said: str) -> None:
    """Say the report in plain words; after an answer, what the terms in it mean."""
    asked = [passage for passage in glossary(question, knowledge) if _is_in(passage, said)][:_TERMS]
    plain = asked or knowledge.of_source(_PLAIN, question.language)
    draft.quote([knowledge.sentences(passage)[0] for passage in plain])


def _report(question: Question, knowledge: Knowledge) -> list[Sentence]:
    passages = knowledge.of_source(REPORT, question.language)
    return [sentence for passage in passages for sentence in knowledge.sentences(passage)]


def _figured(sentences: list[Sentence], most: int) -> list[Sentence]:
    """Return the sentences with figures of the most kinds, in reading order."""
    told = (sentence for sentence in sentences if _weight(sentence))
    ranked = sorted(told, key=lambda one: (-_weight(one), one.span[0] != one.passage.start, len(one.text)))
    return sorted(ranked[:most], key=lambda sentence: sentence.span)


def _list(sentences: list[Sentence], draft: Draft) -> None:
    for sentence in sentences:
        draft.say("• " + sentence.text, sentence)


def _is_in(passage: Passage, said: str) -> bool:
    """Tell whether a text uses a term that a passage of the glossary defines."""
    stems = {token.stem for token in tokenise(said)}
    terms = ({token.stem for token in tokenise(term)} for term in terms_of_entry(passage.text))
    return any(term and term <= stems for term in terms)


def correct(question: Question, knowledge: Knowledge, notes: Notes, draft: Draft) -> None:
    """Say the editor's corrections of the report in its order: the shortest, so that as many as can be have room."""
    found = [pair for pair in knowledge.notes(question.language, NoteKind.CORRECTION) if pair[1].source == REPORT]
    lengths = sorted(len(note.text) + _BULLET for note, _ in found)[:_LINES]
    fitting = [length for length, total in zip(lengths, accumulate(lengths), strict=True) if total <= LONGEST]
    for note, passage in (pair for pair in found if len(pair[0].text) + _BULLET <= max(fitting, default=0)):
        draft.say("• " + note.text, *notes.backing(Matched(note, passage, 1.0))[:1])


def _weight(sentence: Sentence) -> int:
    return len({quantity.unit for quantity in find_quantities(sentence.text) if quantity.unit})
