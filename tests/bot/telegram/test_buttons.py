"""Choices as Telegram's buttons."""

from __future__ import annotations

from bot.chat.choice import Choice, column
from bot.chat.reply import Reply
from bot.telegram.buttons import buttons
from corpus.document import Language


def label(text: str, language: Language) -> str:
    keyboard = buttons(Reply(language, "", rows=column([Choice(text, "/ask")])), "qudra_bot")
    assert keyboard is not None
    return keyboard.inline_keyboard[0][0].text


def test_a_reply_without_choices_has_no_buttons() -> None:
    assert buttons(Reply("en", "text"), "qudra_bot") is None


def test_rows_stay_rows() -> None:
    row = (Choice("a", "/ask a"), Choice("b", "/ask b"))
    keyboard = buttons(Reply("en", "", rows=(row, row[:1])), "qudra_bot")
    assert keyboard is not None
    carried = [[button.callback_data for button in row] for row in keyboard.inline_keyboard]
    assert carried == [["/ask a", "/ask b"], ["/ask a"]]


def test_a_choice_that_shares_leads_to_telegrams_own_dialogue_with_a_link_to_the_bot() -> None:
    choice = Choice("Share", "/start calc_seA_3", shares=True)
    keyboard = buttons(Reply("en", "", rows=((choice,),)), "qudra_bot")
    assert keyboard is not None
    [[button]] = keyboard.inline_keyboard
    assert button.callback_data is None
    assert button.url == "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fqudra_bot%3Fstart%3Dcalc_seA_3"


def test_what_runs_the_other_way_is_isolated_and_labels_of_one_direction_are_left_alone() -> None:
    assert label("الحصة: 30%", "ar") == "الحصة: \u206630%\u2069"
    assert label("القدرة: 100 ميجاوات", "ar") == "القدرة: 100 ميجاوات"
    for text in ("−", "+", "العربية", "English"):
        assert label(text, "ar") == label(text, "en") == text
