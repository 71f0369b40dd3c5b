import numpy as np
import pytest

from index.training.lessons import make_lessons
from index.training.pairs import Pair, Reading

TEN = "one two three four five six seven eight nine ten"
STORY = [Pair(f"{TEN} {at}", f"قصة {at}", "story") for at in range(30)]
READING = Reading(
    (Pair("Ships sail.", "تبحر السفن.", "passages"), Pair("Ports wait.", "تنتظر الموانئ.", "passages")),
    (("What sails?", "ما الذي يبحر؟", "ايش يبحر"),),
)


def read(texts):
    """Give each text a vector of its own."""
    return np.array([[len(text), hash(text) % 97] for text in texts], np.float32).reshape(len(texts), 2)


@pytest.fixture
def lessons():
    return make_lessons([*STORY, Pair("river", "نهر", "lexicon_x")], [READING], windows=10, read=read, seed=0)


def test_lexicons_are_words_and_all_else_is_sentences(lessons):
    assert lessons.words.arabic == ["نهر"]
    assert len(lessons.sentences.arabic) == len(STORY) + 2 + 2


def test_a_text_has_the_vector_of_its_english(lessons):
    assert np.array_equal(lessons.sentences.targets, read(lessons.sentences.english))


def test_passages_are_runs_of_fifty_to_a_hundred_and_fifty_words(lessons):
    made = lessons.parts[:-1]
    assert made
    for parts in made:
        assert parts == list(range(parts[0], parts[0] + len(parts)))
        assert 50 <= sum(len(lessons.sentences.english[at].split()) for at in parts) <= 150


def test_passages_do_not_cross_collections():
    other = [Pair(pair.english, pair.arabic, "other") for pair in STORY]
    lessons = make_lessons([*STORY, *other], [], windows=60, read=read, seed=0)
    assert all(parts[0] // 30 == parts[-1] // 30 for parts in lessons.parts)


def test_a_written_passage_comes_with_its_questions_in_both_forms(lessons):
    assert lessons.passages.arabic[-1] == "تبحر السفن. تنتظر الموانئ."
    asked = [lessons.sentences.arabic[at] for at in lessons.questions[-1]]
    assert asked == ["ما الذي يبحر؟", "ايش يبحر"]
    assert not any(lessons.questions[:-1])
