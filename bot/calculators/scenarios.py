"""Scenarios of electricity demand that the sources publish: base, yearly growth and horizon."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Reference


@dataclass(frozen=True, slots=True)
class Scenario:
    """A published path: `base_twh` in `base_year`, growing by `growth` a year until `last_year`."""

    name: str
    base_twh: float
    base_year: int
    growth: float
    last_year: int
    base_reference: Reference
    growth_reference: Reference


_EPRI_BASE, _EPRI = Reference("epri-2024-05", 1), Reference("epri-2024-05", 2)
_LBNL = Reference("lbnl-dc-2024", 1)
_IEA = Reference("iea-energy-ai-2025", 1)
_GOLDMAN = Reference("gs-2024-05", 1)

SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        Scenario("epri_low", 152, 2023, 0.037, 2030, _EPRI_BASE, _EPRI),
        Scenario("epri_moderate", 152, 2023, 0.05, 2030, _EPRI_BASE, _EPRI),
        Scenario("epri_high", 152, 2023, 0.10, 2030, _EPRI_BASE, _EPRI),
        Scenario("epri_higher", 152, 2023, 0.15, 2030, _EPRI_BASE, _EPRI),
        Scenario("lbnl_low", 176, 2023, 0.131, 2028, _LBNL, _LBNL),
        Scenario("lbnl_high", 176, 2023, 0.269, 2028, _LBNL, _LBNL),
        Scenario("iea_base", 415, 2024, 0.147, 2030, _IEA, _IEA),
        Scenario("gs_2024", 152, 2023, 0.146, 2030, _EPRI_BASE, _GOLDMAN),
    )
}
EPRI = ("epri_low", "epri_moderate", "epri_high", "epri_higher")
