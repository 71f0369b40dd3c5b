"""The order of both directions on a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screens.bidi import base_level, levels_of, visual_order

LETTERS = st.text("ab12٣ ابت.,:%-()[]،؟\u2066\u2067\u2068\u2069\u200e\u200f", max_size=16)


def seen(text: str) -> str:
    """What stands from left to right, brackets as they are in the text."""
    base = base_level(text)
    order = visual_order(text, levels_of(text, base), base)
    return "".join(text[place] for place in order if text[place] not in "\u2066\u2067\u2068\u2069\u200e\u200f")


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("abc", 0),
        ("ابت", 1),
        ("20% ابت", 1),
        ("TWh ابت", 0),
        ("\u200fTWh", 1),
        ("\u2066TWh\u2069 ابت", 1),
        ("12 %", 0),
        ("", 0),
    ],
)
def test_the_first_strong_letter_outside_isolates_gives_the_direction(text: str, base: int) -> None:
    assert base_level(text) == base


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("abc ابت def", "abc تبا def"),
        ("ابت abc جحخ", "خحج abc تبا"),
        ("ابت 770 جحخ", "خحج 770 تبا"),
        ("بلغ 20%", "%20 غلب"),  # why the bot isolates figures
        ("بلغ \u206620%\u2069", "20% غلب"),
        ("ابت (abc).", ".)abc( تبا"),
        ("abc (ابت) def", "abc (تبا) def"),
        ("في \u20662027\u2069.¹ ²", "² ¹.2027 يف"),
        ("ا\u0651ب 1,000", "1,000 ب\u0651ا"),
        ("قيمة ٢٫٥ ت", "ت ٢٫٥ ةميق"),
    ],
)
def test_a_line_is_in_the_order_of_its_directions(text: str, order: str) -> None:
    assert seen(text) == order


def test_spaces_at_a_lines_end_stand_where_the_paragraph_ends() -> None:
    text = "ابت abc "
    assert visual_order(text, levels_of(text, 1), 1)[0] == len(text) - 1


@given(LETTERS)
def test_every_character_has_one_place(text: str) -> None:
    for base in (0, 1):
        levels = levels_of(text, base)
        assert sorted(visual_order(text, levels, base)) == list(range(len(text)))
        assert all(level >= base for level in levels)
