"""Long lists, page by page."""

from __future__ import annotations

import pytest

from bot.chat.pages import Page, page_number
from bot.chat.source_list import source_list
from corpus.document import Document

MANY = [Document(f"d{at}", f"d{at}", "en", f"Title {at}", "Text.") for at in range(30)]


def test_every_item_is_on_exactly_one_page() -> None:
    pages = [Page.of(range(30), number, 12).items for number in (1, 2, 3)]
    assert [item for page in pages for item in page] == list(range(30))


@pytest.mark.parametrize(("number", "shown"), [(-3, 1), (0, 1), (2, 2), (99, 3)])
def test_a_number_beyond_the_pages_gives_the_nearest(number: int, shown: int) -> None:
    assert Page.of(range(30), number, 12).number == shown


def test_the_pages_turn_in_a_circle() -> None:
    row = Page.of(range(30), 1, 12).turning("/sources", "en")
    assert [(choice.label, choice.command) for choice in row] == [
        ("‹", "/sources 3"),
        ("1/3", "/sources 1"),
        ("›", "/sources 2"),
    ]


def test_in_arabic_what_follows_stands_at_the_left() -> None:
    row = Page.of(range(30), 1, 12).turning("/sources", "ar")
    assert [choice.command for choice in row] == ["/sources 2", "/sources 1", "/sources 3"]
    assert [choice.label for choice in row] == ["التالي", "1/3", "السابق"]


def test_a_single_page_does_not_turn() -> None:
    assert Page.of(range(3), 1, 12).turning("/sources", "ar") == ()
    assert Page.of([], 1, 12).items == []


@pytest.mark.parametrize(
    ("argument", "number"), [("", 1), ("2", 2), ("x", 1), ("-2", 1), ("٢", 1), ("9" * 30, 1), ("1 2", 1)]
)
def test_a_pages_number_is_read_from_whatever_follows_a_command(argument: str, number: int) -> None:
    assert page_number(argument) == number


def test_the_sources_are_paged_in_place() -> None:
    first, second = source_list(MANY, "en"), source_list(MANY, "en", "2")
    assert first.text.startswith("I answer from 30 sources:")
    assert first.text.count("•") == second.text.count("•") == 12
    assert not first.settles
    assert second.settles
