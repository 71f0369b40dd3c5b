"""Replies as Telegram messages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answer import Mode
from bot.chat.reply import Reply
from bot.telegram.rendering import answer_messages, rendered
from corpus.document import Kind
from corpus.text import arabic_figures
from tests.bot.samples import answer, calculation, citation
from tests.bot.telegram.markup import check_text, parse_html
from tests.bot.telegram.test_layout import TEXTS

LANGUAGES = st.sampled_from(["ar", "en"])
CITATIONS = st.builds(
    lambda quote, title, url, language, kind: citation(
        quote=quote, title=title, publisher=title, url=url, language=language, kind=kind, seen_via=(quote, title)
    ),
    TEXTS,
    TEXTS,
    st.sampled_from(["", "https://example.org/?a=1&b=<2>", "ftp://x", "https://" + "x" * 5_000]),
    LANGUAGES,
    st.sampled_from(Kind),
)


@given(TEXTS, LANGUAGES, st.lists(CITATIONS, max_size=6), st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_answer_gives_messages_that_telegram_takes(text, language, citations, calculated) -> None:  # type: ignore[no-untyped-def]
    reckoning = calculation() if calculated else None
    parts = answer_messages(answer(language, text, citations=tuple(citations), calculation=reckoning))
    assert parts
    for part in parts:
        check_text(parse_html(part))


@given(TEXTS, LANGUAGES)
@settings(deadline=None)
def test_any_plain_reply_gives_messages_that_telegram_takes(text, language) -> None:  # type: ignore[no-untyped-def]
    parts = rendered(Reply(language, text))
    assert parts
    for part in parts:
        check_text(parse_html(part))


def test_evidence_stands_in_an_expandable_quote_with_all_that_is_known_of_it() -> None:
    [html] = answer_messages(answer(citations=(citation(date="2024-08-28", publisher="Reuters"),)))
    [evidence] = parse_html(html).of("expandable_blockquote")
    assert evidence == (
        "Evidence\n¹ P5 · Miners & <power> · Reuters · 2024-08-28 · our wording"
        " · seen via Reuters, Data Centre Dynamics\nVanEck puts it at 13.9 billion dollars."
    )


def test_an_originals_words_stand_in_quotation_marks_and_ours_do_not() -> None:
    [ours] = answer_messages(answer(citations=(citation(quote="Words."),)))
    [theirs] = answer_messages(answer(citations=(citation(quote="Words.", kind=Kind.ORIGINAL),)))
    assert "\nWords." in ours
    assert "\n“Words.”" in theirs
    assert "original text" in theirs
    assert "seen via" not in theirs


def test_a_title_links_to_its_source() -> None:
    [html] = answer_messages(answer())
    [link] = [entity for entity in parse_html(html).entities if entity.type == "text_link"]
    assert link.url == "https://example.org/a?b=1&c=2"


def test_an_undated_source_says_so() -> None:
    [html] = answer_messages(answer("ar"))
    assert "بلا تاريخ" in html


def test_each_citation_is_under_the_number_that_points_to_it() -> None:
    sources = tuple(citation(source=f"P{number}") for number in range(1, 12))
    html = "".join(answer_messages(answer(citations=sources)))
    assert "¹ P1 " in html
    assert "¹¹ P11 " in html


@pytest.mark.parametrize("written", [str, arabic_figures])
def test_a_formula_reads_from_left_to_right_as_a_whole(written) -> None:  # type: ignore[no-untyped-def]
    formula = "152 × (1 + 10%)^7 = 296.2"
    text = f"المعادلة: {written(formula)} تقريبًا"
    [html] = answer_messages(
        answer("ar", text=text, mode=Mode.CALC, calculation=replace(calculation(), formula=formula))
    )
    assert f"\u2066{written(formula)}\u2069" in parse_html(html).text


def test_a_text_that_shows_nothing_is_not_sent_empty() -> None:
    assert rendered(Reply("en", " \n\u200b\n")) == ["…"]
