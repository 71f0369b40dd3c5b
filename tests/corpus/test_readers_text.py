"""Plain text, Markdown and web pages as one paragraph a line."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers import html, markdown, plain

SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.ar.txt"


def paragraphs(text: str) -> list[str]:
    return plain.read(text.encode(), "a.txt").text.split("\n\n")


def markdown_paragraphs(text: str) -> list[str]:
    return markdown.read(text.encode(), "a.md").text.split("\n\n")


def test_wrapped_lines_are_joined_and_blank_lines_part_paragraphs() -> None:
    assert paragraphs("One line that\ngoes on\nand on.\n\nAnother\none.\n") == [
        "One line that goes on and on.",
        "Another one.",
    ]


def test_a_paragraph_a_line_without_blank_lines_stays_so() -> None:
    lines = [f"{'The miners sell their power to data centres. ' * 4}Number {number}." for number in range(5)]
    assert paragraphs("\n".join(lines)) == lines


def test_short_sentences_a_line_stay_so() -> None:
    assert paragraphs("Power is scarce.\nMiners have it.\nCloud firms want it.") == [
        "Power is scarce.",
        "Miners have it.",
        "Cloud firms want it.",
    ]


def test_one_wrapped_paragraph_without_blank_lines_is_joined() -> None:
    text = "Technology companies are looking for power that\nbitcoin miners hold while they compete for\nelectricity."
    assert paragraphs(text) == [text.replace("\n", " ")]


def test_items_of_a_list_stay_apart() -> None:
    assert paragraphs("What they need:\n- power\n- land\n  and water\n\nThat is all.") == [
        "What they need:",
        "- power",
        "- land and water",
        "That is all.",
    ]


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\u2028", "\x85"])
def test_every_line_break_is_one(line_break: str) -> None:
    assert paragraphs(f"One.{line_break}{line_break}Two.") == ["One.", "Two."]


def test_a_page_break_parts_paragraphs() -> None:
    assert paragraphs("One\fTwo") == ["One", "Two"]


def test_control_characters_go_and_direction_marks_stay() -> None:
    assert paragraphs("Po\0wer\x1b is\x07 \u200fscarce\ufeff.") == ["Power is \u200fscarce."]


@given(st.text())
def test_any_text_becomes_paragraphs_that_read_back_the_same(text: str) -> None:
    content = text.encode("utf-8", errors="ignore")
    if sum(unicodedata.category(character) == "Cc" for character in text) * 4 > len(text):
        return  # binary
    first = plain.read(content, "a.txt").text
    for line in first.split("\n\n"):
        assert "\n" not in line
        assert line == " ".join(line.split())
    assert sorted(first.split()) == sorted(plain.read(first.encode(), "a.txt").text.split())


@pytest.mark.skipif(not SEED.exists(), reason="the article is not shipped")
def test_the_article_has_its_16_paragraphs() -> None:
    assert len(plain.read(SEED.read_bytes(), SEED.name).text.split("\n\n")) == 16


def test_markdown_loses_its_markup_and_keeps_its_words() -> None:
    text = '# Power *deals*\n\nSee [the `deal`](http://x.y/z "t") of **Hut\n8** and snake_case <b>now</b>.\n\n> Quoted.'
    assert markdown_paragraphs(text) == ["Power deals", "See the deal of Hut 8 and snake_case now.", "Quoted."]


def test_markdown_has_the_title_of_its_first_heading() -> None:
    assert markdown.read(b"## Not this\n\n# The *title*\n\nText.", "a.md").title == "The title"


def test_another_programs_front_matter_is_left_out_but_for_its_title() -> None:
    read = markdown.read(b'---\ntitle: "A deal"\nlayout: post\n---\n# Other\n\nText.', "a.md")
    assert (read.title, read.text) == ("A deal", "Other\n\nText.")


def test_markdown_tables_are_a_row_a_line() -> None:
    assert markdown_paragraphs("| Site | MW |\n|---|--:|\n| Pecos | **40** |\n") == ["Site | MW", "Pecos | 40"]


def test_markdown_lists_and_code_are_an_item_and_a_line_each() -> None:
    assert markdown_paragraphs("- one\n- two\n  - three\n\n```\nx = 1\ny = 2\n```\n") == [
        "one",
        "two",
        "three",
        "x = 1",
        "y = 2",
    ]


def test_markdown_with_a_long_paragraph_a_line_keeps_them() -> None:
    lines = [f"{'The miners sell their power to data centres. ' * 4}Number {number}." for number in range(3)]
    assert markdown_paragraphs("\n".join(lines)) == lines


def test_html_in_markdown_gives_its_text_alone() -> None:
    assert markdown_paragraphs("<div><!-- x --><script>f()</script>Power</div>\n\nText ![a photo](p.png).") == [
        "Power",
        "Text a photo.",
    ]


PAGE = """<html><head><title>Deals &amp; power</title><style>p {}</style></head><body><nav><a href="/">Home</a></nav>
<article><h1>Deals &amp; more</h1><p>Technology companies look for power that <b>miners</b>
hold&nbsp;now, and they pay well for it.</p><p>تحتاج مراكز البيانات إلى الكهرباء، وهي نادرة في كل مكان.</p>
<script>alert("x")</script></article></body></html>"""


def test_a_page_is_its_article_in_paragraphs_with_its_title() -> None:
    read = html.read(PAGE.encode(), "a.html")
    assert read.title == "Deals & more"
    assert "Technology companies look for power that miners hold now, and they pay well for it." in read.text.split(
        "\n\n"
    )
    assert "تحتاج مراكز البيانات إلى الكهرباء، وهي نادرة في كل مكان." in read.text.split("\n\n")
    assert "alert" not in read.text


def test_a_pages_declared_encoding_is_believed() -> None:
    page = "<html><head><meta charset=windows-1252></head><body><p>Les mineurs cèdent leur énergie.</p></body></html>"
    assert html.read(page.encode("cp1252"), "a.html").text == "Les mineurs cèdent leur énergie."


@pytest.mark.parametrize("declared", ["no-such-thing", "ascii", "base64"])
def test_a_wrongly_declared_encoding_is_told_by_the_letters(declared: str) -> None:
    page = f"<html><head><meta charset={declared}></head><body><p>تحتاج مراكز البيانات.</p></body></html>"
    assert html.read(page.encode(), "a.html").text == "تحتاج مراكز البيانات."


def test_a_page_without_text_gives_none() -> None:
    assert html.read(b"<html><body><img src=x></body></html>", "a.html").text == ""
