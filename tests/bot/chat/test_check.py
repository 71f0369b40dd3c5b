"""`/check`: a text, or the message replied to, against the shipped sources."""

from __future__ import annotations

import pytest

from bot.chat.request import About
from bot.telegram.rendering import rendered
from tests.bot.chat.conftest import Say
from tests.bot.telegram.markup import parse_html

MIXED = (
    "Bitfarms bought Stronghold, and TeraWulf's site in New York can reach 900 MW. "
    "Core Scientific's deal with CoreWeave is 200 MW. Tesla sold 1.8 million cars in 2023."
)


def test_each_statement_gets_its_verdict_and_what_the_sources_say_instead(say: Say) -> None:
    [reply] = say(f"/check {MIXED}")
    assert reply.text.startswith("4 statements against my sources:")
    signs = [char for char in reply.text if char in "✅❌🕰❔"]
    assert signs == ["✅", "❌", "🕰", "❔"]
    assert "The source says: TeraWulf" in reply.text
    assert "770 MW" in reply.text
    assert "To be exact: The deal grew from about 200 MW" in reply.text


def test_every_marker_points_to_a_quote(say: Say) -> None:
    [reply] = say(f"/check {MIXED}")
    assert reply.answer is not None
    markers = {char for char in reply.text if char in "¹²³⁴⁵⁶⁷⁸⁹"}
    assert len(markers) == len(reply.answer.citations)


def test_the_message_replied_to_is_checked(say: Say) -> None:
    [reply] = say("/check", about=About("يمكن أن تصل قدرة موقع تيرا وولف إلى 500 ميجاوات."))
    assert "❌ تخالفه المصادر" in reply.text
    assert "770 ميجاوات" in reply.text
    assert reply.language == "ar"


def test_what_is_written_comes_before_what_is_replied_to(say: Say) -> None:
    [reply] = say("/check The fourth halving was in April 2024.", about=About("TeraWulf's site can reach 900 MW."))
    assert "✅" in reply.text
    assert "❌" not in reply.text


def test_a_chosen_language_says_the_verdicts(say: Say) -> None:
    say("/language ar")
    [reply] = say("/check The fourth halving was in April 2024.")
    assert "تؤيده المصادر" in reply.text


@pytest.mark.parametrize(("language", "words"), [("ar", "رُدّ"), ("en", "Reply with /check")])
def test_without_a_text_it_says_how(say: Say, language: str, words: str) -> None:
    assert words in say("/check", language=language)[0].text


@pytest.mark.parametrize("text", ["Good morning!", "🙂🙂🙂", "What do you think?"])
def test_where_nothing_is_stated_that_is_said(say: Say, text: str) -> None:
    assert "find nothing in this text" in say(f"/check {text}", language="en")[0].text


def test_the_report_on_a_long_text_fits_one_message_and_says_what_it_left_out(say: Say) -> None:
    statements = (
        f"TeraWulf, which is one of the miners that the report names and which has a strategy officer who spoke of the "
        f"interest of several large technology companies, owns a site in upstate New York that can reach {number} MW."
        for number in range(900, 912)
    )
    [reply] = say("/check " + " ".join(statements))
    [html] = rendered(reply)
    marked = parse_html(html)
    assert len(marked.of("expandable_blockquote")) == 1
    assert len(reply.text) < 3_400


def test_markup_in_a_text_stays_text(say: Say) -> None:
    [reply] = say("/check <b>TeraWulf's</b> site can reach 900 MW & more.")
    assert "<b>TeraWulf's</b>" in parse_html(rendered(reply)[0]).text
