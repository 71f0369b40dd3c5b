"""The chats: what was asked in each, and in which language it is to be answered."""

from __future__ import annotations

from bot.state.database import Database
from bot.state.stores import State


def test_the_last_questions_come_back_the_oldest_first(state: State) -> None:
    for number in range(9):
        state.chats.remember("telegram:1", f"سؤال {number}", f"{number:010}")
    assert state.chats.questions("telegram:1", 3) == ["سؤال 6", "سؤال 7", "سؤال 8"]
    assert len(state.chats.questions("telegram:1")) == 6


def test_every_chat_has_questions_of_its_own(state: State) -> None:
    state.chats.remember("telegram:1", "mine?", "")
    assert state.chats.questions("telegram:2") == []


def test_the_same_question_may_be_asked_again(state: State) -> None:
    for _ in range(2):
        state.chats.remember("telegram:1", "again?", "")
    assert state.chats.questions("telegram:1") == ["again?", "again?"]


def test_the_last_question_of_a_chat_can_be_replaced(state: State) -> None:
    for chat, question in (("telegram:1", "first"), ("telegram:1", "second"), ("telegram:2", "other")):
        state.chats.remember(chat, question, "")
    state.chats.correct("telegram:1", "instead")
    state.chats.correct("telegram:3", "nothing to replace")
    assert state.chats.questions("telegram:1") == ["first", "instead"]
    assert state.chats.questions("telegram:2") == ["other"]
    assert state.chats.questions("telegram:3") == []


def test_a_language_is_kept_changed_and_taken_back(state: State) -> None:
    assert state.chats.language("telegram:1") is None
    for language in ("ar", "en"):
        state.chats.choose_language("telegram:1", language)  # type: ignore[arg-type]
        assert state.chats.language("telegram:1") == language
    state.chats.choose_language("telegram:1", None)
    assert state.chats.language("telegram:1") is None


def test_both_survive_a_restart(address: str) -> None:
    first = State(Database(address))
    first.chats.choose_language("telegram:1", "ar")
    first.chats.remember("telegram:1", "كم؟", "ab12")
    first.close()
    second = State(Database(address))
    assert second.chats.language("telegram:1") == "ar"
    assert second.chats.questions("telegram:1") == ["كم؟"]
    second.close()
