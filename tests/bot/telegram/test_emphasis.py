"""Figures in bold: with their units, in the answer's own sentences, and in the right places after laying out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from bot.bidi import laid_out
from bot.telegram.emphasis import emphasised
from bot.telegram.rendering import answer_messages
from corpus.document import Language
from tests.bot.samples import answer, citation
from tests.bot.telegram.markup import parse_html, utf16_length
from tests.bot.telegram.test_layout import HOSTILE


def bold(text: str, language: Language = "en") -> list[str]:
    return parse_html(emphasised(laid_out(text, language)).html).of("bold")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Miners could earn 13.9 billion dollars a year if they moved 20% of it.¹", ["13.9 billion dollars", "20%"]),
        ("From 300 to 480 MW, by 2 votes to 1, in 2024.²", ["300 to 480 MW"]),
        ("It says “20% by 2027” and 30 MW.", ["30 MW"]),
        ("Send /calc sector_revenue share=30% or see https://example.org/20%25.", []),
        ("🙂 770 MW & <more>", ["770 MW"]),
        ("Half of it, P5, H100 and 2027 stay as they are.¹²", []),
        ("", []),
    ],
)
def test_figures_with_units_are_bold_and_nothing_else(text: str, figures: list[str]) -> None:
    assert bold(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("قد تحقق الشركات 13.9 مليار دولار إذا حولت 20% من طاقتها.¹", ["13.9 مليار دولار", "20%"]),
        ("قال «إن 20% منها» ستذهب، أي ٣٠ ميجاوات.", ["٣٠ ميجاوات"]),
        ("بلغ السعر 174.06 دولار", ["174.06 دولار"]),
    ],
)
def test_in_arabic_isolates_do_not_shift_what_is_bold(text: str, figures: list[str]) -> None:
    found = ["".join(char for char in part if char not in "\u2066\u2067\u2069") for part in bold(text, "ar")]
    assert found == figures


def test_evidence_is_quoted_without_emphasis() -> None:
    [html] = answer_messages(answer(citations=(citation(quote="VanEck puts it at 13.9 billion dollars."),)))
    marked = parse_html(html)
    [quote] = [one for one in marked.entities if one.type == "expandable_blockquote"]
    inside = [one for one in marked.entities if one.type == "bold" and one.offset > quote.offset]
    assert inside == []
    assert marked.of("bold") == ["13.9 billion dollars", "20%", "Evidence"]


@given(HOSTILE.map(lambda char: f"20% of {char} 13.9 MW“{char}” {char}30%"))
@settings(max_examples=60, deadline=None)
def test_any_line_keeps_its_text_and_its_length(text: str) -> None:
    for laid in (laid_out(part, "ar") for part in text.splitlines()):
        clean = "".join(char for char in laid if ord(char) >= 32)
        line = emphasised(clean)
        assert parse_html(line.html).text == clean
        assert line.length == utf16_length(clean)
