"""The administrator's commands, whatever the transport."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.admin.office import Office
from bot.answers.answer import Mode, Provenance
from bot.chat import ADMIN_MENU, Chat
from bot.chat.reply import Reply, User
from bot.conversation import Conversation
from bot.state.database import Database, address_in
from bot.state.receipts import Receipt
from bot.state.stores import State
from corpus.document import Language
from corpus.library import Library
from tests.bot.admin.homes import settings_of, zephyria
from tests.bot.samples import FakeEngine, answer
from tests.index.fakes import FakeEncoder


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(Database(address_in(tmp_path)))


@pytest.fixture
def chat(tmp_path: Path, state: State) -> Chat:
    office = Office.of(settings_of(tmp_path), FakeEncoder(), state)
    return Chat(FakeEngine(), office=office)  # type: ignore[arg-type]


def say(chat: Chat, text: str, language: Language = "en", admin: bool = True) -> Reply:
    [reply] = chat.reply(text, Conversation(), User(language, admin, "telegram:1"))
    return reply


@pytest.mark.parametrize("name", [*ADMIN_MENU, "force", "remove", "restore", "upload", "gap"])
def test_every_command_is_known_and_refused_to_others(chat: Chat, name: str) -> None:
    assert chat.knows(name)
    for language, words in (("en", "administrators"), ("ar", "للمشرفين")):
        assert words in say(chat, f"/{name}", language, admin=False).text  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [name for name in ADMIN_MENU if name != "reindex"])
def test_without_an_office_the_commands_say_that_they_are_not_there(name: str) -> None:
    assert "not available" in say(Chat(FakeEngine()), f"/{name}").text  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_help_names_what_administrators_can_do(chat: Chat, language: Language) -> None:
    text = say(chat, "/help", language).text
    for name in ADMIN_MENU:
        assert f"/{name}" in text
        assert f"/{name}" not in say(chat, "/help", language, admin=False).text


def test_every_choice_fits_a_button(chat: Chat, tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.add(zephyria("z" * 80))
    library.remove("report.en")
    pages = [say(chat, f"/sources {at}") for at in range(1, 12)]
    for reply in [*pages, say(chat, "/sources removed")]:
        assert reply.rows
        assert all(len(choice.command.encode()) <= 64 for choice in reply.choices)


def test_a_source_is_taken_out_and_brought_back_by_taps(chat: Chat, tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.add(zephyria("z" * 80))
    page = next(reply for reply in (say(chat, f"/sources {at}") for at in range(1, 12)) if "z" * 80 in reply.text)
    taken = say(chat, next(choice.command for choice in page.choices if "#" in choice.command))
    assert "z" * 80 not in [document.id for document in library.documents()]
    undo, reindex = taken.choices
    assert reindex.command == "/reindex"
    assert "Brought back" in say(chat, undo.command).text
    assert "z" * 80 in [document.id for document in library.documents()]


def test_a_source_goes_with_its_documents_in_both_languages(chat: Chat, tmp_path: Path) -> None:
    assert "report.ar, report.en" in say(chat, "/remove report").text
    assert {document.id for document in Library(tmp_path).removed()} == {"report.ar", "report.en"}
    assert "Taken out (2)" in [choice.label for choice in say(chat, "/sources").choices]
    listed = say(chat, "/sources removed")
    assert "2 documents were taken out" in listed.text
    assert say(chat, "/restore report").text.startswith("Brought back: report.ar, report.en")


def test_a_replaced_document_shows_what_puts_it_back(chat: Chat, tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.add(zephyria("aaa", "Old words, all of them."))
    library.add(zephyria("aaa", "New words, all of them."), replace=True)
    assert "/restore aaa" in [choice.command for choice in say(chat, "/sources").choices]
    say(chat, "/restore aaa")
    assert library.get("aaa").text == "Old words, all of them."


@pytest.mark.parametrize("command", ["/remove", "/remove nothing", "/restore", "/restore report.en", "/remove ../x"])
def test_what_is_not_there_is_told(chat: Chat, command: str) -> None:
    assert say(chat, command).text.startswith("There is no document")


def test_a_note_is_put_and_the_next_index_offered(chat: Chat, tmp_path: Path) -> None:
    Library(tmp_path).add(zephyria())
    reply = say(chat, "/note zephyria#1 correction It was 300 megawatts.")
    assert reply.text.startswith("Note A1 (correction) is on zephyria#1.")
    assert [choice.command for choice in reply.choices] == ["/reindex"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/note", "/note P5 correction"),
        ("/note what", "I can't read this note"),
        ("/note P5 joke Ha", "no kind of note"),
        ("/note P99 update Later", "only 16 paragraphs"),
        ("/note nothing#1 update Later", "There is no document nothing"),
    ],
)
def test_a_note_that_cannot_be_put_is_told_why(chat: Chat, text: str, words: str) -> None:
    assert words in say(chat, text).text


def test_gaps_lead_to_a_note_or_a_golden_question(chat: Chat, state: State) -> None:
    assert "nothing was asked" in say(chat, "/gaps").text
    given = answer(mode=Mode.ABSTAIN, provenance=Provenance("g", "e", "1"))
    for name in ("one", "two"):
        state.receipts.save(Receipt(name, "telegram:5", "Who owns Qarnak?", given.as_receipt()))
    listed = say(chat, "/gaps")
    assert "1. Who owns Qarnak? – 2 times" in listed.text
    gap = say(chat, listed.choices[0].command)
    assert "silence …\n! Who owns Qarnak?" in gap.text
    exported = say(chat, gap.choices[0].command)
    assert exported.attachment is not None
    assert b'"question": "Who owns Qarnak?"' in exported.attachment.content
    assert say(chat, "/gap nothing").text == "This question is no longer among those that were not answered."


def test_figures_come_with_a_picture_once_something_was_asked(chat: Chat, state: State) -> None:
    empty = say(chat, "/stats", "ar")
    assert empty.picture is None
    assert "لا أسئلة من لا أحد" in empty.text
    given = answer(provenance=Provenance("g", "e", "1"))
    state.receipts.save(Receipt("one", "telegram:5", "How much?", given.as_receipt()))
    told = say(chat, "/stats")
    assert told.picture is not None
    assert told.text.startswith("In 30 days one question from one person:\n• answered: 1")


def test_without_feedback_there_is_nothing_to_export(chat: Chat) -> None:
    assert say(chat, "/export").attachment is None


def test_a_file_of_somebody_else_is_not_looked_at(chat: Chat, tmp_path: Path) -> None:
    [reply] = chat.receive("deal.txt", b"words", "", Conversation(), User("en"))
    assert "administrators" in reply.text
    assert not (tmp_path / "pending").exists()


def test_a_file_is_added_by_its_path_in_the_terminal_alone(chat: Chat, tmp_path: Path) -> None:
    path = tmp_path / "my deal.txt"
    path.write_text("Zephyria Mining leased 333 megawatts.")
    at_the_machine = User("en", True, "terminal")
    [preview] = chat.reply(f"/add {path}", Conversation(), at_the_machine)
    assert "id: my-deal" in preview.text
    assert say(chat, f"/add {path}").text.startswith("Send me a file")
    [missing] = chat.reply("/add nowhere.txt", Conversation(), at_the_machine)
    assert missing.text == "There is no file nowhere.txt. Nothing was changed."
