"""Examples: questions of BEIR sets with the features of the sentences found, and which of these hold an answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.answers.alignment import Floats
from bot.answers.asked import Asked
from bot.answers.candidates import Candidates
from bot.answers.knowledge import Knowledge
from bot.answers.question import Question
from bot.answers.weighing import Weights
from bot.evaluation.beir import BeirSet
from bot.evaluation.reading import holds, id_of

FOLDS = 6
Answers = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Example:
    """A question beside the sentences found for it.

    `features`, shape (sentences, features); `right`, shape (sentences,), those that hold an answer where it is sought;
    `aside` those that hold one elsewhere, from which nothing is learnt; `fold` from 0 to FOLDS - 1.
    """

    query: str
    fold: int
    names: tuple[str, ...]
    features: Floats
    right: NDArray[np.bool_]
    aside: NDArray[np.bool_]


def answers_in(sets: Sequence[BeirSet]) -> Answers:
    """Return every query's answers, by id, in whatever language: sets that are translations share their ids."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for query in (query for beir in sets for query in beir.queries):
        found[query.id].extend(answer for answer in query.answers if answer not in found[query.id])
    return found


def folds_of(beir: BeirSet) -> dict[str, int]:
    """Return the fold of every query of a set, by id: that of the document which answers it.

    Documents are cut into stretches, as many as folds, so that one article's, which stand together, share a fold.
    """
    place = {document.id: at for at, document in enumerate(beir.documents)}
    folds = {}
    for query, grades in (beir.qrels or {}).items():
        right = [place[document] for document, grade in grades.items() if grade > 0]
        if right:
            folds[query] = min(right) * FOLDS // len(beir.documents)
    return folds


def examples_of(beir: BeirSet, knowledge: Knowledge, answers: Answers) -> Iterator[Example]:
    """Yield the questions of a set for which a sentence with an answer is found."""
    candidates, folds = Candidates(knowledge, Weights({})), folds_of(beir)
    for query in (query for query in beir.queries if query.id in folds):
        sentences, columns = candidates.features(Asked.of(Question.of(query.text), knowledge))
        held = [any(holds(sentence.text, answer) for answer in answers[query.id]) for sentence in sentences]
        gold = {id_of(at) for at, one in enumerate(beir.documents) if beir.grade(query.id, one.id) > 0}
        sought = [sentence.passage.document in gold for sentence in sentences]
        right = np.array(held) & np.array(sought)
        right = right if right.any() else np.array(held)
        if right.any():
            matrix = np.stack(list(columns.values()), axis=1)
            yield Example(query.id, folds[query.id], tuple(columns), matrix, right, np.array(held) & ~right)
