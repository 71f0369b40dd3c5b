"""Bubbles: quotes that are folded, keyboards, and whose message stands where."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from corpus.document import Language
from tests.bot.telegram.markup import Marked, parse_html
from tests.screens.blocks import Lines, Photo, Quote
from tests.screens.bubble import Bubble
from tests.screens.canvas import LARGEST
from tests.screens.drawing import png
from tests.screens.message import Card, Message, Notice, Screen
from tests.screens.palette import OURS, THEIRS, WIDEST

EVIDENCE = "\n".join(f"line {number} of the evidence" for number in range(1, 8))
ANSWER = Message(
    parse_html(f"It is <b>770 MW</b>.¹\n<blockquote expandable><b>Evidence</b>\n{EVIDENCE}</blockquote>"),
    rows=((("Source", False), ("Share", True)), (("👍", False), ("👎", False))),
    time="9:41",
)
QUESTION = Message(Marked("كم ميجاوات؟"), is_own=True, time="9:41")


def screen(*shown: Message | Notice, **rest: object) -> Screen:
    return Screen("en", "Qudra", "bot", shown, **rest)  # type: ignore[arg-type]


def picture(shown: Screen) -> Image.Image:
    return Image.open(BytesIO(png(shown))).convert("RGB")


def quote(message: Message) -> Quote:
    return next(block for block in Bubble(message, "en").blocks if isinstance(block, Quote))


def test_an_expandable_quote_shows_three_lines_and_an_arrow_until_it_is_tapped() -> None:
    folded, opened = quote(ANSWER), quote(replace(ANSWER, is_open=True))
    assert [line.text for line in folded.text.lines] == ["Evidence", *EVIDENCE.splitlines()[:2]]
    assert len(opened.text.lines) == 8
    assert folded.has_arrow
    assert opened.has_arrow


def test_a_quote_of_three_lines_has_nothing_to_open() -> None:
    short = Message(parse_html("<blockquote expandable>a\nb\nc</blockquote>"))
    assert not quote(short).has_arrow


def test_a_plain_quote_is_shown_whole() -> None:
    plain = quote(Message(parse_html(f"<blockquote>{EVIDENCE}</blockquote>")))
    assert (len(plain.text.lines), plain.has_arrow) == (7, False)


def test_ours_stands_at_the_right_and_theirs_at_the_left() -> None:
    ours, theirs = picture(screen(QUESTION)), picture(screen(ANSWER))
    middle = 170
    assert hexed(ours, 770, middle) == OURS != hexed(ours, 30, middle)
    assert hexed(theirs, 30, middle) == THEIRS != hexed(theirs, 770, middle)


def hexed(drawn: Image.Image, x: int, y: int) -> str:
    red, green, blue = drawn.getpixel((x, y))  # type: ignore[misc]
    return f"#{red:02x}{green:02x}{blue:02x}"


def test_the_time_is_beside_a_last_line_that_leaves_room_and_else_below() -> None:
    assert Bubble(Message(Marked("short"), time="9:41"), "en").time_is_beside
    assert not Bubble(QUESTION, "en").time_is_beside
    assert not Bubble(ANSWER, "en").time_is_beside


def test_a_bubble_is_as_wide_as_its_buttons_but_no_wider_than_a_phone() -> None:
    narrow = Message(Marked("a"), time="9:41")
    assert Bubble(narrow, "en").width < 200
    assert 200 < Bubble(replace(narrow, rows=((("Calculate: demand", False),),)), "en").width < WIDEST
    assert Bubble(replace(narrow, rows=((("word " * 40, False),),)), "en").width == WIDEST


def test_empty_lines_around_a_quote_are_not_doubled() -> None:
    first, *_ = Bubble(ANSWER, "en").blocks
    assert isinstance(first, Lines)
    assert [line.text for line in first.lines] == ["It is 770 MW.¹"]


def test_a_photo_keeps_its_shape() -> None:
    content = BytesIO()
    Image.new("RGB", (1000, 750)).save(content, "png")
    photo = Photo(content.getvalue())
    assert (photo.height - 10) / photo.width == pytest.approx(0.75)
    assert picture(screen(Message(Marked("below"), photo=content.getvalue()))).height > photo.height


def test_everything_at_once_is_one_small_picture() -> None:
    shown = (
        Notice("Mona added Qudra"),
        replace(QUESTION, reply=("Mona", "who?"), is_edited=True, author="Mona", forwarded="News"),
        replace(ANSWER, file=("a.txt", 120)),
        Message(parse_html("<i>a</i> <u>b</u> <s>c</s> <code>d = 1</code> <pre>e</pre>")),
        Notice("thank you " * 20, pops_up=True),
    )
    languages: tuple[Language, ...] = ("en", "ar")
    for language in languages:
        drawn = png(replace(screen(*shown, cards=(Card("ما هو؟", "هو"),), typed="@bot x"), language=language))
        assert len(drawn) <= LARGEST
        assert Image.open(BytesIO(drawn)).width == 800


def test_a_picture_that_cannot_be_small_is_an_error() -> None:
    with pytest.raises(ValueError, match="show less in it"):
        png(screen(*[Message(Marked(EVIDENCE * 9))] * 4))
