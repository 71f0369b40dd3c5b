"""A home with an index in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.generation import GenerationStore
from index.indexer import build_generation
from tests.index.fakes import FakeEncoder, document


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def store(tmp_path: Path) -> GenerationStore:
    return GenerationStore(tmp_path)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A home with two generations: of one document, then of two, the second in force."""
    one, two = document("one", "Miners have power. It is scarce."), document("two", "Leases last twelve years.")
    build_generation(tmp_path, [one], FakeEncoder())
    build_generation(tmp_path, [one, two], FakeEncoder())
    return tmp_path
