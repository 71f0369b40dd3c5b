"""Lines and messages within Telegram's limits, whatever the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.layout import LIMIT, LONGEST_LINE, Block, Line, is_visible, lines_of, messages, utf16_length
from tests.bot.telegram.markup import parse_html

HOSTILE = st.sampled_from("<&>\"'a1٣ب¹%.( )\n\t\u200b\u200d\u200f\u202e\u2066\u2069\u0301👍🏽🇯🇴é\u2028\x00\x85")
TEXTS = (
    st.text()
    | st.text(HOSTILE, max_size=300)
    | st.builds(str.__mul__, st.text(HOSTILE, min_size=1, max_size=5), st.integers(1, 5_000))
)


@given(TEXTS)
def test_lines_are_short_single_and_never_two_empty_in_a_row(text: str) -> None:
    lines = list(lines_of(text))
    assert all(utf16_length(line) <= LONGEST_LINE for line in lines)
    assert all(len(line.splitlines()) <= 1 for line in lines)
    assert all(first or second for first, second in pairwise(lines))


@given(TEXTS)
def test_cutting_loses_nothing_that_can_be_seen(text: str) -> None:
    def seen(part: str) -> str:
        return "".join(char for char in part if is_visible(char))

    assert seen("".join(lines_of(text))) == "".join(map(seen, text.splitlines()))


@given(
    st.lists(
        st.tuples(
            st.lists(st.builds(Line.of, st.text(HOSTILE.filter(lambda c: c not in "\n\u2028\x85\x00"), max_size=800))),
            st.booleans(),
        )
    )
)
def test_packed_messages_are_balanced_and_within_the_limit(content: list[tuple[list[Line], bool]]) -> None:
    for html in messages([Block(lines, folded) for lines, folded in content]):
        assert 0 < utf16_length(parse_html(html).text) <= LIMIT


def test_evidence_that_does_not_fit_goes_on_in_the_next_message() -> None:
    lines = [Line.of(f"{number} " + "x" * 1_000) for number in range(6)]
    first, second = messages([Block([Line.of("Answer")]), Block(lines, folded=True)])
    assert first.startswith("Answer\n<blockquote expandable>0 ")
    assert second.startswith("<blockquote expandable>4 ")
    assert first.endswith("</blockquote>")
    assert second.endswith("</blockquote>")


def test_a_message_of_exactly_the_limit_stays_one() -> None:
    lines = [Line.of("x" * 2_000), Line.of("y" * 2_095)]
    assert len(messages([Block(lines)])) == 1
    assert len(messages([Block([*lines, Line.of("")])])) == 1
    assert len(messages([Block([*lines, Line.of("z")])])) == 2


@pytest.mark.parametrize(
    "sign",
    ["👍🏽", "👩‍👩‍👧", "e\u0301", "🇯🇴"],
    ids=["skin tone", "joined family", "combining accent", "flag"],
)
def test_a_sign_of_several_code_points_is_not_cut_apart(sign: str) -> None:
    for shift in range(8):
        lines = list(lines_of("x" * shift + sign * 1_500))
        assert len(lines) > 1
        assert all(line.removeprefix("x" * shift).replace(sign, "") == "" for line in lines)


def test_a_long_line_is_cut_between_words() -> None:
    lines = list(lines_of("كلمة " * 1_000))
    assert all(set(line.split(" ")) == {"كلمة"} for line in lines)


def test_an_address_that_is_none_makes_no_link() -> None:
    assert Line.link("a", "javascript:alert(1)").html == "a"
    assert Line.link("a", 'https://x.org/"<&').html == '<a href="https://x.org/&quot;&lt;&amp;">a</a>'
