"""Ranking metrics over binary or graded judgements, averaged over the queries that have any.

nDCG is Järvelin and Kekäläinen, "Cumulated Gain-Based Evaluation of IR Techniques" (2002), with the gain linear in the
grade as in trec_eval; the reciprocal rank is Voorhees, "The TREC-8 Question Answering Track Report" (1999).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

from pydantic import BaseModel, ConfigDict, Field

Grades = Mapping[str, int]  # how relevant a document is to one query: above 0, relevant
Qrels = Mapping[str, Grades]  # by query
Ranking = Sequence[str]  # documents, best first

CUT = 10


class Metrics(BaseModel):
    """Means over the judged queries."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    recall_1: float = Field(serialization_alias="recall@1")
    recall_5: float = Field(serialization_alias="recall@5")
    recall_10: float = Field(serialization_alias="recall@10")
    mrr_10: float = Field(serialization_alias="mrr@10")
    ndcg_10: float = Field(serialization_alias="ndcg@10")

    @classmethod
    def of(cls, qrels: Qrels, rankings: Mapping[str, Ranking]) -> Metrics:
        """Measure rankings by query; a judged query without a ranking counts as nothing found.

        Queries without a relevant document are left out; raises ValueError when none is left.
        """
        pairs = [
            (grades, rankings.get(query, ())) for query, grades in qrels.items() if max(grades.values(), default=0) > 0
        ]
        if not pairs:
            raise ValueError("no query has a relevant document")
        means = [
            sum(values) / len(pairs)
            for values in (
                [recall(grades, ranking, 1) for grades, ranking in pairs],
                [recall(grades, ranking, 5) for grades, ranking in pairs],
                [recall(grades, ranking, CUT) for grades, ranking in pairs],
                [reciprocal_rank(grades, ranking, CUT) for grades, ranking in pairs],
                [ndcg(grades, ranking, CUT) for grades, ranking in pairs],
            )
        ]
        return cls(recall_1=means[0], recall_5=means[1], recall_10=means[2], mrr_10=means[3], ndcg_10=means[4])

    def scores(self) -> dict[str, float]:
        """Return the means by the names that they are known by (`ndcg@10`)."""
        return self.model_dump(by_alias=True)


def recall(grades: Grades, ranking: Ranking, cut: int) -> float:
    """Share of the relevant documents among the first `cut`."""
    relevant = {document for document, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranking[:cut])) / len(relevant)


def reciprocal_rank(grades: Grades, ranking: Ranking, cut: int) -> float:
    """One over the rank of the first relevant document, 0 when it is not among the first `cut`."""
    for rank, document in enumerate(ranking[:cut], start=1):
        if grades.get(document, 0) > 0:
            return 1 / rank
    return 0.0


def ndcg(grades: Grades, ranking: Ranking, cut: int) -> float:
    """Discounted cumulated gain of the first `cut` over that of the best order."""
    best = sorted((grade for grade in grades.values() if grade > 0), reverse=True)
    return _dcg([max(grades.get(document, 0), 0) for document in ranking[:cut]]) / _dcg(best[:cut])


def _dcg(gains: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, start=1))
