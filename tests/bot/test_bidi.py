"""Both directions in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bidi import RLM, isolated, laid_out, left_to_right
from tests.screens.bidi import base_level, levels_of, visual_order

VISIBLE = str.maketrans({"\u2066": "[", "\u2067": "{", "\u2069": "]", "\u200e": "L", "\u200f": "R"})


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("حولت 20% من طاقتها", "حولت [20%] من طاقتها"),
        ("بين 10–15 و 20% - 30%", "بين [10–15] و [20% - 30%]"),
        ("بقيمة $6.7 مليار", "بقيمة [$6.7] مليار"),
        ("في 2024-08-28 قال", "في [2024-08-28] قال"),
        ("شركة Core Scientific (CORZ) وقعت", "شركة [Core Scientific (CORZ)] وقعت"),
        ("السعر 3.5 MW/h هنا", "السعر [3.5 MW/h] هنا"),
        ("قالت MARA.¹ ثم", "قالت [MARA].¹ ثم"),
        ("في عام 2027.¹", "في عام [2027].¹"),
        ("هت 8 (Hut 8) وقعت", "هت 8 (Hut 8) وقعت"),
        ("متوسط 20% (P5) هنا", "متوسط [20%] (P5) هنا"),
        ("نسبة ٢٠٪ من", "نسبة [٢٠٪] من"),
        ("أُضيفت «qarnaq» (qarnaq): فقرتان", "أُضيفت «qarnaq» ([qarnaq]): فقرتان"),
        ("عن طريق Data Center Dynamics، Axios، APPA", "عن طريق Data Center Dynamics، [Axios]، [APPA]"),
        ("نشرته Bitfarms · 2024 · بصياغتنا", "نشرته Bitfarms · [2024] · بصياغتنا"),
        ("عند 10% 22.64، وعند 50% 26.2", "عند [10%] 22.64، وعند [50%] 26.2"),
        ("وتقبل start_share\u00a0=\u00a00%؛ mode", "وتقبل [start_share\u00a0=\u00a00%]؛ mode"),
    ],
)
def test_what_would_be_drawn_out_of_order_is_isolated(paragraph: str, expected: str) -> None:
    assert laid_out(paragraph, "ar").translate(VISIBLE) == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        "تحقق 13.9 مليار دولار",
        "شركة Core Scientific وقعت",
        "في 2,000 موقع",
        "عام 2027",
        "صفحة sipoch.com في P5",
        "شركتا MARA, Riot وغيرهما",
    ],
)
def test_what_reads_rightly_is_left_as_it_is(paragraph: str) -> None:
    assert laid_out(paragraph, "ar") == paragraph


@pytest.mark.parametrize("paragraph", ["MARA تملك", "13.9 مليار", "(Core) شركة", "¹ فان إيك", "• 7 شركات"])
def test_an_arabic_paragraph_that_begins_with_a_name_or_a_figure_is_told_its_direction(paragraph: str) -> None:
    assert laid_out(paragraph, "ar").startswith("\u200f")


def test_an_english_paragraph_isolates_arabic_and_begins_left_to_right() -> None:
    assert laid_out("قدرة means 20 of the قدرة على", "en").translate(VISIBLE) == "L{قدرة] means 20 of the {قدرة على]"
    assert laid_out("20 MW (CORZ)", "en") == "20 MW (CORZ)"


def test_a_part_does_not_run_on_from_what_stands_before_it() -> None:
    assert isolated("Bitfarms، في 2024", "ar").translate(VISIBLE) == "[Bitfarms]، في 2024"
    assert isolated("2024", "ar").translate(VISIBLE) == "[2024]"
    assert isolated("موقع Bitfarms", "ar") == "موقع Bitfarms"


ATOMS = ["Alpha", "Beta Gamma", "delta_1", "qarnaq.txt", "20%", "13.9", "$6.7", "-5.5%", "2024-08-28", "/mc", "2030"]
ARABIC_ATOMS = ["حوّلوا", "طاقتهم", "قدرة", "فقرات"]
WRAPPED = st.sampled_from([("", ""), ("«", "»"), ("(", ")")])
APART = st.sampled_from(["، ", "؛ ", " · ", ": ", ""])
ATOM = st.tuples(st.sampled_from([*ATOMS, *ARABIC_ATOMS]), WRAPPED, APART)


@given(st.lists(ATOM, min_size=1, max_size=7, unique_by=lambda one: one[0]), st.booleans())
def test_what_is_read_first_stands_further_right_and_each_name_and_figure_reads_to_the_right(
    atoms: list[tuple[str, tuple[str, str], str]], in_parts: bool
) -> None:
    pieces: list[str] = []
    for words, (opened, closed), apart in atoms:
        runs_on = not closed and apart in ("", ": ")  # two words, or a name and what is said of it, are one run
        pieces += [opened, words, closed, " كلمة " if runs_on else apart or " "]
    drawn = RLM + "".join(isolated(piece, "ar") for piece in pieces) if in_parts else laid_out("".join(pieces), "ar")
    places = visual_places(drawn)
    at, right = 0, len(drawn)
    for piece in filter(None, map(str.strip, pieces)):
        at = drawn.index(piece, at)
        own = [places[place] for place in range(at, at + len(piece))]
        assert own == sorted(own, reverse=piece not in ATOMS), drawn.translate(VISIBLE)
        assert max(own) < right, drawn.translate(VISIBLE)
        at, right = at + len(piece), min(own)


def visual_places(drawn: str) -> list[int]:
    """Return how far from the left each character stands where the paragraph is one line."""
    base = base_level(drawn)
    assert base == 1
    order = visual_order(drawn, levels_of(drawn, base), base)
    return [order.index(place) for place in range(len(drawn))]


def test_a_texts_own_controls_are_dropped_and_nothing_else() -> None:
    assert laid_out("\u202eabc\u202c \u2067x\u2069", "en") == "abc x"
    assert left_to_right("\u20661 + 1\u2069") == "\u20661 + 1\u2069"


@given(st.text(st.sampled_from("aب1٣%.,$()- \u202e\u2066\u2069¹") | st.characters()), st.sampled_from(["ar", "en"]))
def test_letters_stay_in_order_and_isolates_are_balanced(paragraph: str, language: str) -> None:
    drawn = laid_out(paragraph, language)  # type: ignore[arg-type]
    controls = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
    assert drawn.translate(dict.fromkeys(map(ord, controls))) == paragraph.translate(dict.fromkeys(map(ord, controls)))
    depth = 0
    for char in drawn:
        depth += {"\u2066": 1, "\u2067": 1, "\u2069": -1}.get(char, 0)
        assert depth in (0, 1)
    assert depth == 0
