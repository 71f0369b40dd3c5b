"""Calculations of every calculator, from their declarations alone."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.calculators.declaration.calculation import Value
from bot.calculators.declaration.slot import Slot
from bot.calculators.registry import CALCULATORS
from bot.calculators.what_if.examples import examples_of

Given = dict[str, Value]
STARTS: list[tuple[str, Given]] = [(name, given) for name, one in CALCULATORS.items() for given in examples_of(one)]
STARTS += [
    ("site_compare", {"mw": 100, "basis": "it", "hashprice": 60.0, "tenant_funded": 0.85}),
    ("site_compare", {"mw": [50, 100], "rate_kw_month": [120, 180]}),
    ("site_compare", {"mw": 100, "discount": [0.08, 0.12], "term": [10, 20]}),
    ("sector_revenue", {"year": 2026.0}),
    ("sector_revenue", {"year": [2025, 2026]}),
    ("sector_revenue", {"share": [0.2, 0.3], "mode": "capacity"}),
    ("demand_projection", {}),
    ("demand_projection", {"scenario": "lbnl_high"}),
    ("lease_rate", {"total_usd": [3.5e9, 8.7e9], "mw": [200, 500], "years": 12, "basis": ["it", "gross"]}),
    ("share_compare", {"a": [1, 1.3], "b": 0.4}),
    ("convert", {"value": 770, "from": "MW", "to": "TWh", "hours": 8_760}),
    ("share_crossing", {"target_share": 0.09, "growth": 0.005}),
    ("rerate", {"value_usd": 2e8, "multiple": [3, 5]}),
]


def values(slot: Slot) -> st.SearchStrategy[Value]:
    """Return whatever a slot takes: a choice, a figure, a range, or several."""
    one: st.SearchStrategy[Value] = (
        st.sampled_from(slot.choices)
        if slot.choices
        else st.floats(max(slot.low, -1e18), min(slot.high, 1e18), allow_nan=False)
        | st.integers(0, 10_000).map(lambda part: slot.low + (min(slot.high, 1e9) - slot.low) * part / 10_000)
    )
    if slot.several:
        return one | st.lists(one, min_size=2, max_size=3)  # type: ignore[arg-type]
    return one | st.lists(one, min_size=2, max_size=2) if slot.is_figure else one  # type: ignore[arg-type]


@st.composite
def calculations(draw: st.DrawFn, most: int = 4) -> tuple[str, Given]:
    """Draw a calculator's name with some named inputs, which it need not take together."""
    name = draw(st.sampled_from(sorted(CALCULATORS)))
    slots = CALCULATORS[name].arguments.slots()
    names = draw(st.lists(st.sampled_from(sorted(slots)), unique=True, max_size=most))
    return name, {argument: draw(values(slots[argument])) for argument in names}
