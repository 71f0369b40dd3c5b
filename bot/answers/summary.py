"""Summary: the report's claims that carry its figures, in its own order."""

from __future__ import annotations

from bot.answers.draft import Draft
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.question import Question
from corpus.quantities import find_quantities

_REPORT = "report"
_LINES = 6


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


def _weight(sentence: Sentence) -> int:
    return len({quantity.unit for quantity in find_quantities(sentence.text) if quantity.unit})
