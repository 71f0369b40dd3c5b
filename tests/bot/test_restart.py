"""A restart between two questions: the real engine and a real database, opened again."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.chat import Chat
from bot.chat.reply import Reply, User
from bot.conversation import Conversation
from bot.engine import Engine
from bot.settings import Settings
from bot.state.database import Database, address_in
from bot.state.stores import State
from bot.state.tables import ReceiptRow

ME = User(id="telegram:1")


class Bot:
    """A bot that can be restarted; the index, which a restart does not change, stays open."""

    def __init__(self, home: Path, engine: Engine) -> None:
        self._home, self._engine = home, engine
        self._name = ME.id
        self.restart()

    def restart(self) -> None:
        self.state = State(Database(address_in(self._home)))
        self._engine._receipts = self.state.receipts
        self._chat = Chat(self._engine, self.state)

    @property
    def conversation(self) -> Conversation:
        return self._chat.conversations.of(self._name)

    def say(self, text: str) -> Reply:
        return self._chat.reply(text, self.conversation, ME)[-1]

    def move(self, name: str) -> None:
        self._chat.move(self._name, name)
        self._name = name

    def receipts(self) -> int:
        with self.state.database.connect() as connection:
            return connection.scalar(select(func.count()).select_from(ReceiptRow)) or 0


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(Settings(home=tmp_path_factory.mktemp("index"), _env_file=None))  # type: ignore[call-arg]


@pytest.fixture
def bot(engine: Engine, tmp_path: Path) -> Bot:
    return Bot(tmp_path, engine)


@pytest.mark.parametrize(
    ("first", "follow_up"),
    [
        ("How much could miners earn if they moved 20% of their power?", "And 40%?"),
        ("ماذا لو حوّل المعدّنون 30% من طاقتهم؟", "و٤٠٪؟"),
        ("/calc sector_revenue share=30%", "And at 40%?"),
        ("What did Core Scientific sign with CoreWeave?", "When was that?"),
    ],
)
def test_a_follow_up_is_answered_as_if_there_had_been_no_restart(
    bot: Bot, engine: Engine, tmp_path: Path, first: str, follow_up: str
) -> None:
    other = Bot(tmp_path / "other", engine)
    other.say(first)
    expected = other.say(follow_up)
    bot.restart()
    bot.say(first)
    bot.restart()
    reply = bot.say(follow_up)
    assert reply.text == expected.text
    assert reply.answer is not None


def test_a_calculation_that_a_button_changed_is_gone_on_from(bot: Bot) -> None:
    tapped = bot.say("What if miners moved 30% of their power?")
    step = next(choice for row in tapped.rows for choice in row if choice.command.startswith("/w "))
    changed = bot.say(step.command)
    bot.restart()
    again = bot.say("/mc").answer
    assert again is not None
    assert changed.answer is not None
    assert again.calculation is not None
    assert changed.answer.calculation is not None
    assert again.calculation.given == changed.answer.calculation.given


def test_the_language_that_was_chosen_stays(bot: Bot) -> None:
    bot.say("/language ar")
    bot.restart()
    assert bot.say("What is hashprice?").language == "ar"


def test_asking_again_leaves_no_receipts_and_takes_a_moment(bot: Bot) -> None:
    questions = ("What is hashprice?", "كم الطلب؟", "Who is Greg Beard?", "And his fund?", "What is PUE?", "pizza?")
    for question in questions:
        bot.say(question)
    before = bot.receipts()
    bot.restart()
    started = time.perf_counter()
    bot.say("/help")
    assert time.perf_counter() - started < 3
    assert bot.receipts() == before == len(questions)


def test_every_receipt_is_of_whoever_asked(bot: Bot) -> None:
    bot.say("What is hashprice?")
    with bot.state.database.connect() as connection:
        assert set(connection.scalars(select(ReceiptRow.asker))) == {ME.id}


def test_whoever_is_forgotten_is_not_remembered_after_a_restart(bot: Bot) -> None:
    bot.say("What if miners moved 30% of their power?")
    bot.say("/forget")
    bot.restart()
    assert bot.say("/mc").answer is None
    assert bot.receipts() == 0


def test_what_a_question_said_before_it_was_edited_is_not_asked_again(bot: Bot, engine: Engine) -> None:
    first = bot.say("What if miners moved 30% of their power?").answer
    assert first is not None
    bot.conversation.take_back(first.id)
    bot.say("What is hashprice?")
    bot.restart()
    bot.say("/help")
    assert [turn.question for turn in bot.conversation.turns] == ["What is hashprice?"]


def test_a_chat_that_moved_goes_on_after_a_restart_in_its_language(bot: Bot) -> None:
    bot.say("/language ar")
    bot.say("What if miners moved 30% of their power?")
    bot.move("telegram:2")
    assert len(bot.conversation.turns) == 1
    bot.restart()
    bot.say("/help")
    assert bot.conversation.language == "ar"
    assert [turn.question for turn in bot.conversation.turns] == ["What if miners moved 30% of their power?"]
    assert bot.state.chats.questions(ME.id) == []
