"""Whatever is typed, there is an answer, in the asker's language and within its limits."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.answering import Answerer
from bot.answers.knowledge import Knowledge
from bot.answers.question import Question
from bot.conversation import Conversation
from bot.evaluation.questions import read_questions
from bot.golden import QUESTIONS
from corpus.document import Language
from corpus.library import Library
from tests.bot.answers.checks import assert_grounded, assert_written_in
from tests.bot.answers.corpora import knowledge_of

GOLDEN = [question.question for question in read_questions(QUESTIONS)]
quick = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
languages: st.SearchStrategy[Language | None] = st.sampled_from([None, "ar", "en"])
controls = st.sampled_from("\u200e\u200f\u202a\u202b\u202c\u202e\u2066\u2067\u2069\u200b\u00ad\ufeff\u0640\u064b")


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return knowledge_of(Library(tmp_path_factory.mktemp("home")).documents())


@pytest.fixture(scope="module")
def answerer(knowledge: Knowledge) -> Answerer:
    """Not the engine, which would turn a failure into an apology."""
    return Answerer(knowledge)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A golden question with some of its letters swapped, its words dropped or doubled, and strange signs put in."""
    words = draw(st.sampled_from(GOLDEN)).split()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(words) - 1))
        words[at] = draw(st.sampled_from(CHANGES))(words[at])
    if draw(st.booleans()):
        words.insert(
            draw(st.integers(0, len(words))), draw(st.sampled_from(["AI", "الطاقة", "比特币", "770", "٪", "😀"]))
        )
    text = draw(st.sampled_from([" ", "  ", "\u00a0", "\n"])).join(word for word in words if word) or "?"
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.text(controls, max_size=3)) + text[at:]


CHANGES = (
    lambda word: "",
    lambda word: word * 2,
    lambda word: word[1:] + word[:1],
    lambda word: word[:-1],
    lambda word: word.upper(),
    lambda word: word + "؟?!",
    lambda word: " ".join(word),
)


@quick
@given(text=mutated(), language=languages)
def test_a_mangled_question_is_answered(
    answerer: Answerer, knowledge: Knowledge, text: str, language: Language | None
) -> None:
    answer = answerer.answer(text, Conversation(language))
    assert_written_in(language or Question.of(text).language, answer)
    assert_grounded(answer, knowledge.documents)


@quick
@given(text=st.text(max_size=300), language=languages)
def test_random_text_is_answered(
    answerer: Answerer, knowledge: Knowledge, text: str, language: Language | None
) -> None:
    answer = answerer.answer(text, Conversation(language))
    assert answer.text.strip()
    assert answer.language == (language or Question.of(text).language)
    assert_grounded(answer, knowledge.documents)


@settings(quick, max_examples=40)
@given(texts=st.lists(st.one_of(mutated(), st.sampled_from(GOLDEN), st.text(max_size=40)), min_size=2, max_size=5))
def test_a_conversation_of_anything_is_answered(answerer: Answerer, knowledge: Knowledge, texts: list[str]) -> None:
    conversation = Conversation()
    for text in texts:
        answer = answerer.answer(text, conversation)
        assert_grounded(answer, knowledge.documents)
        conversation.remember(text, answer)


@given(text=st.text())
def test_reading_a_question_never_fails(text: str) -> None:
    question = Question.of(text)
    assert question.text == question.text.strip()
    assert all(0 <= term.start < term.end <= len(question.text) for term in question.terms)
    assert len(question.parts) >= 1
