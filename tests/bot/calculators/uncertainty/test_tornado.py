from __future__ import annotations

from typing import Any

import pytest

from bot.calculators.declaration.findings import Swing
from bot.calculators.registry import CALCULATORS
from bot.calculators.uncertainty.tornado import tornado


def swings(calculator: str = "site_compare", **given: Any) -> dict[str, Swing]:
    declared = CALCULATORS[calculator]
    return {one.argument: one for one in tornado(declared, declared.arguments.read(given))}


@pytest.mark.parametrize(
    ("name", "worst", "best"),
    [
        ("tenant_funded", -39, 528),
        ("rate_kw_month", -290, 170),
        ("j_per_th", -219, 71),
        ("hashprice", -211, 76),
        ("discount", -181, 55),
        ("capex_per_mw", -187, 35),
        ("term", -163, 38),
        ("power_price", -104, 59),
        ("build_years", -183, -39),
        ("noi_margin", -131, 7),
        ("g2i", -55, -22),
    ],
)
def test_the_npv_at_both_ends_of_every_input(name: str, worst: float, best: float) -> None:
    swing = swings(mw=100)[name]
    assert min(swing.at_low, swing.at_high) == pytest.approx(worst * 1e6, rel=0.01, abs=0.5e6)
    assert max(swing.at_low, swing.at_high) == pytest.approx(best * 1e6, rel=0.01, abs=0.5e6)
    assert not swing.assumed


def test_the_widest_swing_comes_first() -> None:
    found = swings(mw=100)
    assert next(iter(found)) == "tenant_funded"
    widths = [one.width for one in found.values()]
    assert widths == sorted(widths, reverse=True)


def test_an_input_that_moves_nothing_is_left_out() -> None:
    assert not {"j_per_th", "hashprice", "power_price"} & swings(mw=100, mining_margin=0).keys()


def test_an_input_without_known_ends_is_moved_by_a_tenth() -> None:
    swing = swings("doubling_time", growth=0.1)["growth"]
    assert (swing.low, swing.high, swing.assumed) == (pytest.approx(0.09), pytest.approx(0.11), True)


def test_a_tenth_more_stays_within_the_range() -> None:
    assert swings("sector_revenue", share=1)["share"].high == 1


def test_a_year_is_not_moved() -> None:
    assert "base_year" not in swings("share_crossing", target_share=0.09, growth=0.15)


def test_a_sources_scenarios_are_the_ends_of_its_growth() -> None:
    growth = swings("demand_projection")["growth"]
    assert (growth.low, growth.high) == (0.037, 0.15)
    assert (growth.at_low, growth.at_high) == (pytest.approx(196.0, rel=0.001), pytest.approx(404.3, rel=0.001))


@pytest.mark.parametrize("name", CALCULATORS)
def test_known_ends_lie_in_the_range_of_their_slot(name: str) -> None:
    for slot in CALCULATORS[name].arguments.slots().values():
        low, high = slot.swing or (1, 2)
        assert low < high
        assert slot.swing is None or (slot.holds(low) and slot.holds(high))
