"""A home with a large index of a few thousand passages, and the same passages in an exact one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.document import Document
from corpus.passage import passages_of
from index.generation import GenerationStore
from index.index import Index
from index.indexer import build_generation
from index.large import rows, size
from index.large.index import LargeIndex
from tests.index.fakes import FakeEncoder, document

_WORDS = (
    *("miners power lease megawatts river hill hashprice revenue", "site contract VanEck Amazon 1,200 770 2024"),
    *("التعدين الطاقة النهر عقد شركات الموقع ميجاوات إيرادات", "أمازون ١٢٠٠ بالطاقة والمدارس نوفيكوف"),
)
_ENGLISH, _ARABIC = " ".join(_WORDS[:2]).split(), " ".join(_WORDS[2:]).split()
_ENDINGS = "abcdefgh", "سشصضطظعغ"
DOCUMENTS = 300


def documents(count: int = DOCUMENTS, seed: int = 0) -> list[Document]:
    """Documents of both languages, whose words are some frequent ones and many rare ones."""
    generator = np.random.default_rng(seed)
    return [document(f"d{at}", "\n\n".join(_paragraph(at % 2, generator) for _ in range(10))) for at in range(count)]


def _paragraph(language: int, generator: np.random.Generator) -> str:
    words, endings = (_ENGLISH, _ARABIC)[language], _ENDINGS[language]
    drawn = [words[int(place)] for place in (len(words) * generator.random(12) ** 2).astype(int)]
    drawn += [words[a] + endings[b] + endings[c] for a, b, c in generator.integers(0, 8, (6, 3)).tolist()]
    generator.shuffle(drawn)
    return " ".join(drawn[:9]) + ". " + " ".join(drawn[9:]) + "."


class WideEncoder(FakeEncoder):
    """Tells words apart well enough that few passages are equally near to a query."""

    dimension = 64


@pytest.fixture
def encoder() -> FakeEncoder:
    return WideEncoder()


@pytest.fixture(scope="session")
def large_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a large generation in force; nobody may write into it."""
    home = tmp_path_factory.mktemp("large")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(size, "LARGE", 1)
        patch.setattr(rows, "FEWEST", 1_000)
        build_generation(home, documents(), WideEncoder())
    return home


@pytest.fixture(scope="session")
def large(large_home: Path) -> LargeIndex:
    generation = GenerationStore(large_home).open_latest(WideEncoder())
    assert generation is not None
    assert isinstance(generation.index, LargeIndex)
    return generation.index


@pytest.fixture(scope="session")
def exact() -> Index:
    return Index.build([passage for one in documents() for passage in passages_of(one)], WideEncoder())
