"""Commands and callback data that somebody forges: of an administrator's buttons, of other people, or of nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.admin.office import Office
from bot.chat.reply import LONGEST_ALERT
from bot.engine import Engine
from bot.state.stores import State
from tests.bot.admin.homes import ZEPHYRIA
from tests.security.conftest import ADMIN, Say

UPLOAD = "0123456789"
ADMINISTRATORS = [
    *(f"/upload {UPLOAD} {action}" for action in ("add", "replace", "cancel", "ar", "en")),
    "/add https://a.example/", "/remove report.en", "/restore report.en", "/force 0a1b2c", "/rollback", "/note P5 x y",
    "/rollback 0a1b2c", "/gaps", "/gap 0", "/stats", "/export", "/reindex",
]  # fmt: skip
PATHS = [
    "../../etc/passwd", "..", ".", "/etc/passwd", "..\\..\\x", "report.en/../report.ar", "report.en\0", "%2e%2e%2f",
    "....//", "~root", "corpus/report.en", ".building-x", "con", "x" * 300, "\u202ereport",
]  # fmt: skip
ODD = [
    "", " ", "/", "//", "/ ", "\0", "\ud800", "\udfff/x", "/source", "/source \ud800", "/\ud800", "/wi", "/rate",
    "/rate 0123456789 up down", "/receipt \ud83d", "/example 99999999999999999999", "/more -1", "/sources -5",
    "/sources 99999", "/calc x=1 y=2", "/more 9999999999", "x" * 5_000, "/" + "x" * 5_000, "/source " + "a" * 5_000,
    "/language xx", "/start " + "A" * 64, "/start wi-", "/mc", "/sensitivity", "\u202e/reindex", "/REINDEX@bot",
]  # fmt: skip


@pytest.fixture
def refusal(say: Say) -> str:
    return say("/gaps")[0].text


def tree(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and "generations" not in path.parts)
    return {str(path): path.read_bytes() for path in found if not path.name.startswith("state")}


@pytest.mark.parametrize("data", ADMINISTRATORS)
def test_an_administrators_buttons_and_commands_do_nothing_for_others(
    say: Say, refusal: str, home: Path, data: str
) -> None:
    before = tree(home)
    [reply] = say(data)
    assert reply.text == refusal or "administrator" in reply.text
    assert not reply.rows
    assert tree(home) == before


def test_an_upload_of_an_administrator_cannot_be_decided_on_by_others(say: Say, office: Office, refusal: str) -> None:
    upload = office.adding.receive("deal.txt", ZEPHYRIA.encode()).upload
    for action in ("add", "cancel", "ar"):
        assert say(f"/upload {upload.id} {action}")[0].text == refusal
    assert office.adding.cancel(upload.id).id == upload.id  # it is there still


def test_anothers_receipt_is_not_shown_nor_whether_there_is_one(say: Say) -> None:
    [reply] = say("How many MW can TeraWulf reach?", user="telegram:5")
    assert reply.answer is not None
    assert reply.answer.id in say(f"/receipt {reply.answer.id}", user="telegram:5")[0].text
    assert say(f"/receipt {reply.answer.id}", user="telegram:6") == say("/receipt ffffffffff", user="telegram:6")


@pytest.mark.parametrize("name", [*PATHS, "' OR 1=1 --", "0123456789; DROP TABLE receipts", "%", "_" * 10])
def test_an_id_of_a_receipt_is_nothing_but_a_key(say: Say, name: str) -> None:
    assert say(f"/receipt {name}", user="telegram:6") == say("/receipt ffffffffff", user="telegram:6")


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize("command", ["source", "rollback", "remove", "restore", "upload", "force", "sources"])
def test_no_name_is_a_path(say: Say, home: Path, engine: Engine, command: str, name: str) -> None:
    before, generation = tree(home), engine.knowledge.name
    for reply in say(f"/{command} {name}", user=ADMIN, admin=True):
        assert "root:" not in reply.text
    assert tree(home) == before
    assert engine.knowledge.name == generation


@pytest.mark.parametrize("name", [name for name in PATHS if name.strip()])
def test_no_name_that_is_given_to_a_document_is_a_path(office: Office, home: Path, name: str) -> None:
    preview = office.adding.receive(f"{name}.txt", ZEPHYRIA.encode())
    assert preview.document.id.replace("-", "").isalnum()
    place = next((home / "pending" / preview.upload.id / "content").iterdir())
    assert place.resolve().is_relative_to((home / "pending").resolve())
    office.adding.cancel(preview.upload.id)


@pytest.mark.parametrize("data", ODD)
def test_odd_data_gets_a_reply_that_can_be_sent(say: Say, data: str) -> None:
    for reply in say(data, user="telegram:8"):
        assert reply.text.strip() or reply.answer
        assert len(reply.alert) <= LONGEST_ALERT


def test_a_thumb_is_kept_of_whoever_gives_it_and_takes_no_others_place(say: Say, state: State) -> None:
    [reply] = say("How many MW can TeraWulf reach?", user="telegram:10")
    assert reply.answer is not None
    say(f"/rate {reply.answer.id} up", user="telegram:10")
    say(f"/rate {reply.answer.id} down wrong", user="telegram:11")
    assert {(one.asker, one.liked) for one in state.feedbacks.of(reply.answer.id)} == {
        ("telegram:10", True),
        ("telegram:11", False),
    }
