from __future__ import annotations

import pytest

from bot.calculators.site_compare import SiteCompareArguments
from bot.calculators.uncertainty.tornado import SPANS, Swing, tornado


def swings(**changed: float) -> dict[str, Swing]:
    arguments = SiteCompareArguments(mw=100, **changed)  # type: ignore[arg-type]
    return {one["argument"]: one for one in tornado(arguments, lambda site: site.cash_flow.npv)}


@pytest.mark.parametrize(
    ("name", "low", "high"),
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
def test_the_npv_at_both_ends_of_every_input(name: str, low: float, high: float) -> None:
    swing = swings()[name]
    assert swing["npv_low"] == pytest.approx(low * 1e6, rel=0.01, abs=0.5e6)
    assert swing["npv_high"] == pytest.approx(high * 1e6, rel=0.01, abs=0.5e6)
    assert (swing["low"], swing["high"]) == SPANS[name]


def test_the_widest_swing_comes_first() -> None:
    assert next(iter(swings())) == "tenant_funded"
    widths = [one["npv_high"] - one["npv_low"] for one in swings().values()]
    assert widths == sorted(widths, reverse=True)


def test_an_input_that_moves_nothing_is_left_out() -> None:
    assert not {"j_per_th", "hashprice", "power_price"} & swings(mining_margin=0).keys()


@pytest.mark.parametrize("name", SPANS)
def test_a_span_lies_in_the_range_of_its_slot(name: str) -> None:
    assert all(SiteCompareArguments.slots()[name].holds(end) for end in SPANS[name])
