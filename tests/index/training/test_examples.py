import numpy as np
import pytest

from index.training.examples import Sampler
from index.training.lessons import Lessons, Texts
from index.training.recipe import Batch

COUNT = 40
BATCH = Batch(sentences=12, words=5, passages=6, english=8, negatives=16)


def texts(name, count):
    vectors = np.eye(COUNT, dtype=np.float32)[:count]
    arabic = [f"{name} عدد {at} كلمات كثيرة هنا" for at in range(count)]
    return Texts(arabic, [f"{name} {at}" for at in range(count)], vectors, np.full(count, 1 / count))


@pytest.fixture
def lessons():
    parts = [[2 * at, 2 * at + 1] for at in range(10)]
    questions = [[20 + at] if at < 2 else [] for at in range(10)]
    return Lessons(texts("word", 8), texts("sentence", COUNT), texts("passage", 10), parts, questions)


def test_a_step_holds_texts_with_their_own_vectors(lessons):
    step = Sampler(lessons, BATCH, 0).step()
    for text, target in zip(step.words.texts, step.words.targets, strict=True):
        assert lessons.words.arabic.index(text) == target.argmax()
    assert len(step.sentences.others) <= BATCH.negatives


def test_a_question_is_of_its_passage(lessons):
    asked = Sampler(lessons, BATCH, 0).step()
    for english, answer in zip(asked.questions.english, asked.questions.answers, strict=True):
        passage = asked.passages.targets[answer].argmax()
        assert english.argmax() in lessons.parts[passage] + lessons.questions[passage]


def test_passages_with_written_questions_are_in_every_step(lessons):
    sampler = Sampler(lessons, BATCH, 0)
    assert all({0, 1} <= set(sampler.step().passages.targets.argmax(axis=1)) for _ in range(5))


def test_without_written_questions_passages_are_drawn_all_the_same(lessons):
    bare = Lessons(lessons.words, lessons.sentences, lessons.passages, lessons.parts, [[] for _ in lessons.parts])
    assert Sampler(bare, BATCH, 0).step().passages.texts


def test_the_english_side_has_sentences_and_passages(lessons):
    english = Sampler(lessons, BATCH, 0).step().english
    assert {text.split()[0] for text in english} == {"sentence", "passage"}


def test_some_sentences_are_mistyped_by_a_letter(lessons):
    sampler = Sampler(lessons, BATCH, 0)
    drawn = {text for _ in range(20) for text in sampler.step().sentences.texts}
    mistyped = drawn - set(lessons.sentences.arabic)
    assert mistyped
    assert len(mistyped) < len(drawn) / 2 + len(lessons.sentences.arabic)
    assert all(len(text.split()) == 6 for text in mistyped)


def test_the_seed_decides_the_steps(lessons):
    drawn = [Sampler(lessons, BATCH, seed).step().sentences.texts for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]
