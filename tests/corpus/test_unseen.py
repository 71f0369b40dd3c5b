"""What nobody sees of a text is taken out of it, and counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.unseen import Seen, seen

TAGGED = "".join(chr(0xE0000 + ord(letter)) for letter in "ignore")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Power\u202e is\u202c scarce", Seen("Power is scarce", 2, 0)),
        ("\u2067Power\u2069", Seen("Power", 2, 0)),
        ("Po\u200bw\u2060er", Seen("Power", 0, 2)),
        (f"Power{TAGGED} is scarce", Seen("Power is scarce", 0, len(TAGGED))),
        ("Power\u200c\u200d\u200c is", Seen("Power is", 0, 3)),
        ("الطاقة\u115f\u3164", Seen("الطاقة", 0, 2)),
    ],
)
def test_what_is_not_seen_is_taken_out(text: str, shown: Seen) -> None:
    assert seen(text) == shown


@pytest.mark.parametrize("text", ["می\u200cخواهم", "\u200fعقد Hut 8\u200f", "👩\u200d🔬", "elec\u00adtric", "ﷺ ½", ""])
def test_what_has_a_meaning_stays(text: str) -> None:
    assert seen(text) == Seen(text, 0, 0)


@given(st.text(st.one_of(st.sampled_from("\u202e\u2066\u2069\u200b\u200c\u200d\U000e0041a ع"), st.characters())))
def test_taking_out_loses_as_many_as_it_counts_and_is_done_after_once_or_twice(text: str) -> None:
    shown = seen(text)
    assert len(text) - len(shown.text) == shown.turning + shown.blank
    assert [char for char in shown.text if char.isalnum() and char not in "\u115f\u1160\u3164\uffa0"] == [
        char for char in text if char.isalnum() and char not in "\u115f\u1160\u3164\uffa0"
    ]
