"""Codes of calculations."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calculators.registry import CALCULATORS
from bot.calculators.what_if.code import LONGEST, Case, CodeError, decode, decode_input, encode, encode_input
from tests.bot.calculators.what_if.cases import STARTS, Given, calculations

ALPHABET = re.compile("[A-Za-z0-9_-]+")
LIKE_CODES = st.text(st.sampled_from("seacmdkqiABCGQRZ0123456789_-te"), max_size=LONGEST + 4)
STYLES = st.sampled_from([("en", False), ("ar", False), ("ar", True)])


@given(calculations(), STYLES)
@settings(max_examples=300)
def test_what_a_code_says_is_what_went_in(case: tuple[str, Given], style: tuple[str, bool]) -> None:
    code = encode(*case, *style)  # type: ignore[arg-type]
    if code is None:
        return
    assert len(code) <= LONGEST
    assert ALPHABET.fullmatch(code)
    assert decode(code) == Case(*case, *style)  # type: ignore[arg-type]


@given(st.text(max_size=80) | LIKE_CODES)
@settings(max_examples=500)
def test_whatever_is_no_code_is_refused_in_one_way(text: str) -> None:
    try:
        case = decode(text)
    except CodeError:
        return
    again = encode(case.name, case.given, case.language, case.arabic_digits)
    assert again is None or decode(again) == case


@pytest.mark.parametrize(("name", "given"), STARTS)
def test_every_calculation_that_is_offered_has_a_code(name: str, given: Given) -> None:
    code = encode(name, given)
    assert code is not None
    assert len(code) <= 40


@pytest.mark.parametrize(
    ("name", "given", "code"),
    [
        ("sector_revenue", {"share": 0.3}, "seA_3"),
        ("sector_revenue", {"share": [0.2, 0.3], "mode": "capacity"}, "seA_2t_3G1"),
        ("colo_lease", {"mw": 100, "capex_per_mw": 9e6, "mining_margin": -1.5e7}, "leA100G9e6L-15e6"),
        ("demand_projection", {"growth": -0.085}, "deC-_085"),
        ("demand_projection", {}, "de"),
        ("lease_rate", {"basis": ["it", "gross"]}, "keD0t1"),
    ],
)
def test_a_code_is_as_short_as_it_gets(name: str, given: Given, code: str) -> None:
    assert encode(name, given) == code


def test_language_and_digits_are_in_the_code() -> None:
    codes = [encode("site_energy", {"mw": 5}, *style) for style in (("en", False), ("ar", False), ("ar", True))]
    assert codes == ["eeA5", "eaA5", "eiA5"]
    assert encode("site_energy", {"mw": 5}, "en", True) == "eeA5"


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("unknown", {}),
        ("site_energy", {"megawatts": 5}),
        ("site_energy", {"mw": float("nan")}),
        ("site_energy", {"mw": float("inf")}),
        ("site_energy", {"mw": "many"}),
        ("site_energy", {"basis": "net"}),
        ("site_energy", {"basis": 1.0}),
        ("lease_rate", {"total_usd": [1 / n for n in range(7, 17)]}),
    ],
)
def test_what_cannot_be_said_in_a_code_has_none(name: str, given: Given) -> None:
    assert encode(name, given) is None


@pytest.mark.parametrize(
    "code",
    [
        "",
        "s",
        "zeA1",
        "szA_3",
        "seA",
        "seA_3A_4",
        "seZ1",
        "seG2",
        "seG0t1",
        "seA1t2t3",
        "seA1e999",
        "seA٣",
        "seA_3\n",
        " seA_3",
        "se" + "A1" * 40,
    ],
)
def test_a_code_that_is_wrong_anywhere_is_refused(code: str) -> None:
    with pytest.raises(CodeError):
        decode(code)


def test_an_error_of_a_code_is_a_value_error() -> None:
    assert issubclass(CodeError, ValueError)


def test_an_input_without_a_value_is_its_letter_alone() -> None:
    calculator = CALCULATORS["site_energy"]
    assert encode_input(calculator, "mw", None) == "A"
    assert decode_input(calculator, "A") == ("mw", None)
    assert decode_input(calculator, "A50t100") == ("mw", [50.0, 100.0])
    for wrong in ("", "a5", "A5B6", "Z1"):
        with pytest.raises(CodeError):
            decode_input(calculator, wrong)
