"""Lines: how a paragraph is broken, on which side it begins, and what of it is bold."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bot.telegram.markup import parse_html
from tests.screens.lines import Line, clipped, lines_of
from tests.screens.marking import Paragraph, passages_of
from tests.screens.palette import LINK
from tests.screens.typeface import Style

ENGLISH = "Bitfarms agreed in August 2024 to buy Stronghold Digital Mining in an all-share deal."
ARABIC = "تملك شركة تيرا وولف (TeraWulf) موقعًا يمكن أن تصل قدرته إلى 770 ميجاوات، بحسب التقرير."
PLAIN = Style()


def broken(text: str, room: float) -> list[Line]:
    return lines_of(Paragraph.plain(text, PLAIN), room)


def paragraphs(html: str) -> list[Paragraph]:
    return [one for passage in passages_of(parse_html(html), PLAIN) for one in passage.paragraphs]


def test_a_line_is_wrapped_at_words_and_none_is_wider_than_its_room() -> None:
    lines = broken(ENGLISH, 300)
    assert len(lines) > 3
    assert all(line.width <= 300 for line in lines)
    assert " ".join(line.text for line in lines) == ENGLISH


def test_a_word_that_is_longer_than_a_line_is_cut() -> None:
    lines = broken("see https://example.org/" + "a" * 60, 300)
    assert all(0 < line.width <= 300 for line in lines)
    assert "".join(line.text for line in lines).replace(" ", "") == "seehttps://example.org/" + "a" * 60


def test_what_a_no_break_space_joins_stays_on_one_line() -> None:
    texts = [line.text for line in broken("start_year\u00a0=\u00a02024; " * 6, 300)]
    assert len(texts) > 2
    assert all(text.startswith("start_year\u00a0=\u00a02024;") for text in texts)


def test_each_paragraph_begins_where_its_first_letter_says() -> None:
    assert {line.right_to_left for line in broken(ARABIC, 300)} == {True}
    assert {line.right_to_left for line in broken(ENGLISH, 300)} == {False}
    assert [line.right_to_left for line in broken("770 (TeraWulf) تيرا", 900)] == [False]


def test_wrapped_lines_keep_the_order_of_both_directions() -> None:
    lines = [line.text for line in broken(ARABIC, 420)]
    assert lines[0].split()[-1][::-1] == "تملك"  # the first word stands at the right
    assert lines[-1].startswith(".")
    assert any("TeraWulf" in line for line in lines)
    assert any("770 " in line or line.endswith("770") for line in lines)


def test_a_bold_run_is_bold_and_nothing_else() -> None:
    [paragraph] = paragraphs("in 2023 about <b>152 TWh</b>, and 👍 <b>4%</b>")
    [line] = lines_of(paragraph, 900)
    assert [piece.text for piece in line.pieces if piece.style.bold] == ["152 TWh", "4%"]
    assert {piece.font.name for piece in line.pieces if piece.style.bold} == {"QudraSans-Bold.ttf"}


def test_links_commands_and_mentions_are_coloured() -> None:
    [paragraph] = paragraphs('<a href="https://example.org">here</a>, /help or @qudra_bot, not PH/s')
    [line] = lines_of(paragraph, 900)
    assert [piece.text for piece in line.pieces if piece.style.colour == LINK] == ["here", "/help", "@qudra_bot"]


def test_a_clipped_line_ends_with_an_ellipsis_where_it_is_read_last() -> None:
    english, arabic = (clipped(Paragraph.plain(text, PLAIN), 300) for text in (ENGLISH, ARABIC))
    assert english.text.endswith("…")
    assert arabic.text.startswith("…")
    assert max(english.width, arabic.width) <= 300


@settings(max_examples=50, deadline=None)
@given(st.text("ab 12٣ابت.,%()\u2066\u2067\u2069\u200f👍", max_size=60), st.integers(60, 400))
def test_no_text_loses_a_letter_or_overflows(text: str, room: int) -> None:
    lines = broken(text, room)
    kept = "".join(line.text for line in lines).replace(" ", "")
    marks = dict.fromkeys((0x2066, 0x2067, 0x2069, 0x200F, 0x20))
    assert sorted(kept) == sorted(text.translate(marks))
    assert all(line.width <= room for line in lines)
