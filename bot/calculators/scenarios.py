"""Scenarios of electricity demand that the sources publish: base, yearly growth and horizon."""

from __future__ import annotations

from dataclasses import dataclass

from bot.calculators.declaration.spread import Triangle
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


@dataclass(frozen=True, slots=True)
class Family:
    """A source's scenarios, from the lowest growth to the highest; `spread` is how its growth is drawn."""

    names: tuple[str, ...]
    spread: Triangle

    @property
    def growths(self) -> tuple[float, float]:
        """Return the lowest and the highest growth a year, as fractions."""
        return self.spread.low, self.spread.high


EPRI = ("epri_low", "epri_moderate", "epri_high", "epri_higher")
_SINGLE = 0.2  # of its growth, what a scenario without others beside it is drawn up to on either side
_FAMILIES = (
    Family(EPRI, Triangle(0.037, 0.10, 0.15)),
    Family(("lbnl_low", "lbnl_high"), Triangle(0.131, 0.20, 0.269)),
)
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


def family_of(name: str | None) -> Family:
    """Return the family of a scenario; EPRI's when none is named."""
    if name is None:
        return _FAMILIES[0]
    for family in _FAMILIES:
        if name in family.names:
            return family
    growth = SCENARIOS[name].growth
    return Family((name,), Triangle((1 - _SINGLE) * growth, growth, (1 + _SINGLE) * growth))
