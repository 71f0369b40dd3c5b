"""Twins: passages of different sources that say nearly the same; the notes on one hold for the other.

An admin may add the original of what the corpus has as a noted summary: whoever is shown the original gets its notes.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.answers.knowledge import Knowledge
from bot.answers.terms import keys_of
from corpus.document import Language, Note
from corpus.passage import Passage
from corpus.quantities import find_quantities

_SEARCHED = 12  # passages among which a twin is looked for
# Weighted overlap of terms: an article's paragraphs share 0.25 to 0.65 with our summaries of them, others that agree in
# their figures at most 0.19.
_ALIKE = 0.22
_FIGURES_APART = 1  # that one may have and the other not: "half a dozen" against "6"


class Twins:
    """The notes on passages of one generation, taking in those of their twins."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._twins: dict[str, Passage | None] = {}  # by id, of passages that were quoted

    def notes_on(self, passage: Passage, language: Language) -> tuple[Note, ...]:
        """Return the notes on a passage; on one without any those of its twin, in a language if it has them there."""
        if passage.notes:
            return passage.notes
        if passage.id not in self._twins:
            self._twins[passage.id] = self._twin(passage)
        twin = self._twins[passage.id]
        return self._knowledge.in_language(twin, language).notes if twin is not None else ()

    def _twin(self, passage: Passage) -> Passage | None:
        """Return the noted passage of another source that says nearly the same in the same language, or None."""
        near = (hit.passage for hit in self._knowledge.search(passage.text, _SEARCHED))
        others = [
            other
            for other in near
            if other.notes and other.source != passage.source and other.language == passage.language
        ]
        alike = {other: self._overlap(passage, other) for other in others if _same_figures(passage, other)}
        best = max(alike, key=lambda other: alike[other], default=None)
        return best if best is not None and alike[best] >= _ALIKE else None

    def _overlap(self, one: Passage, other: Passage) -> float:
        """Return which part of the weight of two passages' terms they share, 0 to 1."""
        keys, others = keys_of(one.text), keys_of(other.text)
        return self._weight(keys & others) / (self._weight(keys | others) or 1.0)

    def _weight(self, keys: Iterable[str]) -> float:
        return self._knowledge.weight_of_all(keys)


def _same_figures(one: Passage, other: Passage) -> bool:
    return len(_figures(one) ^ _figures(other)) <= _FIGURES_APART


def _figures(passage: Passage) -> set[float]:
    return {end for quantity in find_quantities(passage.text) for end in (quantity.low, quantity.high)}
