"""The encoder's graph, which takes the rows of a text's tokens and makes vectors and states of them."""

from __future__ import annotations

import numpy as np
import pytest

from index.encoder import BUNDLED_MODEL
from index.graph import Graph
from index.transformer import GRAPH_FILE, shared_transformer

LONG, SHORT = [2, 7_000, 8_000, 9_000, 40_000, 3], [2, 30_000, 3]


@pytest.fixture(scope="module")
def graph() -> Graph:
    return shared_transformer(BUNDLED_MODEL).graph


def test_a_text_has_a_unit_vector_and_each_of_its_tokens_a_unit_state(graph: Graph) -> None:
    vectors, states = graph.vectors([LONG]), graph.states([LONG])
    assert vectors.shape == (1, graph.dimension)
    assert states.shape == (1, len(LONG), graph.dimension)
    assert np.linalg.norm(vectors, axis=-1) == pytest.approx(1, abs=1e-5)
    assert np.linalg.norm(states, axis=-1) == pytest.approx(np.ones((1, len(LONG))), abs=1e-5)


def test_what_fills_a_shorter_text_says_nothing(graph: Graph) -> None:
    assert graph.vectors([LONG, SHORT])[1] == pytest.approx(graph.vectors([SHORT])[0], abs=1e-4)
    assert graph.states([LONG, SHORT])[1, : len(SHORT)] == pytest.approx(graph.states([SHORT])[0], abs=1e-4)


def test_the_table_of_all_tokens_is_not_in_the_graph_which_would_copy_it() -> None:
    assert b"position_embeddings" in (BUNDLED_MODEL / GRAPH_FILE).read_bytes()
    assert b"word_embeddings" not in (BUNDLED_MODEL / GRAPH_FILE).read_bytes()
