from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.evaluation.beir import BeirDocument, BeirQuery, BeirSet
from bot.evaluation.retrieval import index_of_set, retrieve


class Letters:
    """An encoder that knows how often each letter comes."""

    id = "letters"
    dimension = 26

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        counts = np.array([[text.lower().count(chr(97 + at)) for at in range(26)] for text in texts], np.float32)
        return counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1e-9)

    encode_passages = encode_queries


def small_set(*, judged: bool = True) -> BeirSet:
    documents = (
        BeirDocument.model_validate({"_id": "d1", "text": "Miners hold power contracts."}),
        BeirDocument.model_validate({"_id": "d2", "text": "Banks wait for a slow reply."}),
    )
    queries = (BeirQuery.model_validate({"_id": "q1", "text": "who holds power contracts"}),)
    return BeirSet(documents, queries, {"q1": {"d1": 1}} if judged else None)


@pytest.mark.parametrize("mode", ["hybrid", "lexical", "dense"])
def test_the_right_document_is_found_first(mode: str) -> None:
    retrieved = retrieve(small_set(), index_of_set(small_set(), Letters()), mode)  # type: ignore[arg-type]
    assert retrieved.run["q1"][0].document == "d1"
    assert retrieved.report.scores()["ndcg@10"] == 1.0


def test_without_judgements_there_are_only_the_runs() -> None:
    retrieved = retrieve(small_set(judged=False), index_of_set(small_set(judged=False), Letters()), "hybrid")
    assert retrieved.report.scores() == {}
    assert retrieved.run["q1"]
