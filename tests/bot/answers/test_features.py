"""Pages, their alignment with a question, and the features that come of it."""

from __future__ import annotations

import numpy as np
import pytest

from bot.answers.alignment import Alignment, Columns, highest
from bot.answers.asked import Asked
from bot.answers.features import features
from bot.answers.interaction import Contexts, interaction
from bot.answers.knowledge import Knowledge
from bot.answers.page import GAP, Page, Pages
from bot.answers.question import Question
from bot.answers.weighing import Weights, shipped_weights
from corpus.document import Document
from index.word_vectors import SILENT
from tests.bot.answers.corpora import knowledge_of

MILL = """Rosa Lindt ran the mill at Oakford until 1911. She sold 40 sacks of flour a day. The old miller had quit in \
spring because of floods. It burned twice."""
MILL_AR = "أدارت روزا ليندت طاحونة أوكفورد حتى عام 1911. وباعت 40 كيسا من الطحين كل يوم."
BAY = "Eels were caught in the bay."


@pytest.fixture(scope="module")
def mill() -> Knowledge:
    return knowledge_of(
        [
            Document("mill", "mill", "en", "The mill", MILL, publisher="Almanac"),
            Document("mill-ar", "mill-ar", "ar", "الطاحونة", MILL_AR),
            Document("bay", "bay", "en", "The bay", BAY),
        ]
    )


@pytest.fixture(scope="module")
def pages(mill: Knowledge) -> list[Page]:
    made = Pages(mill)
    return [made.of(passage) for name in ("mill", "bay") for passage in mill.of_source(name, "en")]


def aligned(mill: Knowledge, pages: list[Page], text: str) -> Alignment:
    return Alignment.of(Asked.of(Question.of(text), mill), pages, Pages(mill).words)


def columns(mill: Knowledge, pages: list[Page], text: str) -> Columns:
    return features(aligned(mill, pages, text), mill.query_vector(text), [1.0, 0.4])


def test_a_page_has_a_gap_behind_every_sentence(pages: list[Page]) -> None:
    page = pages[0]
    assert page.count == 4
    assert page.size == int(page.lengths.sum()) + 4 * GAP
    for start, length in zip(page.starts, page.lengths, strict=True):
        assert (page.words[start + length : start + length + GAP] == SILENT).all()


def test_a_page_knows_where_a_word_stands_and_what_its_heading_says(pages: list[Page]) -> None:
    page = pages[0]
    (slot,) = page.places["sack"]
    assert page.starts[1] < slot < page.starts[2]
    assert "almanac" in page.around


def test_a_page_is_made_once(mill: Knowledge) -> None:
    made = Pages(mill)
    passage = mill.of_source("mill", "en")[0]
    assert made.of(passage) is made.of(passage)


def test_a_term_is_met_exactly_or_by_a_word_of_like_meaning(mill: Knowledge, pages: list[Page]) -> None:
    alignment = aligned(mill, pages, "When did the miller resign from Oakford?")
    forms = [one.term.form for one in alignment.asked.terms]
    oakford, resign = forms.index("oakford"), forms.index("resign")
    assert alignment.met[oakford, 0] == 1
    assert alignment.met[resign].argmax() == 2  # had quit
    assert 0.3 < alignment.met[resign, 2] < 1


def test_words_are_alike_across_the_languages(mill: Knowledge) -> None:
    made = Pages(mill)
    arabic = [made.of(passage) for passage in mill.of_source("mill-ar", "ar")]
    alignment = aligned(mill, arabic, "Who ran the mill? How many sacks of flour?")
    flour = [one.term.form for one in alignment.asked.terms].index("flour")
    assert alignment.met[flour].argmax() == 1


def test_a_number_is_met_by_itself_alone(mill: Knowledge, pages: list[Page]) -> None:
    alignment = aligned(mill, pages, "What happened in 1912?")
    number = [one.term.is_number for one in alignment.asked.terms].index(True)
    assert alignment.near[number].max() == 0


def test_a_sentence_beside_lends_no_further_than_its_page(mill: Knowledge, pages: list[Page]) -> None:
    alignment = aligned(mill, pages, "the mill")
    values = np.arange(1, 6, dtype=np.float32)
    assert alignment.before(values).tolist() == [0, 1, 2, 3, 0]
    assert alignment.after(values).tolist() == [2, 3, 4, 0, 0]


def test_a_window_starts_at_its_value_or_before_it() -> None:
    values = np.array([[0, 3, 1, 0, 2]], np.float32)
    assert highest(values, 1).tolist() == values.tolist()
    assert highest(values, 3).tolist() == [[3, 3, 2, 2, 2]]
    assert highest(values, 3, 2).tolist() == [[0, 3, 3, 3, 2]]


def test_a_window_over_one_sentence_sees_no_other(mill: Knowledge, pages: list[Page]) -> None:
    for name in ("share in a window", "likeness in a window"):
        assert columns(mill, pages, "sold sacks")[name][[0, 2, 3, 4]].max() < 0.5, name


def test_the_sentence_that_answers_covers_most(mill: Knowledge, pages: list[Page]) -> None:
    found = columns(mill, pages, "How many sacks of flour were sold a day?")
    for name in ("share", "likeness", "likeness in a window", "meaning", "kinds", "kinds near"):
        assert int(found[name].argmax()) == 1, name


def test_a_figure_that_the_question_gives_tells_nothing(mill: Knowledge, pages: list[Page]) -> None:
    assert columns(mill, pages, "How many sacks?")["kinds"][1] > 0
    assert columns(mill, pages, "How many sold 40 sacks?")["kinds"][1] == 0


def test_neighbours_and_headings_count_for_a_sentence_that_leans(mill: Knowledge, pages: list[Page]) -> None:
    found = columns(mill, pages, "What did Rosa Lindt sell?")
    assert found["leaning"].tolist() == [0, 1, 0, 1, 0]
    assert found["likeness with the one before"][1] > found["likeness"][1]
    assert found["share before"][1] == found["share"][0] > 0
    almanac = columns(mill, pages, "almanac")
    assert almanac["share on the page"].tolist() == [1, 1, 1, 1, 0]


def test_every_feature_is_a_finite_number_for_every_sentence(mill: Knowledge, pages: list[Page]) -> None:
    for text in ("What is it?", "mill", "Who ran the mill at Oakford until 1911, and why?", "؟"):
        for name, values in columns(mill, pages, text).items():
            assert values.shape == (5,), name
            assert values.dtype == np.float32, name
            assert np.isfinite(values).all(), name


def test_every_feature_has_a_shipped_weight_and_no_other_has(mill: Knowledge, pages: list[Page]) -> None:
    alignment = aligned(mill, pages, "mill")
    met = interaction(Contexts().meet(alignment))
    assert set(shipped_weights().by_feature) == {*columns(mill, pages, "mill"), *met}


def test_scores_are_weighted_sums() -> None:
    ones, twos = np.ones(3, np.float32), np.full(3, 2, np.float32)
    assert Weights({"a": 0.5, "b": -1.0}).scores({"a": ones, "b": twos}).tolist() == [-1.5] * 3
