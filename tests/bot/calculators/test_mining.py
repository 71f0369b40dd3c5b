from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.mining import Fleet


def fleet(**changed: float) -> Fleet[float]:
    figures = {
        "mw": 100.0,
        "j_per_th": 23.6,
        "hashprice": 45.0,
        "uptime": 0.95,
        "power_price": 45.0,
        "other_opex": 10.5,
        "overhead": 1.0,
    }
    return Fleet(**{**figures, **changed})


def test_a_hundred_megawatts_of_the_default_fleet() -> None:
    site = fleet()
    assert site.hashrate == pytest.approx(4_237, rel=1e-3)
    assert site.revenue == pytest.approx(66.1e6, rel=1e-3)
    assert site.margin == pytest.approx(19.9e6, rel=5e-3)
    assert site.breakeven == pytest.approx(31.44, abs=0.006)


@given(st.floats(10, 100), st.floats(0, 300), st.floats(1, 3))
def test_at_its_breakeven_a_fleet_leaves_nothing(joules: float, price: float, overhead: float) -> None:
    site = fleet(j_per_th=joules, power_price=price, overhead=overhead)
    at_breakeven = fleet(j_per_th=joules, power_price=price, overhead=overhead, hashprice=site.breakeven)
    assert at_breakeven.margin == pytest.approx(0, abs=1)


def test_draws_are_worked_out_like_single_sites() -> None:
    prices = np.array([30.0, 45.0, 60.0])
    mw = np.full(3, 100.0)
    draws = Fleet(mw, np.full(3, 23.6), prices, 0.95, np.full(3, 45.0), 10.5, 1.0)
    assert draws.margin == pytest.approx([fleet(hashprice=price).margin for price in prices])
