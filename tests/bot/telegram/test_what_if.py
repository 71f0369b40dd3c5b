"""What if in Telegram: one message that changes at every tap, whatever becomes of it and of the server."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from bot.telegram import patience
from tests.bot.samples import FakeEngine
from tests.bot.telegram.bot_api import BotAPI
from tests.bot.telegram.conftest import running
from tests.bot.telegram.markup import CAPTION, utf16_length
from tests.bot.telegram.shown import Shown

ASKED = "/calc site_compare mw=100"

# The library warns that a wait will be a timedelta one day; both are understood.
pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after.*")


@pytest.fixture(autouse=True)
def _no_long_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_PAUSE", 0.01)


async def tapped(bot: BotAPI, shown: Shown, label: str, **options: object) -> Shown:
    """Tap a button and wait until the message has changed."""
    edits = shown.edits
    await bot.tap(shown, label, **options)
    await bot.until(lambda: shown.edits > edits)
    return shown


async def answered(bot: BotAPI, count: int) -> None:
    """Wait until so many taps have been answered."""
    await bot.until(lambda: len(bot.called("answerCallbackQuery")) >= count)


def power(shown: Shown) -> str:
    return shown.rows[0][1][0]


def link(shown: Shown) -> str:
    """What the share button would pass on: what the link opens in the bot."""
    [url] = [data for _, data in shown.buttons if data.startswith("https://t.me/share/url")]
    shared = urlsplit(parse_qs(urlsplit(url).query)["url"][0])
    assert (shared.netloc, shared.path) == ("t.me", "/qudra_bot")
    return parse_qs(shared.query)["start"][0]


async def test_a_conversation_goes_on_in_one_message(bot: BotAPI) -> None:
    [shown] = await bot.ask(ASKED, language="en")
    assert [len(row) for row in shown.rows] == [3, 2, 3, 3, 1, 3, 2]
    await tapped(bot, shown, "+")
    assert power(shown) == "Power: 200 MW"
    await tapped(bot, shown, "⇄ Basis: gross")
    await tapped(bot, shown, "Compare")
    assert shown.text.startswith("Basis: before gross, now IT load\nNPV: before -77.88 million USD")
    await tapped(bot, shown, "Formula")
    assert "Formula: " in shown.text
    await tapped(bot, shown, "Range")
    assert "P10" in shown.text
    await tapped(bot, shown, "Result")
    assert bot.in_chat(1) == [shown]
    assert len(bot.called("answerCallbackQuery")) == 6
    assert bot.alerts == []


async def test_the_chart_comes_into_the_message_and_stays_while_its_caption_changes(bot: BotAPI) -> None:
    [shown] = await bot.ask(ASKED, language="en")
    await tapped(bot, shown, "Chart")
    first = shown.photo
    assert first is not None
    await tapped(bot, shown, "Formula")
    assert shown.photo == first
    assert "Formula: " in shown.text
    assert 0.8 * CAPTION < utf16_length(shown.text) <= CAPTION
    assert shown.text.endswith("…")
    await tapped(bot, shown, "+")
    assert shown.photo != first
    assert power(shown) == "Power: 200 MW"
    await tapped(bot, shown, "Result")
    assert bot.in_chat(1) == [shown]


async def test_a_shared_link_opens_the_same_calculation_in_another_chat(bot: BotAPI) -> None:
    [shown] = await bot.ask("/calc site_energy mw=100", language="en")
    await tapped(bot, shown, "+")
    [opened] = await bot.ask(f"/start {link(shown)}", chat=2, user=2)
    assert power(opened) == "Power: 200 MW"
    assert link(opened) == link(shown)


async def test_a_link_cut_short_gets_the_welcome_with_a_word_on_it(bot: BotAPI) -> None:
    [welcome] = await bot.ask("/start calc_q", language="en")
    assert welcome.text.startswith("I can't read the calculation in this link")
    assert len(welcome.buttons) == 3


async def test_old_messages_go_on_after_a_restart(api: BotAPI) -> None:
    async with running(FakeEngine(), api):
        [shown] = await api.ask("/calc site_compare mw=100 hashprice=60", language="ar")
    async with running(FakeEngine(), api):
        await tapped(api, shown, "+", language="en")
    assert any("الهاش برايس: 60" in label for label, _ in shown.buttons)
    assert "القدرة: 200" in shown.rows[0][1][0].replace("\u2066", "").replace("\u2069", "")


async def test_an_input_explains_itself_in_a_pop_up(bot: BotAPI) -> None:
    [shown] = await bot.ask(ASKED, language="en")
    await bot.tap(shown, "Rent: 150")
    await bot.until(lambda: bot.alerts)
    [data] = bot.called("answerCallbackQuery")
    assert data["show_alert"] == "true"
    assert bot.alerts[0].startswith("Rent: 150 USD/kW-month (assumption)\nFrom 0 to 1,000")
    assert (shown.edits, len(bot.in_chat(1))) == (0, 1)


async def test_the_table_comes_as_a_document_beside_the_message(bot: BotAPI) -> None:
    [shown] = await bot.ask("/calc demand_projection growth=10%", language="en")
    await bot.tap(shown, "Table (CSV)")
    _, table = await bot.messages(2)
    assert table.document is not None
    assert table.document.name == "demand_projection.csv"
    assert table.document.content.startswith("\ufeff".encode())
    assert table.text.startswith("The figures as a table")
    assert shown.edits == 0


async def test_a_refused_document_leaves_a_sentence(bot: BotAPI) -> None:
    bot.fail("sendDocument", 400)
    [shown] = await bot.ask("/calc demand_projection growth=10%", language="en")
    await bot.tap(shown, "Table (CSV)")
    _, told = await bot.messages(2)
    assert told.document is None


async def test_sensitivity_is_sent_with_its_picture(bot: BotAPI) -> None:
    await bot.ask(ASKED, language="en")
    [shown] = await bot.ask("/sensitivity")
    assert shown.photo is not None
    assert "What moves it most" in shown.text
    await tapped(bot, shown, "+")
    assert shown.photo is not None
    assert power(shown) == "Power: 200 MW"


async def test_mc_without_a_calculation_says_so(bot: BotAPI) -> None:
    [reply] = await bot.ask("/mc", language="en")
    assert "nothing out" in reply.text


async def test_a_double_tap_does_no_harm(bot: BotAPI) -> None:
    [shown] = await bot.ask(ASKED, language="en")
    data = dict(shown.buttons)["Range"]
    for _ in range(2):
        await bot.tap(shown, "", data=data, language="en")
    await answered(bot, 2)
    await bot.ask("Still there?")
    assert len(bot.in_chat(1)) == 2
    assert shown.edits == 1


async def test_a_double_tap_on_a_chart_does_no_harm_either(bot: BotAPI) -> None:
    [shown] = await bot.ask(ASKED, language="en")
    data = dict(shown.buttons)["Chart"]
    for _ in range(2):
        await bot.tap(shown, "", data=data, language="en")
    await bot.ask("Still there?")
    assert len(bot.in_chat(1)) == 2
    assert shown.photo is not None


async def test_a_flood_limit_on_an_edit_is_waited_out(bot: BotAPI) -> None:
    [shown] = await bot.ask(ASKED, language="en")
    for method, label in (("editMessageText", "+"), ("editMessageMedia", "Chart"), ("editMessageMedia", "+")):
        bot.fail(method, 429, retry_after=1)
        await tapped(bot, shown, label)
    assert power(shown) == "Power: 500 MW"
    assert bot.in_chat(1) == [shown]


async def test_an_edit_that_is_refused_comes_as_a_new_message(bot: BotAPI) -> None:
    [shown] = await bot.ask(ASKED, language="en")
    bot.fail("editMessageText", 400)
    await bot.tap(shown, "+")
    _, anew = await bot.messages(2)
    assert (power(shown), power(anew)) == ("Power: 100 MW", "Power: 200 MW")


async def test_a_picture_that_cannot_be_put_in_is_sent_and_one_that_cannot_be_sent_is_told(bot: BotAPI) -> None:
    [shown] = await bot.ask(ASKED, language="en")
    bot.fail("editMessageMedia", 400, times=2)
    await bot.tap(shown, "Chart")
    _, chart = await bot.messages(2)
    assert chart.photo is not None
    bot.fail("sendPhoto", 400)
    await bot.tap(shown, "Chart")
    *_, told = await bot.messages(3)
    assert told.photo is None
    assert "site_compare" in told.text
    await tapped(bot, chart, "+")
    assert power(chart) == "Power: 200 MW"


async def test_a_tap_on_a_message_too_old_to_see_sends_anew(bot: BotAPI) -> None:
    [shown] = await bot.ask(ASKED, language="en")
    await bot.tap(shown, "+", too_old=True, language="en")
    _, anew = await bot.messages(2)
    assert power(anew) == "Power: 200 MW"
    assert shown.edits == 0


async def test_a_tap_on_a_message_that_was_deleted_sends_anew(bot: BotAPI) -> None:
    [shown] = await bot.ask(ASKED, language="en")
    del bot.shown[shown.id]
    await bot.tap(shown, "+", language="en")
    [anew] = await bot.messages(1)
    assert power(anew) == "Power: 200 MW"


FORGED = ("", " zz", " seA9", " seA_3 \u2066", " ceA100 iZ", " " + "A" * 61, " seA1e999")


@pytest.mark.parametrize("data", [f"/w{rest}" for rest in FORGED])
async def test_a_forged_tap_gets_a_kind_word(bot: BotAPI, data: str) -> None:
    [shown] = await bot.ask(ASKED, language="en")
    await bot.tap(shown, "", data=data, language="en")
    await bot.until(lambda: bot.alerts)
    assert (shown.edits, len(bot.in_chat(1))) == (0, 1)
    assert "error" not in bot.alerts[0].lower()


async def test_a_tap_is_answered_even_when_it_fails(bot: BotAPI, engine: FakeEngine) -> None:
    [welcome] = await bot.ask("/start", language="en")
    engine.error = RuntimeError("a bug")
    await bot.tap(welcome, welcome.buttons[0][0])
    _, apology = await bot.messages(2)
    assert "went wrong" in apology.text
    assert len(bot.called("answerCallbackQuery")) == 1


async def test_calculators_are_chosen_and_started_in_one_message(bot: BotAPI) -> None:
    [menu] = await bot.ask("/calc", language="en")
    assert [len(row) for row in menu.rows] == [2] * 7 + [1]
    await tapped(bot, menu, "A site's energy")
    assert [label for label, _ in menu.rows[0]] == ["50 MW", "100 MW", "500 MW"]
    await tapped(bot, menu, "All calculators")
    await tapped(bot, menu, "A site's energy")
    await tapped(bot, menu, "100 MW")
    assert power(menu) == "Power: 100 MW"
    assert bot.in_chat(1) == [menu]


async def test_labels_read_rightly_in_arabic(bot: BotAPI) -> None:
    [shown] = await bot.ask("/calc sector_revenue share=30%", language="ar")
    less, share, more = (label for label, _ in shown.rows[0])
    assert (less, share, more) == ("−", "الحصة: \u206630%\u2069", "+")


async def test_in_a_group_a_tap_changes_the_message_too(bot: BotAPI) -> None:
    [shown] = await bot.ask("/calc@qudra_bot site_energy mw=100", chat=-100, language="en")
    await tapped(bot, shown, "+", chat=-100, user=9, language="en")
    assert power(shown) == "Power: 200 MW"
