"""Calculators: any arguments give a finite result, or a CalculatorError that can be said."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from tests.fuzzing.amounts import long, quick
from tests.fuzzing.strategies import calls
from tests.fuzzing.targets import reckon


@quick
@example(("lease_rate", {"total_usd": float("inf"), "mw": 1, "years": 1}))
@example(("share_compare", {"a": [], "b": 1.0}))
@example(("doubling_time", {"growth": 1e-320}))
@example(("site_energy", {"mw": float("nan")}))
@example(("site_energy", {"mw": 10**400}))
@example(("site_energy", {"mw": [-(10**400)]}))
@example(("convert", {"value": "9" * 400 + " MW"}))
@given(calls())
def test_any_arguments(call: tuple[str, dict[str, object]]) -> None:
    reckon(*call)


@pytest.mark.long
@long
@given(calls())
def test_many(call: tuple[str, dict[str, object]]) -> None:
    reckon(*call)
