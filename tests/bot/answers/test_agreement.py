"""Figures that are claimed beside those that a source gives."""

from __future__ import annotations

import pytest

from bot.answers.agreement import figures_of, unmet, years_of


@pytest.mark.parametrize(
    ("claimed", "told"),
    [
        ("13.9 billion dollars", "$13.9 billion"),
        ("14 billion dollars", "more than 13.9 billion dollars"),
        ("about 500 MW", "the site has 512 MW"),
        ("over 13 billion dollars", "13.9 billion dollars"),
        ("0.77 GW", "770 MW"),
        ("9%", "9% to 17%"),
        ("9% to 17%", "9% to 17%"),
        ("٢٠٪ من الطاقة", "20% of the power"),
        ("less than 400 MW", "360 MW"),
        ("15 states", "15 states hold 80%"),
    ],
)
def test_the_same_figure_is_met_however_it_is_written(claimed: str, told: str) -> None:
    assert unmet(figures_of(claimed), figures_of(told)) == []


@pytest.mark.parametrize(
    ("claimed", "told"),
    [
        ("500 MW", "512 MW"),
        ("1 billion dollars", "1.4 billion dollars"),
        ("20%", "30%"),
        ("12% to 17%", "9% to 17%"),
        ("500 MW", "500 million dollars"),
        ("15 states", "15 miners"),
        ("200 years", "20 years"),
    ],
)
def test_another_figure_is_not_met(claimed: str, told: str) -> None:
    assert len(unmet(figures_of(claimed), figures_of(told))) == 1


def test_only_a_figure_of_the_same_kind_denies_and_one_inside_a_range_is_left_open() -> None:
    [claimed] = figures_of("12%")
    [other], [unit], [around] = (figures_of(text) for text in ("30%", "30 MW", "9% to 17%"))
    assert claimed.is_denied_by(other)
    assert not claimed.is_denied_by(unit)
    assert not claimed.is_denied_by(around)


def test_years_are_no_figures() -> None:
    assert figures_of("in 2024 and by 2030") == []
    assert years_of("in 2024 and by 2030") == {2024, 2030}
