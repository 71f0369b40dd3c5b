import numpy as np
import pytest

from index.training.examples import Sampler

ENGLISH = [np.arange(100 + 10 * at, 110 + 10 * at) for at in range(40)]
ARABIC = [900 + tokens for tokens in ENGLISH]


@pytest.fixture
def sampler():
    return Sampler(ENGLISH, ARABIC, ["stories"] * 40, seed=3)


def test_translations_are_of_the_same_pair(sampler):
    english, arabic = sampler.translations(50)
    assert len(english) == 50
    assert all((left + 900 == right).all() for left, right in zip(english, arabic, strict=True))


def test_a_question_is_some_of_the_words_of_a_text_of_its_passage(sampler):
    questions, passages = sampler.questions(64)
    assert len(questions) == len(passages) == 64
    for question, passage in zip(questions, passages, strict=True):
        text = set(question % 900 // 10)
        assert len(text) == 1
        assert 2 <= len(question) <= 8
        assert 30 <= len(passage) <= 80


def test_questions_and_passages_come_in_every_pair_of_languages(sampler):
    questions, passages = sampler.questions(128)
    pairs = {
        (int(question[0]) >= 1000, int(passage[0]) >= 1000)
        for question, passage in zip(questions, passages, strict=True)
    }
    assert len(pairs) == 4


def test_passages_do_not_cross_collections():
    sampler = Sampler(ENGLISH[:16], ARABIC[:16], ["one"] * 8 + ["two"] * 8, seed=0)
    _, passages = sampler.questions(64)
    assert all(len({int(token % 900 - 100) // 80 for token in passage}) == 1 for passage in passages)


def test_without_long_enough_texts_there_are_no_questions():
    assert Sampler([np.array([1])] * 20, [np.array([2])] * 20, ["labels"] * 20, seed=0).questions(8) == ([], [])


def test_the_seed_decides_the_examples():
    drawn = [Sampler(ENGLISH, ARABIC, ["stories"] * 40, seed).translations(20)[0] for seed in (1, 1, 2)]
    assert np.array_equal(drawn[0], drawn[1])
    assert not np.array_equal(drawn[0], drawn[2])
