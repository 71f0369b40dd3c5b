from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.talk.spelling import corrected


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mienrs", "miners"),
        ("revnue", "revenue"),
        ("calcualte", "calculate"),
        ("leasse", "lease"),
        ("doulbes", "doubles"),
        ("megwatts", "megawatts"),
        ("houss", "houses"),
        ("re-ratde", "re-rated"),
    ],
)
def test_a_slip_is_read_as_the_word_that_was_meant(typed: str, meant: str) -> None:
    assert corrected(f"what about {typed} at 20%?") == f"what about {meant} at 20%?"


@pytest.mark.parametrize(
    "text",
    [
        "miners",
        "Cipher's site",
        "Stargate",
        "770MW",
        "$45/MWh",
        "the price",
        "rates of growth",
        "المعدنين",
        "",
        "grows gross",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    assert corrected(text) == text


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(corrected(text), str)
