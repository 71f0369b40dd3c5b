"""Vectors in cells."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.large.cells import Cells
from index.large.column import Column


@pytest.fixture
def vectors() -> np.ndarray:
    generator = np.random.default_rng(3)
    centres = generator.standard_normal((40, 32))
    drawn = centres[generator.integers(0, 40, 4_000)] + generator.standard_normal((4_000, 32)) / 2
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


@pytest.fixture
def cells(vectors: np.ndarray, tmp_path: Path) -> Cells:
    vectors.astype(np.float16).tofile(tmp_path / "rows")
    return Cells.build(Column(tmp_path / "rows", np.float16, 32), 32)


def test_the_nearest_rows_are_found_in_a_few_cells(cells: Cells, vectors: np.ndarray) -> None:
    best = [np.argsort(-(vectors @ query))[:10] for query in vectors[:50]]
    near = [cells.nearest(query).places for query in vectors[:50]]
    assert np.mean([np.isin(sought, found).mean() for sought, found in zip(best, near, strict=True)]) >= 0.97
    assert max(map(len, near)) < 1_000


def test_more_cells_are_looked_into_until_enough_is_found(cells: Cells) -> None:
    before = cells.probes
    cells.tune(lambda nearest: 1.0)
    assert (cells.probes, cells.recall) == (before, 1.0)
    told = iter([0.5, 0.9, 0.99, 1.0])
    cells.tune(lambda nearest: next(told))
    assert cells.probes > before
    assert cells.recall == 0.99


def test_no_more_cells_are_looked_into_than_there_are(cells: Cells) -> None:
    cells.tune(lambda nearest: 0.0)
    assert cells.probes == 64


def test_what_is_loaded_finds_what_was_saved(cells: Cells, vectors: np.ndarray, tmp_path: Path) -> None:
    cells.tune(lambda nearest: 0.987 if len(nearest(vectors[0]).places) else 0.0)
    cells.save(tmp_path / "cells")
    loaded = Cells.load(tmp_path / "cells")
    assert (loaded.probes, loaded.recall) == (cells.probes, 0.987)
    assert loaded.nearest(vectors[3]).places.tolist() == cells.nearest(vectors[3]).places.tolist()
