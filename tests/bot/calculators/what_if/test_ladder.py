"""The round figures that inputs are stepped along."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.calculators.declaration.slot import Slot
from bot.calculators.registry import CALCULATORS
from bot.calculators.what_if.ladder import above, below

SLOTS = [
    (f"{name}.{argument}", slot)
    for name, calculator in CALCULATORS.items()
    for argument, slot in calculator.arguments.slots().items()
    if slot.is_figure
]


def slot_of(calculator: str, argument: str) -> Slot:
    return CALCULATORS[calculator].arguments.slots()[argument]


@pytest.mark.parametrize(
    ("calculator", "argument", "value", "down", "up"),
    [
        ("sector_revenue", "share", 0.30, 0.25, 0.35),
        ("sector_revenue", "share", 0.33, 0.30, 0.35),
        ("sector_revenue", "share", 0.05, 0.04, 0.10),
        ("demand_projection", "growth", 0.15, 0.14, 0.16),
        ("demand_projection", "growth", 0.147, 0.14, 0.15),
        ("demand_projection", "growth", 0.0, -0.01, 0.01),
        ("demand_projection", "target_year", 2030, 2029, 2031),
        ("time_to_power", "years_saved", 3.5, 3, 4),
        ("colo_lease", "term", 15, 14, 16),
        ("colo_lease", "rate_kw_month", 150, 140, 160),
        ("colo_lease", "mw", 100, 50, 200),
        ("colo_lease", "mw", 770, 500, 1_000),
        ("colo_lease", "capex_per_mw", 9e6, 8e6, 10e6),
        ("colo_lease", "g2i", 1.35, 1.3, 1.4),
        ("colo_lease", "discount", 0.10, 0.09, 0.11),
        ("colo_lease", "noi_margin", 0.85, 0.80, 0.90),
        ("colo_lease", "mining_margin", -1.99e7, -2e7, -1.8e7),
        ("mining_revenue", "hashprice", 45, 40, 50),
        ("mining_revenue", "j_per_th", 23.6, 23, 24),
        ("mining_revenue", "power_price", 45, 40, 50),
        ("share_crossing", "start_share", 0.01, 0.009, 0.02),
        ("lease_rate", "years", 1, 0.9, 2),
        ("sector_revenue", "share", [0.20, 0.30], [0.15, 0.25], [0.25, 0.35]),
        ("share_compare", "a", [1, 1.3], [0.9, 1.2], [1.1, 1.4]),
    ],
)
def test_the_next_value_is_a_round_one_of_the_units_size(calculator, argument, value, down, up) -> None:  # type: ignore[no-untyped-def]
    slot = slot_of(calculator, argument)
    assert (below(value, slot), above(value, slot)) == (down, up)


@pytest.mark.parametrize(
    ("calculator", "argument", "value", "down", "up"),
    [
        ("sector_revenue", "share", 1.0, 0.95, None),
        ("sector_revenue", "share", 0.0, None, 0.01),
        ("sector_revenue", "share", 0.98, 0.95, 1.0),
        ("colo_lease", "mw", 0, None, 1),
        ("colo_lease", "mw", 100_000, 50_000, None),
        ("colo_lease", "mining_margin", 0, None, None),
        ("demand_projection", "target_year", 2100, 2099, None),
        ("sector_revenue", "share", [0.9, 1.0], [0.85, 0.95], None),
        ("lease_rate", "mw", [100, 200], None, None),
        ("colo_lease", "basis", "gross", None, None),
    ],
)
def test_a_step_ends_where_the_range_does(calculator, argument, value, down, up) -> None:  # type: ignore[no-untyped-def]
    slot = slot_of(calculator, argument)
    assert (below(value, slot), above(value, slot)) == (down, up)


@pytest.mark.parametrize(("name", "slot"), SLOTS, ids=[name for name, _ in SLOTS])
@given(data=st.data())
def test_steps_stay_in_range_and_lead_the_way_they_should(name: str, slot: Slot, data: st.DataObject) -> None:
    value = data.draw(st.floats(max(slot.low, -1e12), min(slot.high, 1e12)))
    up, down = above(value, slot), below(value, slot)
    assert up is None or (slot.holds(up) and up > value)  # type: ignore[arg-type, operator]
    assert down is None or (slot.holds(down) and down < value)  # type: ignore[arg-type, operator]


@pytest.mark.parametrize(("name", "slot"), SLOTS, ids=[name for name, _ in SLOTS])
@given(data=st.data())
def test_a_step_up_and_one_down_lead_back_to_a_round_value(name: str, slot: Slot, data: st.DataObject) -> None:
    start = data.draw(st.floats(max(slot.low, 1e-3), min(slot.high, 1e9)))
    round_value = above(start, slot)
    assume(isinstance(round_value, float) and round_value < slot.high)
    higher = above(round_value, slot)  # type: ignore[arg-type]
    assume(isinstance(higher, float) and higher < slot.high)
    assert below(higher, slot) == pytest.approx(round_value)  # type: ignore[arg-type]
