"""How many examples each form of the fuzz tests takes: few in the ordinary suite, many under the marker `long`."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

QUICK, LONG = 30, 400  # examples of each test

_UNHURRIED = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large)

quick = settings(max_examples=QUICK, derandomize=True, deadline=None, suppress_health_check=_UNHURRIED)
long = settings(max_examples=LONG, derandomize=True, deadline=None, suppress_health_check=_UNHURRIED)
