"""Retrieval on the public sets beside the checkout: what is reached today, so that it cannot slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.evaluation.beir import read_beir
from bot.evaluation.retrieval import retrieve
from index.encoder import BUNDLED, load_encoder

SETS = Path(__file__).parents[3] / "shared" / "benchmarks"

pytestmark = pytest.mark.skipif(not SETS.is_dir(), reason="the benchmark sets are not beside the checkout")


LEAST = {"xquad/ar-ar": 0.953, "xquad/en-en": 0.97, "arcd": 0.86, "xquad/en-ar": 0.903, "xquad/ar-en": 0.904}


@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_hybrid_search_reaches_its_ndcg(name: str, least: float) -> None:
    report = retrieve(read_beir(SETS / name), load_encoder(BUNDLED), "hybrid").report
    ndcg = report.scores()["ndcg@10"]
    assert ndcg >= least, f"{name}: nDCG@10 is {ndcg:.4f}"
