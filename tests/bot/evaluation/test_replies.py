from __future__ import annotations

import pytest

from bot.evaluation.replies import reads_as


@pytest.mark.parametrize(
    "text",
    [
        "قالت Kerri Langlais من TeraWulf إن الموقع قد يصل إلى 770 MW.",
        "وقّعت Core Scientific عقدًا مع CoreWeave.",
        "نحو 121.5 USD/kW-month شهريًا.",
    ],
)
def test_latin_names_and_units_are_at_home_in_arabic(text: str) -> None:
    assert reads_as(text, "ar")
    assert not reads_as(text, "en")


@pytest.mark.parametrize(
    "text",
    ["The site could reach 770 MW.", "Our wording «بصياغتنا»: data centres may use up to 9% of US power by 2030."],
)
def test_english_may_hold_a_word_of_arabic(text: str) -> None:
    assert reads_as(text, "en")
    assert not reads_as(text, "ar")


@pytest.mark.parametrize(
    "text", ["", "13.9 → 20.85", "نعم: data centres could use up to nine per cent of all the power"]
)
def test_no_words_or_another_language_is_not_arabic(text: str) -> None:
    assert not reads_as(text, "ar")
