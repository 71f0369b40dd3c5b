from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.talk.plain import figures_in, plain


@pytest.mark.parametrize(
    "text",
    [
        *(
            "50 MW IT",
            "50 MW of IT",
            "50 MW IT load",
            "50 critical IT MW",
            "50 IT MW",
            "50 MW it at $140",
            "٥٠ ميجا IT",
        ),
        *("٥٠ ميجاوات حمل تقنية معلومات", "٥٠ ميجاواط من حمل تقنية المعلومات", "٥٠ ميجا آي تي", "50 critical MW"),
    ],
)
def test_power_of_the_computers_is_critical(text: str) -> None:
    assert "critical" in plain(text)


@pytest.mark.parametrize(
    "text", ["50 MW it would earn", "lease 50 MW of it", "50 MW it's", "what is the IT load of 50 MW?", "it is 50 MW"]
)
def test_a_pronoun_is_no_load(text: str) -> None:
    assert "critical" not in plain(text)


@pytest.mark.parametrize(
    "text", ["running 24/7", "٢٤/٧", "24 hours a day", "24 hours a day, 7 days a week", "24/7 now"]
)
def test_around_the_clock_holds_no_figure(text: str) -> None:
    assert "around the clock" in plain(text)
    assert not figures_in(plain(text))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("a 12-year, 200-MW lease", [(12, "years"), (200, "MW")]),
        ("أبكر بسنتين ونص", [(2.5, "years")]),
        ("سنة واحدة أبكر", [(1, "years")]),
        ("إلى 500 عام 2030", [(500, ""), (2030, "year")]),
        ("خلال 30 سنة", [(30, "years")]),
        ("Hut 8 leased 245 MW", [(245, "MW")]),
        ("24 hours in 2030", [(24, ""), (2030, "year")]),
    ],
)
def test_figures_stand_for_themselves(text: str, figures: list[tuple[float, str]]) -> None:
    assert [(quantity.value, quantity.unit) for quantity in figures_in(plain(text))] == figures


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(plain(text), str)
