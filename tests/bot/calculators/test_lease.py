from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.colo_lease import ColoLeaseArguments
from bot.calculators.lease import BANDS, Lease


def test_a_lease_of_two_hundred_megawatts() -> None:
    lease = Lease(200.0, 154.2, 1.0, 0.85, 9e6, 0.0)
    assert lease.rent == pytest.approx(370e6, rel=1e-3)
    assert lease.noi == pytest.approx(314.5e6, rel=1e-3)
    assert lease.capex == pytest.approx(1.8e9)


@given(st.floats(0, 1))
def test_what_the_tenant_funds_the_owner_does_not(part: float) -> None:
    alone, helped = Lease(10.0, 150.0, 1.0, 0.85, 9e6, 0.0), Lease(10.0, 150.0, 1.0, 0.85, 9e6, part)
    assert helped.capex == pytest.approx(alone.capex * (1 - part))
    assert helped.noi == alone.noi


def test_every_default_lies_in_its_band() -> None:
    assert ColoLeaseArguments(mw=1).is_usual
    assert all(name in ColoLeaseArguments.slots() for name in BANDS)


@pytest.mark.parametrize("name", BANDS)
def test_a_band_lies_in_the_range_of_its_slot(name: str) -> None:
    assert all(ColoLeaseArguments.slots()[name].holds(end) for end in BANDS[name])
