"""The newest: what the sources say last of somebody, and of when the newest source of an answer is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers import lexicon
from bot.answers.candidates import Candidate
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.question import Question
from bot.dates import dates_in
from corpus.tokens import tokenise

_SEARCHED = 24  # passages
_SENTENCES = 2


def newest_on(question: Question, knowledge: Knowledge) -> list[Sentence]:
    """Return the sentences on a question's names that tell of the latest dates, the latest first."""
    wanted = {"@" + name.id for name in question.names}
    passages = {
        knowledge.in_language(hit.passage, question.language): None
        for name in question.names
        for hit in knowledge.search(name.ar if question.language == "ar" else name.en, _SEARCHED)
    }
    sentences = (one for passage in passages for one in knowledge.sentences(passage))
    told = [one for one in sentences if not wanted.isdisjoint(one.keys) and not _is_derived(one)]
    return sorted(told, key=lambda one: _told_of(one, knowledge), reverse=True)[:_SENTENCES]


def newest_first(question: Question, candidates: Sequence[Candidate], knowledge: Knowledge) -> list[Candidate]:
    """Put before the others, the newest first, the candidates that meet all that the best one meets and tell of dates.

    Only for a question that asks for the latest of what is measured at several times ("the latest hashprice").
    """
    if not candidates or not question.says(lexicon.LATEST) or not dates_in(candidates[0].sentence.text):
        return list(candidates)
    best = candidates[0]
    met = {at for at, value in best.covers.items() if value == 1}
    own = best.sentence.passage.source
    rivals = [
        one
        for one in candidates
        if one.sentence.passage.source == own
        and met <= {at for at, value in one.covers.items() if value == 1}
        and dates_in(one.sentence.text)
    ]
    rivals.sort(key=lambda one: _told_of(one.sentence, knowledge), reverse=True)
    return [*rivals, *(one for one in candidates if one not in rivals)]


def newest_date(sentences: Sequence[Sentence], knowledge: Knowledge) -> str:
    """Return the date of the newest source of some sentences, "" when none is dated."""
    return max((_date(sentence, knowledge) for sentence in sentences), default="")


def _date(sentence: Sentence, knowledge: Knowledge) -> str:
    return knowledge.document(sentence.passage).date


def _told_of(sentence: Sentence, knowledge: Knowledge) -> str:
    """Return the last date in a sentence that its source can look back on, the source's year where it names none."""
    written = _date(sentence, knowledge)
    past = (date for date in dates_in(sentence.text) if not written or date <= written)
    return max(past, default=written[:4])


def _is_derived(sentence: Sentence) -> bool:
    """Tell whether a sentence is our own arithmetic, which is no news."""
    return lexicon.says(tokenise(sentence.text), lexicon.DERIVED)
