from __future__ import annotations

from bot.answers.answer import Answer, Mode
from bot.conversation import Conversation, Conversations
from tests.bot.samples import answer


def test_a_conversation_remembers_its_last_turns_only() -> None:
    conversation = Conversation()
    for at in range(500):
        conversation.remember(f"question {at}", answer())
    assert len(conversation.turns) < 20
    assert conversation.turns[-1].question == "question 499"


def test_what_is_remembered_is_the_question_and_its_answer() -> None:
    conversation = Conversation()
    said = Answer(Mode.CHAT, "en", "Hello.")
    conversation.remember("hi", said)
    assert [(turn.question, turn.answer) for turn in conversation.turns] == [("hi", said)]


def test_every_chat_has_a_conversation_of_its_own() -> None:
    conversations = Conversations()
    conversations.of(1).language = "ar"
    assert conversations.of(1).language == "ar"
    assert conversations.of(2).language is None
    assert conversations.of(1) is conversations.of(1)


def test_the_least_recently_used_chat_is_forgotten_first() -> None:
    conversations = Conversations()
    first, second = conversations.of(-1), conversations.of(-2)
    for chat in range(9_999):
        conversations.of(chat)
        assert conversations.of(-1) is first
    assert conversations.of(-2) is not second
    assert conversations.of(-1) is first
