import numpy as np

from index.training.contrast import train
from index.training.examples import Sampler
from index.training.lessons import Lessons
from index.training.recipe import Recipe

ENGLISH = [np.array([at]) for at in range(1, 9)]
ARABIC = [np.array([at]) for at in range(9, 17)]


TARGETS = np.eye(8, dtype=np.float32)


def trained(steps, lesson_weight=0.0):
    rows = np.random.default_rng(0).normal(size=(17, 8)).astype(np.float32)
    rows[0] = 0
    sampler, lessons = Sampler(ENGLISH, ARABIC, ["words"] * 8, 0), Lessons(ENGLISH, ARABIC, TARGETS)
    return train(rows, sampler, lessons, Recipe(steps=steps, batch=16, learning_rate=0.1, lesson_weight=lesson_weight))


def accuracy(rows):
    return ((rows[1:9] @ rows[9:17].T).argmax(axis=1) == np.arange(8)).mean()


def test_training_makes_translations_each_others_nearest():
    assert accuracy(trained(200)) == 1.0


def test_lessons_bring_both_languages_to_the_teachers_vectors():
    rows = trained(200, lesson_weight=10.0)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    assert (rows[1:9] * TARGETS).sum(axis=1).min() > 0.9
    assert (rows[9:17] * TARGETS).sum(axis=1).min() > 0.9


def test_the_row_of_the_unknown_stays_zero():
    assert not trained(5)[0].any()
