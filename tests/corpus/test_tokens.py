"""Words and numbers with their spans, and their stems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import fold
from corpus.tokens import canonical_number, stems, tokenise

texts = st.text() | st.text(st.sampled_from("aB’'s1٣.,٬،%قدرةالى\u064b\u0640\u200f\u00ad –“\n"))


def forms(text: str) -> list[str]:
    return [token.form for token in tokenise(text)]


def surfaces(text: str) -> list[str]:
    return [text[token.start : token.end] for token in tokenise(text)]


@given(texts)
def test_spans_are_in_order_in_bounds_and_not_empty(text: str) -> None:
    before = 0
    for token in tokenise(text):
        assert before <= token.start < token.end <= len(text)
        before = token.end


@given(texts)
def test_forms_and_stems_are_folded_and_not_empty(text: str) -> None:
    for token in tokenise(text):
        assert token.form
        assert token.form == fold(token.form)
        assert token.stem == fold(token.stem)


@given(texts)
def test_letters_and_digits_are_in_some_token(text: str) -> None:
    covered = {at for token in tokenise(text) for at in range(token.start, token.end)}
    assert not [char for at, char in enumerate(text) if at not in covered and (char.isascii() and char.isalnum())]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("منAmazonأوGoogle", ["من", "Amazon", "أو", "Google"]),
        ("شركة“Stronghold", ["شركة", "Stronghold"]),
        ("إلى“Nvidia“", ["إلى", "Nvidia"]),
        ("Energy”فى", ["Energy", "فى"]),
        ("1,200", ["1,200"]),
        ("1,234,567.89", ["1,234,567.89"]),
        ("٣٫٥", ["٣٫٥"]),
        ("١٬٢٠٠", ["١٬٢٠٠"]),
        ("13,9", ["13,9"]),
        ("2024,2025", ["2024", "2025"]),
        ("%20", ["20"]),
        ("1 - %1.3", ["1", "1.3"]),
        ("9%-17%", ["9", "17"]),
        ("H100", ["H100"]),
        ("100MW", ["100", "MW"]),
        ("2024-08-28", ["2024", "08", "28"]),
        ("3.5.", ["3.5"]),
        ("VanEck's", ["VanEck's"]),
        ("don’t", ["don’t"]),
        ("معدّنو البيتكوين", ["معدّنو", "البيتكوين"]),
        ("غو\u200cغل", ["غو\u200cغل"]),
        ("شركة\u200fAmazon", ["شركة", "Amazon"]),
        ("data\u00adcentre", ["data\u00adcentre"]),
        ("\u202b20%\u202c", ["20"]),
        ("比特币", ["比特币"]),
        ("", []),
        ("؟!…", []),
    ],
)
def test_texts_are_cut_where_words_and_numbers_end(text: str, cut: list[str]) -> None:
    assert surfaces(text) == cut


@pytest.mark.parametrize(
    "alike",
    [
        ("شركة", "شركه", "الشركة", "الشركه"),
        ("الأسهم", "الاسهم"),
        ("إيرادات", "ايرادات"),
        ("كهرباء", "الكهرباء", "کهرباء"),
        ("التعدين", "التعـدين", "التَّعدين"),
        ("سنويًا", "سنويا"),
        ("miner", "miners", "Miners", "miner’s", "MINER'S"),
        ("lease", "leases", "leased", "leasing"),
        ("غوغل", "غو\u200cغل"),
        ("1,200", "1200", "١٬٢٠٠", "۱۲۰۰", "1,200.0"),
        ("13,9", "13.9", "١٣٫٩"),
    ],
)
def test_inflections_and_spellings_share_a_stem(alike: tuple[str, ...]) -> None:
    assert len({tuple(stems(form)) for form in alike}) == 1


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("1,200", "1200"),
        ("٣٫٥", "3.5"),
        ("٣،٥", "3.5"),
        ("3.50", "3.5"),
        ("007", "7"),
        ("0", "0"),
        ("0.0", "0"),
        ("0.4", ".4"),
        ("1,2,3", "1.2.3"),
        ("2024.08.28", "2024.08.28"),
        ("1,200.5", "1200.5"),
        ("0,125", ".125"),
    ],
)
def test_a_number_has_one_form(written: str, canonical: str) -> None:
    assert canonical_number(written) == canonical


@given(st.decimals(0, 10**9, places=2))
def test_separators_do_not_change_a_number(number: object) -> None:
    assert canonical_number(f"{number:,}") == canonical_number(str(number))
    assert float(canonical_number(str(number))) == float(str(number))


def test_arabic_and_numbers_are_told_apart() -> None:
    assert [(token.is_arabic, token.is_number) for token in tokenise("قدرة power 3")] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def test_long_texts_are_cut_in_time_that_grows_with_them() -> None:
    for piece in ("1,", "1", ",", "a\u00ad", "ق\u200c", "a'", "٣٫"):
        assert forms(piece * 50_000) is not None
