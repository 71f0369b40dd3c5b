"""Summary: the report's claims that carry its figures, in its own order; and what it got wrong."""

from __future__ import annotations

from itertools import accumulate

from bot.answers.draft import LONGEST, Draft
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.notes import Matched, Notes
from bot.answers.question import Question
from corpus.document import NoteKind
from corpus.quantities import find_quantities

_REPORT = "report"
_LINES = 6
_BULLET = 5  # characters of a line beside its text: bullet, marker and line breaks


def summarise(question: Question, knowledge: Knowledge, draft: Draft) -> None:
    """Say the report's opening and then its sentences with the most figures, in reading order."""
    passages = knowledge.of_source(_REPORT, question.language)
    sentences = [sentence for passage in passages for sentence in knowledge.sentences(passage)]
    if not sentences:
        return
    figures = sorted(sentences[1:], key=lambda s: (-_weight(s), s.span[0] != s.passage.start, len(s.text)))[
        : _LINES - 1
    ]
    for sentence in [sentences[0], *sorted(figures, key=lambda sentence: sentence.span)]:
        draft.say("• " + sentence.text, sentence)


def correct(question: Question, knowledge: Knowledge, notes: Notes, draft: Draft) -> None:
    """Say the editor's corrections of the report in its order: the shortest, so that as many as can be have room."""
    found = [pair for pair in knowledge.notes(question.language, NoteKind.CORRECTION) if pair[1].source == _REPORT]
    lengths = sorted(len(note.text) + _BULLET for note, _ in found)[:_LINES]
    fitting = [length for length, total in zip(lengths, accumulate(lengths), strict=True) if total <= LONGEST]
    for note, passage in (pair for pair in found if len(pair[0].text) + _BULLET <= max(fitting, default=0)):
        draft.say("• " + note.text, *notes.backing(Matched(note, passage, 1.0))[:1])


def _weight(sentence: Sentence) -> int:
    return len({quantity.unit for quantity in find_quantities(sentence.text) if quantity.unit})
