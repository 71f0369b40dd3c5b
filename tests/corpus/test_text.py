"""Texts in the one form in which they are matched."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import arabic_figures, fold, squeeze

arabic = st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF))
texts = st.text() | arabic | st.text(st.sampled_from("aZ1٣ةىیگﷺ﷼ﬁß\u0640\u064b\u200f\u202e\u00ad٪٫İK"))


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_case_and_unicode_forms_do_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    "alike",
    [
        ("فى", "في", "فی"),
        ("إلى", "الى", "الي", "ٱلى"),
        ("شركة", "شركه"),
        ("کهرباء", "كهرباء"),
        ("مسؤول", "مسوول"),
        ("ريال", "﷼".replace("﷼", "ریال"), "﷼"),
        ("مُعَدِّنون", "معدنون"),
        ("قـــدرة", "قدرة"),
        ("سنويًا", "سنويا"),
        ("غوغل\u200f", "\u202bغوغل\u202c", "غو\u200cغل", "\ufeffغوغل"),
        ("20٪", "20%", "٢٠٪", "۲۰٪"),
        ("٣٫٥", "3.5"),
        ("Straße", "STRASSE"),
        ("ﬁrm", "firm"),
        ("1–2", "1—2", "1-2", "1−2"),
        ("VanEck’s", "vaneck's"),
        ("in\u00adterest", "interest"),
    ],
)
def test_spellings_that_readers_take_for_one_fold_alike(alike: tuple[str, ...]) -> None:
    assert len({fold(form) for form in alike}) == 1


@pytest.mark.parametrize("pair", [("عمان", "غمان"), ("قدرة", "قدر"), ("1.3", "13"), ("ai", "al")])
def test_words_that_differ_stay_apart(pair: tuple[str, str]) -> None:
    assert fold(pair[0]) != fold(pair[1])


@given(st.text())
def test_squeezed_text_has_single_spaces(text: str) -> None:
    assert squeeze(text).split() == text.split()
    assert squeeze(squeeze(text)) == squeeze(text)
    assert "  " not in squeeze(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("13.9% من 1,200", "١٣٫٩٪ من ١٬٢٠٠"),
        ("H100 و Core42", "H100 و Core42"),
        ("770 MW", "٧٧٠ MW"),
        ("100MW", "100MW"),
        ("لا أرقام", "لا أرقام"),
    ],
)
def test_figures_in_arabic_digits_but_not_those_of_latin_words(text: str, shown: str) -> None:
    assert arabic_figures(text) == shown


@given(st.text())
def test_figures_in_arabic_digits_are_the_same_figures(text: str) -> None:
    assert fold(arabic_figures(text)).replace("٬", "") == fold(text.replace("٬", "")) or "," in text
