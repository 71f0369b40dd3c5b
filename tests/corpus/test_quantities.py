"""Quantities: numbers with their units, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.quantities import find_quantities

ONE = [
    # percentages
    ("%20", 20, 20, "%"),
    ("20%", 20, 20, "%"),
    ("٢٠٪", 20, 20, "%"),
    ("٪٢٠", 20, 20, "%"),
    ("۲۰٪", 20, 20, "%"),
    ("%0.4", 0.4, 0.4, "%"),
    ("20 في المئة", 20, 20, "%"),
    ("20 بالمئة", 20, 20, "%"),
    ("عشرين بالمية", 20, 20, "%"),
    ("خمسة وعشرين في المائة", 25, 25, "%"),
    ("twenty percent", 20, 20, "%"),
    ("20 per cent", 20, 20, "%"),
    ("10 percentage points", 10, 10, "%"),
    ("13,9%", 13.9, 13.9, "%"),
    ("٣،٥٪", 3.5, 3.5, "%"),
    ("-5%", -5, -5, "%"),
    ("minus 5%", -5, -5, "%"),
    ("half of their capacity", 50, 50, "%"),
    ("نص الطاقة", 50, 50, "%"),
    ("ربع القدرة", 25, 25, "%"),
    ("half a percent", 0.5, 0.5, "%"),
    ("20 fel meya", 20, 20, "%"),
    # ranges
    ("1 - %1.3", 1, 1.3, "%"),
    ("1 - 1.3%", 1, 1.3, "%"),
    ("1 -1.3%", 1, 1.3, "%"),
    ("9% to 17%", 9, 17, "%"),
    ("9-17%", 9, 17, "%"),
    ("%9–%17", 9, 17, "%"),
    ("من ٩٪ إلى ١٧٪", 9, 17, "%"),
    ("between 4% and 9%", 4, 9, "%"),
    ("بين 4% و9%", 4, 9, "%"),
    ("15 إلى 20 ميجاوات", 15, 20, "MW"),
    ("1 to 500 GW", 1e3, 500e3, "MW"),
    ("100 to 200 kW", 0.1, 0.2, "MW"),
    ("100 MW to 2 GW", 100, 2000, "MW"),
    ("1 to 1.3 billion dollars", 1e9, 1.3e9, "USD"),
    ("$8-10 million", 8e6, 10e6, "USD"),
    ("$500 million to $1.2 billion", 500e6, 1.2e9, "USD"),
    ("5 to 10 million", 5e6, 10e6, ""),
    ("2024-2027", 2024, 2027, "year"),
    ("من 2024 إلى 2027", 2024, 2027, "year"),
    ("17% to 9%", 9, 17, "%"),
    # money
    ("$13.9 billion", 13.9e9, 13.9e9, "USD"),
    ("US$13.9bn", 13.9e9, 13.9e9, "USD"),
    ("USD 13.9bn", 13.9e9, 13.9e9, "USD"),
    ("USD13.9bn", 13.9e9, 13.9e9, "USD"),
    ("13.9 مليار دولار", 13.9e9, 13.9e9, "USD"),
    ("مليارين دولار", 2e9, 2e9, "USD"),
    ("مليار ونص دولار", 1.5e9, 1.5e9, "USD"),
    ("2 مليار ونص", 2.5e9, 2.5e9, ""),
    ("نص مليار دولار", 0.5e9, 0.5e9, "USD"),
    ("half a billion dollars", 0.5e9, 0.5e9, "USD"),
    ("two and a half billion dollars", 2.5e9, 2.5e9, "USD"),
    ("a 3.5-billion-dollar deal", 3.5e9, 3.5e9, "USD"),
    ("مليون دولار", 1e6, 1e6, "USD"),
    ("$1.5m", 1.5e6, 1.5e6, "USD"),
    ("20k", 20e3, 20e3, ""),
    ("7 bn", 7e9, 7e9, ""),
    # power and energy
    ("770 MW", 770, 770, "MW"),
    ("770MW", 770, 770, "MW"),
    ("a 770-MW site", 770, 770, "MW"),
    ("٧٧٠ ميغاواط", 770, 770, "MW"),
    ("سبعمية وسبعين ميجا", 770, 770, "MW"),
    ("100 م.و", 100, 100, "MW"),
    ("1,200 MW", 1200, 1200, "MW"),
    ("١٬٢٠٠ ميجاوات", 1200, 1200, "MW"),
    ("ألف ميجاوات", 1000, 1000, "MW"),
    ("ألفين وخمسمئة ميجاوات", 2500, 2500, "MW"),
    ("one thousand five hundred megawatts", 1500, 1500, "MW"),
    ("half a gigawatt", 500, 500, "MW"),
    ("6.3 GW", 6300, 6300, "MW"),
    ("100 kW", 0.1, 0.1, "MW"),
    ("-100 MW", -100, -100, "MW"),
    ("876,000 MWh", 876e3, 876e3, "MWh"),
    ("10,715 kWh", 10.715, 10.715, "MWh"),
    ("5 GWh", 5e3, 5e3, "MWh"),
    ("152 TWh", 152e6, 152e6, "MWh"),
    ("152 تيراواط ساعة", 152e6, 152e6, "MWh"),
    ("152 تيراواط/س", 152e6, 152e6, "MWh"),
    # compounds
    ("$150/kW-month", 150, 150, "USD/kW-month"),
    ("150 $/kW-month", 150, 150, "USD/kW-month"),
    ("$150 per kW per month", 150, 150, "USD/kW-month"),
    ("150 دولار لكل كيلووات شهريًا", 150, 150, "USD/kW-month"),
    ("150 دولار/كيلووات/شهر", 150, 150, "USD/kW-month"),
    ("9.11 million dollars per MW per year", 9.11e6, 9.11e6, "USD/MW-year"),
    ("4.5 مليون دولار لكل ميجاوات", 4.5e6, 4.5e6, "USD/MW"),
    ("$45/MWh", 45, 45, "USD/MWh"),
    ("4.5 cents per kWh", 45, 45, "USD/MWh"),
    ("45 دولار لكل ميجاوات ساعة", 45, 45, "USD/MWh"),
    ("23.6 J/TH", 23.6, 23.6, "J/TH"),
    ("23.6 جول/تيراهاش", 23.6, 23.6, "J/TH"),
    ("$45/PH/day", 45, 45, "USD/PH/day"),
    ("45 دولار لكل بيتاهاش يوميا", 45, 45, "USD/PH/day"),
    ("4.24 EH/s", 4240, 4240, "PH/s"),
    # homes, multiples, time
    ("80,000 homes", 80e3, 80e3, "homes"),
    ("160,000 US homes", 160e3, 160e3, "homes"),
    ("160 ألف منزل", 160e3, 160e3, "homes"),
    ("خمس مرات", 5, 5, "x"),
    ("3x", 3, 3, "x"),
    ("a 12-year lease", 12, 12, "years"),
    ("10-year", 10, 10, "years"),
    ("سنتين", 2, 2, "years"),
    ("سنتين ونص", 2.5, 2.5, "years"),
    ("3.5 سنوات", 3.5, 3.5, "years"),
    ("two and a half years", 2.5, 2.5, "years"),
    ("ست شهور", 6, 6, "months"),
    ("30 سنة", 30, 30, "years"),
    ("سنة 2030", 2030, 2030, "year"),
    ("2030 سنة", 2030, 2030, "year"),
    ("2024-08-28", 2024, 2024, "year"),
    ("first half of 2024", 2024, 2024, "year"),
    ("third quarter of 2024", 2024, 2024, "year"),
    ("in Q3 2024", 2024, 2024, "year"),
    ("by2030", 2030, 2030, "year"),
    ("٣٫٥", 3.5, 3.5, ""),
    ("Hut 8", 8, 8, ""),
    # portions and multiples in words, units behind a clitic or before a part
    ("a fifth of the power", 20, 20, "%"),
    ("two-thirds of it", 200 / 3, 200 / 3, "%"),
    ("three quarters of the fleet", 75, 75, "%"),
    ("fivefold", 5, 5, "x"),
    ("thirty-five percent", 35, 35, "%"),
    ("one hundred and twenty-five megawatts", 125, 125, "MW"),
    ("عقد لعشر سنين", 10, 10, "years"),
    ("بنص مليار دولار", 0.5e9, 0.5e9, "USD"),
    ("جيجا ونص", 1500, 1500, "MW"),
    ("سنة ونص", 1.5, 1.5, "years"),
    ("150 دولار للكيلووات في الشهر", 150, 150, "USD/kW-month"),
    ("4.5 مليون دولار للميجا", 4.5e6, 4.5e6, "USD/MW"),
    ("4.5¢/kWh", 45, 45, "USD/MWh"),
    ("150 $/kW/mo", 150, 150, "USD/kW-month"),
    ("5 gigawatt-hours", 5e3, 5e3, "MWh"),
    ("negative 5 MW", -5, -5, "MW"),
    ("945 to 415 TWh", 415e6, 945e6, "MWh"),
    ("%6 to 18", 6, 18, "%"),
]
NONE = [
    *("version 1.2.3", "v1.2.3", "H100 and S21", "CO2", "Core42", "1,2,3", "one of the biggest", "twenty", "عشرين"),
    *(
        "a third party",
        "one of five",
        "بملايين الدولارات",
        "the second half",
        "last quarter",
        "ضعف",
        "$ and %",
        "",
        "مرحبا",
        "9" * 400,
        "1" * 400 + " MW",
    ),
]
DIGITS = (
    str.maketrans("", ""),
    str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫٬"),
    str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
)
WRITTEN = {
    "{}%": ("%", 1),
    "%{}": ("%", 1),
    "{} في المئة": ("%", 1),
    "{} MW": ("MW", 1),
    "{}GW": ("MW", 1e3),
    "{} ميغاواط": ("MW", 1),
    "{} جيجاوات": ("MW", 1e3),
    "{} TWh": ("MWh", 1e6),
    "{} تيراواط ساعة": ("MWh", 1e6),
    "${} million": ("USD", 1e6),
    "{} مليار دولار": ("USD", 1e9),
    "${}/kW-month": ("USD/kW-month", 1),
    "{} دولار لكل كيلووات شهريا": ("USD/kW-month", 1),
    "{} J/TH": ("J/TH", 1),
    "{} منزل": ("homes", 1),
    "{} EH/s": ("PH/s", 1e3),
}
PIECES = [
    *("1", "20", "٣٫٥", "9,99", "2024", "-5", "1.2.3", "%", "$", "-", "/", "'", "to", "إلى", "و", "and", "a", "half"),
    *("نص", "ونص", "مليار", "k", "MW", "h", "ساعة", "سنتين", "minus", "between", "twenty", "مئة", "of", "usd"),
]
pieces = st.sampled_from(PIECES)
texts = st.text() | st.lists(pieces).map(" ".join) | st.lists(pieces).map("".join)
number = st.decimals(0, 10**6, places=2).filter(lambda value: not 1900 <= value <= 2100)


def read(text: str) -> list[tuple[float, float, str]]:
    return [(found.low, found.high, found.unit) for found in find_quantities(text)]


def test_a_range_tells_which_end_was_said_first() -> None:
    assert not find_quantities("9% to 17%")[0].falls
    assert find_quantities("17% to 9%")[0].falls


@pytest.mark.parametrize(("text", "low", "high", "unit"), ONE)
def test_a_text_holds_one_quantity(text: str, low: float, high: float, unit: str) -> None:
    [found] = find_quantities(text)
    assert (found.low, found.high, found.unit) == (pytest.approx(low), pytest.approx(high), unit)


@pytest.mark.parametrize("text", NONE)
def test_what_measures_nothing_is_no_quantity(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("4% و 9%", [(4, 4, "%"), (9, 9, "%")]),
        ("3 and 4", [(3, 3, ""), (4, 4, "")]),
        ("2023 and 2024", [(2023, 2023, "year"), (2024, 2024, "year")]),
        ("2024,2025", [(2024, 2024, "year"), (2025, 2025, "year")]),
        ("20% by 2027", [(20, 20, "%"), (2027, 2027, "year")]),
        ("5 to 2030", [(5, 5, ""), (2030, 2030, "year")]),
        ("3.5 مليار ل 200 ميجا", [(3.5e9, 3.5e9, ""), (200, 200, "MW")]),
        ("200 MW of $3.5bn: $/kW-month", [(200, 200, "MW"), (3.5e9, 3.5e9, "USD")]),
        (
            "$3.5 billion over 12 years for 200 MW",
            [(3.5e9, 3.5e9, "USD"), (12, 12, "years"), (200, 200, "MW")],
        ),
        (
            "من 152 تيراواط ساعة في 2023 إلى 404",
            [(152e6, 152e6, "MWh"), (2023, 2023, "year"), (404, 404, "")],
        ),
    ],
)
def test_several_quantities_stay_apart(text: str, quantities: list[tuple[float, float, str]]) -> None:
    assert read(text) == quantities


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("about 1 - %1.3 of it", "1 - %1.3"),
        ("نحو ٢٠٪ منها", "٢٠٪"),
        ("a $150 per kW-month rent", "$150 per kW-month"),
        ("USD13.9bn in all", "USD13.9bn"),
        ("growth of -5% a year", "-5%"),
        ("منذ 2024-08-28 حتى", "2024"),
    ],
)
def test_the_span_is_what_was_read(text: str, span: str) -> None:
    [found] = find_quantities(text)
    assert text[found.start : found.end] == span


@given(texts)
def test_spans_are_in_order_apart_and_in_bounds(text: str) -> None:
    before = 0
    for found in find_quantities(text):
        assert before <= found.start < found.end <= len(text)
        assert found.low <= found.high < float("inf")
        assert found.value == found.low
        assert found.is_range == (found.low != found.high)
        before = found.end


@given(number, st.sampled_from(sorted(WRITTEN)), st.sampled_from(DIGITS), st.booleans())
def test_a_number_with_its_unit_is_read_as_it_was_written(
    value: object, form: str, digits: dict[int, int], grouped: bool
) -> None:
    text = form.format((f"{value:,}" if grouped else str(value)).translate(digits))
    unit, factor = WRITTEN[form]
    assert read(text) == [(pytest.approx(float(str(value)) * factor), pytest.approx(float(str(value)) * factor), unit)]


@given(
    number, number, st.sampled_from(["{}% to {}%", "من {}٪ إلى {}٪", "{}-{}%", "between {}% and {}%", "بين {}% و{}%"])
)
def test_a_range_has_both_ends_the_lower_first(one: object, other: object, form: str) -> None:
    low, high = sorted((float(str(one)), float(str(other))))
    assert read(form.format(one, other)) == [(low, high, "%")]


def test_long_texts_are_read_in_time_that_grows_with_them() -> None:
    for piece in (
        "1",
        ",",
        "1,",
        "1-",
        "1 and ",
        "twenty ",
        "half a ",
        "a1",
        "مليار ",
        "-",
        "% ",
        "1.",
        "between 1 and ",
    ):
        assert isinstance(read(piece * (100_000 // len(piece))), list)
