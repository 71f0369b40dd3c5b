"""Administrators in Telegram: documents sent, looked at, added and taken back, over HTTP with the real engine."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.engine import Engine
from bot.evaluation.questions import read_questions
from bot.state.database import Database, address_in
from bot.state.stores import State
from corpus.library import Library
from index.generation import GenerationStore
from tests.bot.admin.homes import (
    ABOUT_REPORT,
    ABOUT_ZEPHYRIA,
    ZEPHYRIA,
    few_golden_questions,
    office_of,
    remove_report,
    settings_of,
    zephyria,
)
from tests.bot.admin.web import Web, web
from tests.bot.telegram.bot_api import BotAPI
from tests.bot.telegram.conftest import ADMIN, running
from tests.bot.telegram.shown import Shown
from tests.corpus.conftest import encrypted, pdf_of, word_of

LINES = (
    "Zephyria Mining leased 333 megawatts at its Qarnak site to Northwind",
    "Cloud in March 2026. The lease runs for fourteen years, it said.",
)


@pytest.fixture(scope="module")
def built_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("built")
    Engine(settings_of(home))
    return home


@pytest.fixture
def home(built_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    few_golden_questions(tmp_path, monkeypatch)
    return Path(shutil.copytree(built_home, tmp_path / "home"))


@pytest.fixture(scope="module")
def site() -> Iterator[Web]:
    with web() as server:
        yield server


@pytest.fixture
async def bot(api: BotAPI, home: Path, site: Web) -> AsyncIterator[BotAPI]:
    engine = Engine(settings_of(home))
    async with running(engine, api, office=office_of(home, engine, port=site.port)):
        yield api


async def send(bot: BotAPI, name: str, content: bytes, language: str = "en", **options: object) -> Shown:
    [reply] = await bot.upload(name, content, user=ADMIN, language=language, **options)
    return reply


async def tap(bot: BotAPI, shown: Shown, label: str, language: str = "en") -> None:
    """Tap a button, and wait until its message has changed for good."""
    await bot.tap(shown, label, user=ADMIN, language=language)
    await bot.until(lambda: shown.edits and (not shown.buttons or shown.buttons[0][0] != label), 30)


async def settled(bot: BotAPI, shown: Shown, *words: str) -> str:
    await bot.until(lambda: any(word in shown.readable for word in words), 30)
    return shown.readable


def added(home: Path) -> set[str]:
    return {path.stem for path in (home / "corpus").glob("*.md")}


async def test_a_pdf_is_looked_at_added_and_answered_from(bot: BotAPI, home: Path) -> None:
    preview = await send(bot, "Zephyria deal.pdf", pdf_of(*LINES))
    assert "English · original text · one passage" in preview.readable
    assert "id: zephyria-deal" in preview.readable
    assert "Zephyria Mining leased 333 megawatts at its Qarnak site to Northwind Cloud" in preview.readable
    assert [label for label, _ in preview.buttons] == ["Add", "Cancel", "Language: العربية"]
    assert added(home) == set()
    await bot.tap(preview, "Add", user=ADMIN, language="en")
    done = await settled(bot, preview, "Done in")
    assert done.startswith("Added Zephyria deal (zephyria-deal): one passage.")
    assert f"index {GenerationStore(home).current()}" in done
    assert "Golden questions answered well: 2 of 2 (100.0%), before 2." in done
    assert preview.buttons == []
    [answer] = await bot.ask(ABOUT_ZEPHYRIA)
    assert "333" in answer.text
    assert "“Zephyria Mining leased 333 megawatts" in answer.folded[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("deal.docx", word_of(*LINES, title="Zephyria")),
        ("deal.html", f"<html><body><article><p>{ZEPHYRIA}</p></article></body></html>".encode()),
        ("deal.txt", ZEPHYRIA.encode("utf-16")),
        ("deal.md", f"# Zephyria\n\n{ZEPHYRIA}".encode()),
    ],
)
async def test_other_kinds_of_files_are_looked_at_too(bot: BotAPI, name: str, content: bytes) -> None:
    preview = await send(bot, name, content)
    assert "333 megawatts" in preview.readable
    assert "Add" in dict(preview.buttons)


async def test_an_arabic_file_is_looked_at_in_arabic_words(bot: BotAPI, home: Path) -> None:
    text = "أجّرت شركة زفيريا 333 ميجاوات في موقع قرناق في مارس 2026.\n\nتمتد مدة العقد أربعة عشر عامًا."
    preview = await send(bot, "خبر.txt", text.encode("cp1256"), "ar")
    assert "العربية · بنصه الأصلي · فقرتان" in preview.readable
    await bot.tap(preview, "إضافة", user=ADMIN, language="ar")
    assert "أُضيفت «خبر»" in await settled(bot, preview, "تمت في")
    [name] = added(home)
    assert name.startswith("added-")


async def test_cancelling_leaves_nothing_behind(bot: BotAPI, home: Path) -> None:
    preview = await send(bot, "deal.txt", ZEPHYRIA.encode())
    await bot.tap(preview, "Cancel", user=ADMIN, language="en")
    assert await settled(bot, preview, "was not added") == "deal.txt was not added."
    assert preview.buttons == []
    assert added(home) == set()
    assert not list((home / "pending").iterdir())


async def test_the_language_is_changed_by_a_tap(bot: BotAPI) -> None:
    preview = await send(bot, "deal.txt", ZEPHYRIA.encode())
    await bot.tap(preview, "Language: العربية", user=ADMIN, language="en")
    await settled(bot, preview, "العربية · original")
    assert "Language: English" in [label for label, _ in preview.buttons]


async def test_the_same_text_again_is_told_and_replaces_the_first_if_wanted(bot: BotAPI, home: Path) -> None:
    Library(home).add(zephyria("first"))
    preview = await send(bot, "second.txt", ZEPHYRIA.encode())
    assert "The very same text is already here: first." in preview.readable
    await bot.tap(preview, "Replace first", user=ADMIN, language="en")
    assert "second now stands in for first" in await settled(bot, preview, "Done in")
    assert added(home) == {"first"}


async def test_much_the_same_as_an_indexed_document_is_told(bot: BotAPI) -> None:
    shipped = next(document for document in Library(Path("none")).documents() if document.id == "vaneck-2024-08.en")
    preview = await send(bot, "vaneck.txt", (shipped.text + "\n\nOne line more, which is new.").encode())
    assert "passages are much like those of vaneck-2024-08.en" in preview.readable


async def test_an_id_that_is_taken_gives_another_and_the_choice_to_replace(bot: BotAPI, home: Path) -> None:
    Library(home).add(zephyria(text="Other words altogether."))
    preview = await send(bot, "deal.txt", ZEPHYRIA.encode(), caption="zephyria")
    assert "There is already a document zephyria." in preview.readable
    assert "id: zephyria-2" in preview.readable
    assert "Replace zephyria" in [label for label, _ in preview.buttons]


async def test_two_taps_on_add_add_once(bot: BotAPI, home: Path) -> None:
    preview = await send(bot, "deal.txt", ZEPHYRIA.encode())
    data = preview.buttons[0][1]
    for _ in range(2):
        await bot.tap(preview, "Add", user=ADMIN, language="en", data=data)
    _, second = await bot.messages(2)
    assert second.readable.startswith("That upload is no longer here")
    await settled(bot, preview, "Done in")
    assert added(home) == {"deal"}


async def test_an_upload_waits_through_a_restart(api: BotAPI, home: Path) -> None:
    engine = Engine(settings_of(home))
    async with running(engine, api, office=office_of(home, engine)):
        preview = await send(api, "deal.txt", ZEPHYRIA.encode())
    async with running(engine, api, office=office_of(home, engine)):
        await api.tap(preview, "Add", user=ADMIN, language="en")
        await settled(api, preview, "Done in")
    assert added(home) == {"deal"}


SCAN = pdf_of()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("tool.exe", b"MZ\x90\x00", "is of a type that cannot be read"),
        ("photo.txt", bytes(range(256)) * 4, "is not text"),
        ("latin.txt", "Größe, café, Übermut".encode("cp1252"), "in an unknown encoding"),
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n ", "has no text"),
        ("scan.pdf", SCAN, "if it is a scan"),
        ("broken.pdf", b"%PDF-1.7\n", "damaged or incomplete"),
        ("broken.docx", b"PK\x03\x04", "damaged or incomplete"),
        ("locked.pdf", encrypted(pdf_of(*LINES), "secret"), "protected by a password"),
    ],
)
async def test_a_file_that_cannot_be_read_is_told_why_and_nothing_is_kept(
    bot: BotAPI, home: Path, name: str, content: bytes, words: str
) -> None:
    reply = await send(bot, name, content)
    assert words in reply.readable
    assert reply.readable.endswith("Nothing was changed.")
    assert reply.buttons == []
    assert added(home) == set()
    assert not list((home / "pending").iterdir())


async def test_a_bad_file_is_told_in_arabic_to_who_reads_arabic(bot: BotAPI) -> None:
    reply = await send(bot, "locked.pdf", encrypted(pdf_of(*LINES), "secret"), "ar")
    assert "محميّ بكلمة سر" in reply.readable
    assert "لم يتغير شيء" in reply.readable


@pytest.mark.parametrize("size", [100 * 1024**2 + 1, 21 * 1024**2])
async def test_a_file_that_is_too_large_for_the_server_is_not_fetched(bot: BotAPI, size: int) -> None:
    content = bytes(size) if size < 100 * 1024**2 else b"x"
    reply = await send(bot, "large.pdf", content, size=size)
    assert "is larger than" in reply.readable


async def test_a_file_that_telegram_does_not_hand_over_is_told(bot: BotAPI) -> None:
    bot.fail("getFile", 400)
    reply = await send(bot, "deal.txt", ZEPHYRIA.encode())
    assert reply.readable == "Telegram did not hand the file over. Please send it again."


async def test_a_file_without_a_name_or_with_a_path_for_one_does_no_harm(bot: BotAPI, home: Path) -> None:
    await send(bot, "../../../etc/passwd.txt", ZEPHYRIA.encode())
    await send(bot, "", ZEPHYRIA.encode())
    kept = {path.name for path in (home / "pending").rglob("*") if path.is_file()} - {"upload.json"}
    assert kept == {"passwd.txt", "upload"}


async def test_a_file_of_somebody_else_gets_a_kind_reply_and_is_not_fetched(bot: BotAPI, home: Path) -> None:
    [reply] = await bot.upload("deal.txt", ZEPHYRIA.encode(), language="en")
    assert reply.readable.startswith("Thank you")
    assert not bot.called("getFile")
    assert not (home / "pending").exists()


async def test_a_button_of_an_administrator_does_nothing_for_others(bot: BotAPI, home: Path) -> None:
    preview = await send(bot, "deal.txt", ZEPHYRIA.encode())
    await bot.tap(preview, "Add", user=5, language="en")
    _, reply = await bot.messages(2)
    assert reply.readable.startswith("This command is for administrators.")
    assert added(home) == set()


# Addresses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["{url}", "/add {url}"])
async def test_an_address_is_fetched_looked_at_and_added(bot: BotAPI, site: Web, home: Path, text: str) -> None:
    [preview] = await bot.ask(text.format(url=site.at("/article")), user=ADMIN, language="en")
    assert preview.readable.startswith("Zephyria leases Qarnak\nEnglish · original text")
    assert site.at("/article") in preview.readable
    await bot.tap(preview, "Add", user=ADMIN, language="en")
    await settled(bot, preview, "Done in")
    document = Library(home).get("article")
    assert (document.title, document.url) == ("Zephyria leases Qarnak", site.at("/article"))


async def test_an_address_takes_an_id_after_it(bot: BotAPI, site: Web) -> None:
    [preview] = await bot.ask(f"/add {site.at('/article')} zephyria-2026", user=ADMIN, language="en")
    assert "id: zephyria-2026" in preview.readable


@pytest.mark.parametrize(
    "url", ["http://169.254.169.254/latest/meta-data/", "https://localhost/", "http://[::1]/x", "https://10.0.0.1/"]
)
async def test_an_address_that_leads_inwards_is_refused(bot: BotAPI, home: Path, url: str) -> None:
    [reply] = await bot.ask(f"/add {url}", user=ADMIN, language="en")
    assert "is not on the public web" in reply.readable
    assert added(home) == set()


async def test_an_address_of_somebody_else_is_a_question(bot: BotAPI, site: Web) -> None:
    site.asked.clear()
    await bot.ask(site.at("/article"))
    assert site.asked == []


# The index ------------------------------------------------------------------------------------------------------


async def test_an_index_that_loses_golden_answers_is_refused_and_the_old_one_answers(bot: BotAPI, home: Path) -> None:
    before = GenerationStore(home).current()
    remove_report(home)
    [reply] = await bot.ask("/reindex", user=ADMIN, language="en")
    refused = await settled(bot, reply, "is not used")
    assert "before 2." in refused
    assert f"• {ABOUT_REPORT}" in refused
    assert GenerationStore(home).current() == before
    assert "13.9" in (await bot.ask(ABOUT_REPORT))[0].text
    await bot.tap(reply, "Use it all the same", user=ADMIN, language="en")
    forced = await settled(bot, reply, "now answered from")
    assert str(GenerationStore(home).current()) in forced
    assert GenerationStore(home).current() != before
    assert "13.9" not in (await bot.ask(ABOUT_REPORT))[0].text


async def test_an_earlier_index_is_put_back(bot: BotAPI, home: Path) -> None:
    first = str(GenerationStore(home).current())
    Library(home).add(zephyria())
    [reply] = await bot.ask("/reindex", user=ADMIN, language="en")
    await settled(bot, reply, "Done in")
    assert "333" in (await bot.ask(ABOUT_ZEPHYRIA))[0].text
    [menu] = await bot.ask("/rollback", user=ADMIN, language="en")
    assert f"○ {first} – last put in use" in menu.readable
    await bot.tap(menu, menu.buttons[0][0], user=ADMIN, language="en")
    assert first in await settled(bot, menu, "answered from index")
    assert GenerationStore(home).current() == first
    assert "333" not in (await bot.ask(ABOUT_ZEPHYRIA))[0].text


async def test_rolling_back_without_a_past_says_so(bot: BotAPI) -> None:
    [reply] = await bot.ask("/rollback", user=ADMIN, language="ar")
    assert "لا يوجد فهرس سابق" in reply.readable


@pytest.mark.parametrize("command", ["/add", "/rollback", "/force x", "/upload x add"])
async def test_the_commands_are_for_administrators(bot: BotAPI, command: str) -> None:
    [english] = await bot.ask(command, language="en")
    [arabic] = await bot.ask(command, language="ar")
    assert english.readable.startswith("This command is for administrators.")
    assert arabic.readable.startswith("هذا الأمر للمشرفين وحدهم.")


# Sources, notes, gaps and figures -------------------------------------------------------------------------------


async def test_a_source_is_taken_out_by_taps_and_no_longer_answered_from(bot: BotAPI, home: Path) -> None:
    Library(home).add(zephyria("aaa-zephyria"))
    [reply] = await bot.ask("/reindex", user=ADMIN, language="en")
    await settled(bot, reply, "Done in")
    [page] = await bot.ask("/sources", user=ADMIN, language="en")
    assert "1. aaa-zephyria · Zephyria leases Qarnak" in page.readable
    await bot.tap(page, "✕ 1", user=ADMIN, language="en")
    taken = (await bot.messages(3))[-1]
    assert taken.readable.startswith("Taken out: aaa-zephyria.")
    await bot.tap(taken, "Read the documents again", user=ADMIN, language="en")
    await settled(bot, taken, "Done in")
    assert "333" not in (await bot.ask(ABOUT_ZEPHYRIA))[0].text


async def test_sources_are_turned_page_by_page_in_one_message(bot: BotAPI) -> None:
    [page] = await bot.ask("/sources", user=ADMIN, language="ar")
    first = page.readable
    await bot.tap(page, "التالي", user=ADMIN, language="ar")
    await bot.until(lambda: page.edits)
    assert page.readable != first
    assert "11. " in page.readable


async def test_a_note_rides_along_after_the_next_index(bot: BotAPI, home: Path) -> None:
    Library(home).add(zephyria())
    note = "/note zephyria#1 correction The lease of Zephyria Mining at Qarnak is of 303 megawatts, not 333 megawatts."
    [noted] = await bot.ask(note, user=ADMIN, language="en")
    assert noted.readable.startswith("Note A1 (correction) is on zephyria#1.")
    await bot.tap(noted, "Read the documents again", user=ADMIN, language="en")
    await settled(bot, noted, "Done in")
    [answer] = await bot.ask(ABOUT_ZEPHYRIA)
    assert "303 megawatts" in answer.readable


@pytest.fixture
async def kept(api: BotAPI, home: Path) -> AsyncIterator[BotAPI]:
    """A bot that keeps what is asked."""
    state = State(Database(address_in(home)))
    engine = Engine(settings_of(home), state.receipts)
    async with running(engine, api, state=state, office=office_of(home, engine, state)):
        yield api
    state.close()


async def test_what_was_not_answered_is_listed_and_exported(kept: BotAPI, tmp_path: Path) -> None:
    for user in (1, 2):
        await kept.ask("Which Gulf miners have signed AI leases?", user=user)
    [gaps] = await kept.ask("/gaps", user=ADMIN, language="en")
    assert "1. Which Gulf miners have signed AI leases? – 2 times" in gaps.readable
    await kept.tap(gaps, "✎ 1", user=ADMIN, language="en")
    gap = (await kept.messages(4))[-1]
    assert "/note " in gap.readable
    await kept.tap(gap, "As a golden question", user=ADMIN, language="en")
    file = (await kept.messages(5))[-1].document
    assert file is not None
    (tmp_path / file.name).write_bytes(file.content)
    [question] = read_questions(tmp_path / file.name)
    assert question.question == "Which Gulf miners have signed AI leases?"


async def test_everything_is_exported_as_one_file(kept: BotAPI) -> None:
    await kept.ask("Which Gulf miners have signed AI leases?")
    [reply] = await kept.ask("/export", user=ADMIN, chat=ADMIN, language="ar")
    assert reply.document is not None
    assert reply.document.name.endswith(".jsonl")
    assert "سؤال مرجعي واحد" in reply.readable


async def test_figures_come_with_a_picture(kept: BotAPI) -> None:
    await kept.ask(ABOUT_REPORT)
    [reply] = await kept.ask("/stats", user=ADMIN, language="en")
    assert reply.photo is not None
    assert reply.readable.startswith("In 30 days one question from one person:")
