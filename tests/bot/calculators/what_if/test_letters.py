"""The letters of codes, which are in links that were shared: they only ever grow."""

from __future__ import annotations

import pytest

from bot.calculators.registry import CALCULATORS
from bot.calculators.what_if.letters import CALCULATOR_LETTERS, STYLE_LETTERS, argument_letters

GIVEN_AWAY = {  # a calculator's letter, its arguments in the order of theirs, and the words of its choices by index
    "sector_revenue": (
        "s",
        "share year start_year start_share end_year end_share mode anchor_usd anchor_share capacity_gw rate_kw_month"
        " g2i utilisation",
        {"mode": "anchor capacity"},
    ),
    "site_compare": (
        "c",
        "mw basis g2i rate_kw_month utilisation noi_margin capex_per_mw tenant_funded term build_years discount"
        " mining_margin j_per_th hashprice uptime power_price other_opex overhead",
        {"basis": "gross it"},
    ),
    "mining_revenue": ("m", "mw j_per_th hashprice uptime power_price other_opex overhead", {}),
    "breakeven_hashprice": ("b", "j_per_th power_price overhead", {}),
    "colo_lease": (
        "l",
        "mw basis g2i rate_kw_month utilisation noi_margin capex_per_mw tenant_funded term build_years discount"
        " mining_margin",
        {"basis": "gross it"},
    ),
    "lease_rate": ("k", "total_usd mw years basis", {"basis": "it gross cloud"}),
    "demand_projection": (
        "d",
        "base_twh base_year growth target_year scenario",
        {"scenario": "epri_low epri_moderate epri_high epri_higher lbnl_low lbnl_high iea_base gs_2024"},
    ),
    "growth_required": ("g", "start end years", {}),
    "doubling_time": ("t", "growth", {}),
    "share_crossing": ("x", "start_share target_share growth total_growth base_year", {}),
    "site_energy": ("e", "mw load_factor pue basis home_mwh", {"basis": "gross it"}),
    "convert": (
        "u",
        "value from to hours",
        dict.fromkeys(("from", "to"), "kW MW GW kWh MWh GWh TWh USD/kW-month USD/MW-year"),
    ),
    "time_to_power": ("p", "mw_it rev_per_mw_year years_saved noi_margin discount term", {}),
    "rerate": ("r", "value_usd mw value_per_mw multiple", {}),
    "share_compare": ("q", "a b", {}),
}


@pytest.mark.parametrize("name", GIVEN_AWAY)
def test_letters_that_were_given_away_keep_their_meaning(name: str) -> None:
    letter, arguments, choices = GIVEN_AWAY[name]
    slots = CALCULATORS[name].arguments.slots()
    assert CALCULATOR_LETTERS[name] == letter
    assert list(slots)[: len(arguments.split())] == arguments.split()
    for argument, words in choices.items():
        assert list(slots[argument].choices)[: len(words.split())] == words.split()


def test_every_calculator_has_a_letter_of_its_own_and_every_argument() -> None:
    assert CALCULATOR_LETTERS.keys() == CALCULATORS.keys()
    assert len(set(CALCULATOR_LETTERS.values())) == len(CALCULATOR_LETTERS)
    for calculator in CALCULATORS.values():
        assert argument_letters(calculator).keys() == calculator.arguments.slots().keys()


def test_a_new_calculator_is_added_here_too() -> None:
    assert GIVEN_AWAY.keys() == CALCULATORS.keys()
    for name, (_, arguments, _) in GIVEN_AWAY.items():
        assert list(CALCULATORS[name].arguments.slots()) == arguments.split()


def test_the_styles_are_pinned() -> None:
    assert STYLE_LETTERS == {("en", False): "e", ("ar", False): "a", ("ar", True): "i"}
