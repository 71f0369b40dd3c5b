from __future__ import annotations

import math
import time

import numpy as np
import pytest

from bot.calculators.site_compare import SiteCompareArguments
from bot.calculators.uncertainty import monte_carlo
from bot.calculators.uncertainty.monte_carlo import simulate

SITE = SiteCompareArguments(mw=100)


def test_the_spread_of_a_hundred_megawatts() -> None:
    found = simulate(SITE)
    low, median, high = found.npv
    assert low == pytest.approx(-285e6, rel=0.03)
    assert median == pytest.approx(-10e6, abs=10e6)
    assert high == pytest.approx(463e6, rel=0.03)
    assert found.positive == pytest.approx(0.49, abs=0.01)
    assert found.payback == pytest.approx((1.2, 6.6, 10.0), rel=0.02)


def test_the_seed_fixes_it() -> None:
    assert simulate(SITE) == simulate(SITE)
    assert simulate(SITE, seed=1) != simulate(SITE)


def test_it_takes_no_longer_than_a_blink() -> None:
    simulate(SITE)
    best = math.inf
    for _ in range(5):
        start = time.perf_counter()
        simulate(SITE)
        best = min(best, time.perf_counter() - start)
    assert best <= 0.05


@pytest.mark.parametrize("basis", ["gross", "it"])
@pytest.mark.parametrize("discount", [0.0, 0.1])
@pytest.mark.parametrize("margin", [None, 5e6])
def test_one_draw_is_what_the_calculator_works_out(
    monkeypatch: pytest.MonkeyPatch, basis: str, discount: float, margin: float | None
) -> None:
    site = SiteCompareArguments(mw=100, basis=basis, discount=discount, mining_margin=margin)
    drawn = {name: 0.98 * ends[1] for name, ends in monte_carlo._TRIANGLES.items()} | {"build_years": 2.0}
    drawn["tenant_funded"] = 0.5
    monkeypatch.setattr(monte_carlo, "_draw", lambda draws, seed: {k: np.full(draws, v) for k, v in drawn.items()})
    cash = site.model_copy(update=drawn).cash_flow
    found = simulate(site, draws=3)
    assert found.npv == pytest.approx((cash.npv,) * 3)
    assert found.payback == pytest.approx((cash.payback,) * 3)


def test_everything_but_the_payback_is_proportional_to_power() -> None:
    once, twice = simulate(SITE), simulate(SiteCompareArguments(mw=200))
    assert twice.npv == pytest.approx([2 * npv for npv in once.npv])
    assert twice.payback == pytest.approx(once.payback)
    assert twice.positive == once.positive


def test_a_lease_that_gains_nothing_is_never_repaid() -> None:
    found = simulate(SiteCompareArguments(mw=100, mining_margin=1e9))
    assert found.payback == (math.inf,) * 3
    assert found.positive == 0


def test_an_idle_site_does_better() -> None:
    idle = simulate(SiteCompareArguments(mw=100, mining_margin=0))
    assert all(free > lost for free, lost in zip(idle.npv, simulate(SITE).npv, strict=True))
