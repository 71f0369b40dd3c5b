"""How the tokens of a question are met by those of sentences, in their context."""

from __future__ import annotations

import numpy as np
import pytest

from bot.answers.alignment import Alignment, Columns
from bot.answers.asked import Asked
from bot.answers.interaction import Contexts, Meeting, interaction
from bot.answers.knowledge import Knowledge
from bot.answers.page import Page, Pages
from bot.answers.question import Question
from corpus.document import Document
from index.token_states import bundled_states
from tests.bot.answers.corpora import knowledge_of

MILL = """Rosa Lindt ran the mill at Oakford until 1911. She sold 40 sacks of flour a day. The old miller had quit in \
spring because of floods. It burned twice."""
BAY = "Eels were caught in the bay."


@pytest.fixture(scope="module")
def mill() -> Knowledge:
    return knowledge_of(
        [Document("mill", "mill", "en", "The mill", MILL), Document("bay", "bay", "en", "The bay", BAY)]
    )


@pytest.fixture(scope="module")
def pages(mill: Knowledge) -> list[Page]:
    made = Pages(mill)
    return [made.of(passage) for name in ("mill", "bay") for passage in mill.of_source(name, "en")]


def meeting(mill: Knowledge, pages: list[Page], text: str) -> Meeting:
    return Contexts().meet(Alignment.of(Asked.of(Question.of(text), mill), pages, Pages(mill).words))


def columns(mill: Knowledge, pages: list[Page], text: str) -> Columns:
    return interaction(meeting(mill, pages, text))


def test_the_sentence_that_answers_meets_most(mill: Knowledge, pages: list[Page]) -> None:
    for text, place in (("How much flour was sold each day?", 1), ("Why did the miller resign?", 2)):
        found = columns(mill, pages, text)
        for name in ("tokens", "tokens evenly", "tokens best on the page", "whole"):
            assert int(found[name].argmax()) == place, (text, name)


def test_what_is_asked_for_lies_near_what_is_said_of_it(mill: Knowledge, pages: list[Page]) -> None:
    found = columns(mill, pages, "Who ran the mill?")
    assert int(found["question word in fresh tokens"].argmax()) == 0


def test_the_question_weighs_one(mill: Knowledge, pages: list[Page]) -> None:
    for text in ("How much flour was sold each day?", "What is it?"):
        assert meeting(mill, pages, text).weights.sum() == pytest.approx(1)


def test_pages_are_kept_at_half_length_and_meet_as_at_full(mill: Knowledge, pages: list[Page]) -> None:
    found = meeting(mill, pages, "Who ran the mill?")
    asked, _ = bundled_states().of_question("Who ran the mill?")
    told = [bundled_states().of_texts([one.text for one in page.sentences]).vectors for page in pages]
    assert found.cosines == pytest.approx(asked @ np.concatenate(told).T, abs=1e-3)


def test_neighbours_lend_no_further_than_their_page(mill: Knowledge, pages: list[Page]) -> None:
    found = columns(mill, pages, "Where were eels caught?")
    assert found["tokens"][4] > 0.3
    assert found["tokens with the next"][3] < 0.1
    assert found["tokens with the next"][0] >= found["tokens"][0]


def test_every_feature_is_a_finite_number_for_every_sentence(mill: Knowledge, pages: list[Page]) -> None:
    for text in ("What is it?", "mill", "Who ran the mill at Oakford until 1911, and why?", "؟", ""):
        for name, values in columns(mill, pages, text).items():
            assert values.shape == (5,), name
            assert values.dtype == np.float32, name
            assert np.isfinite(values).all(), name
