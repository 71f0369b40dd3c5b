"""Scenarios of electricity demand that the sources publish: base, yearly growth and horizon."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Reference


@dataclass(frozen=True, slots=True)
class Scenario:
    """A path: `base_twh` in `base_year`, growing by `growth` a year until `last_year`.

    The references are those of the base and of the growth; a path of the asker's own has none.
    """

    name: str
    base_twh: float
    base_year: float
    growth: float
    last_year: int
    base_reference: Reference | None = None
    growth_reference: Reference | None = None


_EPRI_BASE, _EPRI = Reference("epri-2024-05", 1), Reference("epri-2024-05", 2)
_LBNL_BASE, _LBNL = Reference("lbnl-dc-2024", 1), Reference("lbnl-dc-2024", 2)
_IEA_BASE, _IEA = Reference("iea-energy-ai-2025", 1), Reference("iea-energy-ai-2025", 4)
_GOLDMAN = Reference("gs-2024-05", 1)

SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        Scenario("epri_low", 152, 2023, 0.037, 2030, _EPRI_BASE, _EPRI),
        Scenario("epri_moderate", 152, 2023, 0.05, 2030, _EPRI_BASE, _EPRI),
        Scenario("epri_high", 152, 2023, 0.10, 2030, _EPRI_BASE, _EPRI),
        Scenario("epri_higher", 152, 2023, 0.15, 2030, _EPRI_BASE, _EPRI),
        Scenario("lbnl_low", 176, 2023, 0.131, 2028, _LBNL_BASE, _LBNL),
        Scenario("lbnl_high", 176, 2023, 0.269, 2028, _LBNL_BASE, _LBNL),
        Scenario("iea_base", 415, 2024, 0.147, 2030, _IEA_BASE, _IEA),
        Scenario("gs_2024", 152, 2023, 0.146, 2030, _EPRI_BASE, _GOLDMAN),
    )
}
EPRI = ("epri_low", "epri_moderate", "epri_high", "epri_higher")
SPOKEN = {
    "epri_low": "epri low|epri lowest|low scenario|epri المنخفض|السيناريو المنخفض",
    "epri_moderate": "epri moderate|moderate scenario|epri المعتدل|السيناريو المعتدل",
    "epri_high": "epri high|high scenario|epri المرتفع|السيناريو المرتفع",
    "epri_higher": "epri higher|epri highest|higher growth scenario|highest scenario|السيناريو الأعلى|أعلى سيناريو",
    "lbnl_low": "lbnl low|berkeley lab low|lbnl المنخفض",
    "lbnl_high": "lbnl high|berkeley lab high|lbnl المرتفع",
    "iea_base": "iea base|iea base case|iea scenario",
    "gs_2024": "goldman|goldman sachs|جولدمان|غولدمان",
}
