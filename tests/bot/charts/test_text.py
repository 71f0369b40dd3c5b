from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.ft2font import FT2Font, LoadFlags

from bot.charts import Axis
from bot.charts.text import Script, year
from bot.charts.typeface import BOLD, FOLDER, REGULAR, covered

ENGLISH, ARABIC, INDIC = Script("en"), Script("ar"), Script("ar", arabic_digits=True)
LETTERS = "".join(map(chr, [*range(0x621, 0x63B), *range(0x641, 0x653)])) + "پچگڤ"
SIGNS = "0123456789٠١٢٣٤٥٦٧٨٩%٪٫٬.,،؛؟!:()[]«»“”‘’$€£+−–—-×÷≈≤≥→←·•…/&@#²³°"


def seen(text: str, script: Script) -> str:
    """Return the characters from left to right as matplotlib lays them out, without marks."""
    items = FT2Font(str(REGULAR))._layout(script.line(text), LoadFlags.NO_HINTING)
    marks = "\u200e\u200f\u2066\u2067\u2068\u2069"
    return "".join(char for item in items for char in item.char if char not in marks)


@pytest.mark.parametrize(
    ("text", "script", "visual"),
    [
        ("نمو", ARABIC, "ومن"),
        ("نمو 20% سنويا", ARABIC, "ايونس 20% ومن"),
        ("نمو 3.7%–15%", ARABIC, "3.7%–15% ومن"),
        ("من −5 ثم 1,200", ARABIC, "1,200 مث −5 نم"),
        ("EPRI: نمو", ARABIC, "ومن :EPRI"),
        ("سعر 60 $/MWh", ARABIC, "$/MWh 60 رعس"),
        ("Core Scientific – CoreWeave", ARABIC, "Core Scientific – CoreWeave"),
        ("قدرة 100 MW في 2030", ARABIC, "2030 يف 100 MW ةردق"),
        ("نمو 20%", INDIC, "٪٢٠ ومن"),
        ("نمو 3.7%–15%", INDIC, "٪١٥–٪٣٫٧ ومن"),
        ("سعر 60 $/MWh", INDIC, "$/MWh ٦٠ رعس"),
        ("جهاز S19 في 2030", INDIC, "٢٠٣٠ يف S19 زاهج"),
        ("growth of 20%", ENGLISH, "growth of 20%"),
        ("the «نمو» of 20%", ENGLISH, "the «ومن» of 20%"),
    ],
)  # fmt: skip
def test_lines_are_seen_in_the_order_they_are_read(text: str, script: Script, visual: str) -> None:
    assert seen(text, script) == visual


def glyphs(text: str) -> list[int]:
    return [item.glyph_index for item in FT2Font(str(REGULAR))._layout(text, LoadFlags.NO_HINTING)]


def test_letters_take_their_joined_forms() -> None:
    alone = glyphs("ب")
    assert len({*glyphs("ببب"), *alone}) == 4


def test_lam_and_alef_are_joined() -> None:
    assert glyphs("لا") != [*glyphs("ا"), *glyphs("ل")]


def test_the_typeface_has_both_scripts_and_the_signs() -> None:
    latin = "".join(map(chr, range(0x20, 0x7F)))
    for path in (REGULAR, BOLD):
        known = set(map(chr, FT2Font(str(path)).get_charmap()))
        assert not set(LETTERS + SIGNS + latin) - known


def test_the_typeface_is_small_and_carries_its_licence() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 400 * 1024
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL.txt").read_text("utf-8")


def test_what_the_typeface_lacks_becomes_a_question_mark() -> None:
    assert ENGLISH.plain("日\n🔥 fire") == "? ? fire"


@given(st.text(max_size=40))
def test_any_line_is_drawable(text: str) -> None:
    for script in (ENGLISH, ARABIC, INDIC):
        assert set(script.line(text)) <= covered()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("1,234.5", "١٬٢٣٤٫٥"), ("20%", "٢٠٪"), ("28.08.2024", "٢٨.٠٨.٢٠٢٤"), ("2024–2030", "٢٠٢٤–٢٠٣٠"),
        ("S19", "S19"), ("GPT-4", "GPT-4"), ("100MW", "100MW"), ("100 MW", "١٠٠ MW"), ("P5: 7.", "P5: ٧."),
        ("hut8-2025", "hut8-2025"), ("epri-2024-05; 3", "epri-2024-05; ٣"), ("10-15", "١٠-١٥"),
    ],
)  # fmt: skip
def test_figures_are_written_in_arabic_indic_digits_and_names_are_not(text: str, plain: str) -> None:
    assert INDIC.plain(text) == plain
    assert ARABIC.plain(text) == text


@pytest.mark.parametrize(
    ("value", "english", "arabic"),
    [
        (404.33, "404.3", "404.3"), (-1234.5, "−1,234", "−1,234"), (0, "0", "0"), (-0.0, "0", "0"),
        (1.458e9, "1.458bn", "1.458 مليار"), (-5e8, "−500M", "−500 مليون"), (2e12, "2tn", "2 تريليون"),
        (1.2e-7, "1.2e−07", "1.2e−07"),
    ],
)  # fmt: skip
def test_values_are_written_short(value: float, english: str, arabic: str) -> None:
    assert (ENGLISH.number(value), ARABIC.number(value)) == (english, arabic)


@pytest.mark.parametrize(
    ("low", "high", "english", "arabic"),
    [
        (4.878e8, 9.411e8, "487.8–941.1M", "487.8–941.1 مليون"), (5e8, 2e9, "500M–2bn", "500 مليون–2 مليار"),
        (3, 4, "3–4", "3–4"), (7, 7, "7", "7"), (-2e6, -1e6, "−2–−1M", "−2–−1 مليون"),
    ],
)  # fmt: skip
def test_two_values_share_their_scale(low: float, high: float, english: str, arabic: str) -> None:
    assert (ENGLISH.span(Axis("a"), low, high), ARABIC.span(Axis("a"), low, high)) == (english, arabic)


def test_what_has_no_name_takes_an_exponent() -> None:
    assert ENGLISH.number(1.2e17) == "1.2e+17"


def test_a_rounding_error_is_written_as_zero() -> None:
    assert ENGLISH.number(1e-10, largest=5) == ENGLISH.tick(-3e-17, largest=1) == "0"


def test_ticks_share_the_scale_of_the_largest() -> None:
    assert [ENGLISH.tick(tick, 1e9) for tick in (0, 2.5e8, -1e9)] == ["0", "0.25bn", "−1bn"]


def test_years_have_no_separator() -> None:
    assert (year(2030.0), year(2027.5)) == ("2030", "2027.5")
