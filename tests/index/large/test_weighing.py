"""What the parts of a query are worth."""

from __future__ import annotations

import numpy as np
import pytest

from index.large.counting import GRAMS, STEMS, WORDS
from index.large.weighing import ANY, ENGLISH, Query
from index.renderings import Renderings
from index.translation import TranslationTable


@pytest.fixture
def renderings() -> Renderings:
    """Of an index that writes river in two ways."""
    table = TranslationTable(
        ["river", "نهر"], np.array([0], np.int32), np.array([1], np.int32), np.array([1], np.float16)
    )
    return Renderings({"river": ["river", "rivers"]}, {}, table)


def test_a_word_is_worth_its_rarity_and_its_translations_theirs_together(renderings: Renderings) -> None:
    query = Query.of("نهر", renderings, lambda terms: np.array([3 if term == "rivers" else 1 for term in terms]), 10)
    rarity = lambda held: np.log(1 + (10 - held + 0.5) / (held + 0.5))  # noqa: E731
    assert query.terms == ["نهر", "#نهر", "river", "rivers", "#rive", "#iver"]
    assert query.parts.tolist() == [0, 1, 2, 2, 3, 4]
    assert query.fields.tolist() == [WORDS, GRAMS, STEMS, GRAMS, GRAMS]
    assert query.languages.tolist() == [ANY, ANY, ENGLISH, ENGLISH, ENGLISH]
    assert query.worth == pytest.approx([rarity(1), 0.3 * rarity(1), rarity(4), 0.2 * rarity(1), 0.2 * rarity(1)])


def test_a_query_without_words_has_no_parts(renderings: Renderings) -> None:
    query = Query.of("؟", renderings, lambda terms: np.zeros(len(terms), np.int64), 10)
    assert query.terms == []
    assert len(query.worth) == 0
