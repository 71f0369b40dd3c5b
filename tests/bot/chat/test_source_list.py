"""The list of sources."""

from __future__ import annotations

from bot.chat.source_list import source_list
from tests.bot.samples import FakeEngine

SOURCES = FakeEngine().sources()


def test_each_source_stands_once_in_the_readers_language_where_it_is_there() -> None:
    text = source_list(SOURCES, "ar").text
    assert "أجيب من 3 مصادر" in text
    assert "فان إيك عن المعدنين · VanEck · 2024-08-16 · بصياغتنا" in text
    assert "VanEck on miners" not in text
    assert "Added by an admin" in text


def test_the_report_comes_first_and_then_the_newest() -> None:
    lines = [line for line in source_list(SOURCES, "en").text.splitlines() if line.startswith("•")]
    assert [line.split(" · ")[0] for line in lines] == ["• التقرير", "• Added by an admin", "• VanEck on miners"]


def test_our_wording_is_explained_when_there_is_any() -> None:
    assert "we wrote from the source" in source_list(SOURCES, "en").text
    assert "we wrote from the source" not in source_list(SOURCES[-1:], "en").text


def test_an_empty_corpus_says_so() -> None:
    assert source_list([], "ar").text == "لا وثائق بعد."
