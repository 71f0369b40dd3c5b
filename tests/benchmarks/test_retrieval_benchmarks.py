"""Retrieval on the public sets beside the checkout: what is reached today, so that it cannot slip."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from bot.evaluation.beir import BeirSet, read_beir
from bot.evaluation.retrieval import index_of_set, retrieve
from index.encoder import BUNDLED, load_encoder
from index.index import Index, SearchMode

SETS = Path(__file__).parents[3] / "shared" / "benchmarks"

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not SETS.is_dir(), reason="the benchmark sets are not beside the checkout"),
]

HYBRID = {"xquad/ar-ar": 0.96, "xquad/en-en": 0.98, "xquad/en-ar": 0.93, "xquad/ar-en": 0.915, "arcd": 0.88}
DENSE = {"xquad/en-ar": 0.88, "xquad/ar-en": 0.83}
SENTENCES = {"tatoeba/en-ar": 0.75, "tatoeba/ar-en": 0.75}
NOISE = 0.005


@cache
def indexed(name: str) -> tuple[BeirSet, Index]:
    beir = read_beir(SETS / name)
    return beir, index_of_set(beir, load_encoder(BUNDLED))


@cache
def score(name: str, mode: SearchMode, metric: str = "ndcg@10") -> float:
    return retrieve(*indexed(name), mode).report.scores()[metric]


@pytest.mark.parametrize(("name", "least"), HYBRID.items())
def test_hybrid_search_reaches_its_ndcg(name: str, least: float) -> None:
    assert score(name, "hybrid") >= least


@pytest.mark.parametrize(("name", "least"), DENSE.items())
def test_dense_search_alone_reaches_its_ndcg_across_languages(name: str, least: float) -> None:
    assert score(name, "dense") >= least


@pytest.mark.parametrize(("name", "least"), SENTENCES.items())
def test_dense_search_finds_translations_of_sentences(name: str, least: float) -> None:
    assert score(name, "dense", "recall@1") >= least


@pytest.mark.parametrize("name", [*HYBRID, *SENTENCES])
def test_fusion_is_never_worse_than_its_better_half(name: str) -> None:
    better = max(score(name, "lexical"), score(name, "dense"))
    assert score(name, "hybrid") >= better - NOISE
