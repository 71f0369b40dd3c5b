import numpy as np
import pytest
import torch

from index.training.examples import Sampler
from index.training.lessons import make_lessons
from index.training.make import _aligned, counted
from index.training.pairs import read_pairs
from index.training.student import make_student
from index.training.teacher import english_tokens, read_by
from index.training.training import train
from index.training.vocabulary import build_tokenizer
from tests.index.training.conftest import SMALL


@pytest.fixture
def made(data, teacher):
    """A student before training, its tokenizer, and the lessons."""
    pairs = read_pairs(data)
    tokenizer = build_tokenizer(english_tokens(teacher), counted(pairs, []), SMALL.sizes, SMALL.longest)
    student = make_student(teacher, tokenizer, _aligned(tokenizer, pairs), SMALL.longest)
    return student, tokenizer, make_lessons(pairs, [], SMALL.windows, read_by(teacher), SMALL.seed)


def encoded(student, tokenizer, texts):
    with torch.no_grad():
        states = [
            student(input_ids=torch.tensor([tokenizer.encode(text).ids])).last_hidden_state[0].mean(dim=0)
            for text in texts
        ]
    return torch.nn.functional.normalize(torch.stack(states), dim=1).numpy()


def nearness(student, tokenizer, lessons):
    vectors = encoded(student.eval(), tokenizer, lessons.sentences.arabic[:40])
    return float((vectors * lessons.sentences.targets[:40]).sum(axis=1).mean())


@pytest.mark.long
def test_training_brings_arabic_to_the_teachers_vectors_of_the_english(made):
    student, tokenizer, lessons = made
    before = nearness(student, tokenizer, lessons)
    train(student, tokenizer, Sampler(lessons, SMALL.batch, 0), SMALL, torch.device("cpu"))
    assert nearness(student, tokenizer, lessons) > before
    assert nearness(student, tokenizer, lessons) > 0.8


@pytest.mark.long
def test_english_stays_where_the_teacher_has_it(made):
    student, tokenizer, lessons = made
    train(student, tokenizer, Sampler(lessons, SMALL.batch, 0), SMALL, torch.device("cpu"))
    vectors = encoded(student, tokenizer, lessons.sentences.english[:40])
    assert (vectors * lessons.sentences.targets[:40]).sum(axis=1).mean() > 0.9


def test_the_students_english_is_the_teachers_before_training(made):
    student, tokenizer, lessons = made
    vectors = encoded(student.eval(), tokenizer, lessons.sentences.english[:10])
    assert np.allclose(
        (vectors * lessons.sentences.targets[:10]).sum(axis=1), 1, atol=1e-2
    )  # the teacher reads bfloat16
