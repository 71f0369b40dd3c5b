import json
import sys

import numpy as np
import pytest

from index.training import evaluate as evaluation
from index.training.evaluate import evaluate


class Letters:
    """An encoder whose vectors count the letters a to d."""

    id = "letters"
    dimension = 4

    def encode_queries(self, texts):
        counts = np.array([[text.count(letter) for letter in "abcd"] for text in texts], np.float32)
        return counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1)

    encode_passages = encode_queries


@pytest.fixture
def folder(tmp_path):
    corpus = [{"_id": "1", "title": "", "text": "a"}, {"_id": "2", "title": "b", "text": "c"}]
    queries = [{"_id": "x", "text": "a"}, {"_id": "y", "text": "a"}, {"_id": "unjudged", "text": "d"}]
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)))
    (tmp_path / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)))
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nx\t1\t1\ny\t2\t1\n")
    return tmp_path


def test_scores_are_means_over_the_judged_questions(folder):
    score = evaluate(Letters(), folder)
    assert score.recall_at_1 == 0.5
    assert score.ndcg_at_10 == pytest.approx((1 + 1 / np.log2(3)) / 2)


def test_the_command_prints_a_line_for_each_set(folder, monkeypatch, capsys):
    monkeypatch.setattr(evaluation, "load_encoder", lambda name: Letters())
    monkeypatch.setattr(sys, "argv", ["evaluate", "letters", str(folder)])
    evaluation.main()
    assert "R@1 0.500" in capsys.readouterr().out
