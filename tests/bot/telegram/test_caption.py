"""Captions under pictures."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.reply import Reply
from bot.telegram.caption import LIMIT, caption
from tests.bot.samples import answer, citation
from tests.bot.telegram.markup import check_caption, parse_html, utf16_length
from tests.bot.telegram.test_layout import TEXTS

LANGUAGES = st.sampled_from(["ar", "en"])


@given(TEXTS, LANGUAGES, st.booleans())
@settings(max_examples=200, deadline=None)
def test_any_reply_gives_a_caption_that_telegram_takes(text, language, answered) -> None:  # type: ignore[no-untyped-def]
    reply = Reply(language, text, answer(language, text) if answered else None)
    check_caption(parse_html(caption(reply)))


def test_a_text_that_fits_stays_whole_with_its_evidence() -> None:
    marked = parse_html(caption(Reply.of(answer())))
    assert marked.text.startswith("Miners could earn 13.9 billion")
    assert "P5" in marked.of("expandable_blockquote")[0]


def test_evidence_that_does_not_fit_is_left_out_as_a_whole() -> None:
    marked = parse_html(caption(Reply.of(answer(citations=(citation(quote="word " * 200),)))))
    assert marked.of("expandable_blockquote") == []
    assert not marked.text.endswith("…")


def test_a_long_text_ends_at_a_line_and_says_that_more_is_left() -> None:
    text = "\n".join(f"{number} " + "x" * 200 for number in range(10))
    lines = parse_html(caption(Reply("en", text))).text.splitlines()
    assert [line[0] for line in lines] == ["0", "1", "2", "3", "4", "…"]


def test_a_long_line_ends_at_a_word() -> None:
    text = parse_html(caption(Reply("en", "word " * 1_000))).text
    assert set(text.split()) == {"word", "…"}
    assert LIMIT - 10 < utf16_length(text) <= LIMIT


@pytest.mark.parametrize("length", range(LIMIT - 6, LIMIT + 4))
def test_the_limit_is_kept_to_the_unit(length: int) -> None:
    check_caption(parse_html(caption(Reply("en", "x" * length))))
    check_caption(parse_html(caption(Reply("en", "👍" * (length // 2)))))


def test_a_text_that_shows_nothing_is_no_caption() -> None:
    assert caption(Reply("en", " \n")) == ""
