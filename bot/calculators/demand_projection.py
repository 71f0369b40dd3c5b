"""`demand_projection`: electricity demand that grows by a rate, TWh(t) = B * (1 + g) ** (t - t0)."""

from __future__ import annotations

from typing import Annotated

from bot.calculators import slot
from bot.calculators.arguments import Arguments
from bot.calculators.calculator import Calculator, Outcome
from bot.calculators.errors import CalculatorError
from bot.calculators.intent import Intent
from bot.calculators.numbers import percent, show
from bot.calculators.scenarios import EPRI, SCENARIOS, Scenario
from corpus.document import Reference

_LONGEST = 30  # years
_HOURS = 8_760


class DemandProjectionArguments(Arguments):
    """A scenario by name, or a base and a growth of one's own; without either, EPRI's four scenarios."""

    base_twh: Annotated[float, slot.energy(0.001, 200_000, "from|base|من|بدينا", Reference("epri-2024-05", 1))] = 152
    base_year: Annotated[float, slot.year("from|base|since|بدينا|بداية|منذ", Reference("epri-2024-05", 1), primary=True)] = 2023
    growth: Annotated[float | None, slot.fraction(-0.5, 1, "growth|growing|grow|rate|نمو|ينمو|زيادة|معدل", primary=True)] = None
    target_year: Annotated[float, slot.year("to|by|until|إلى|بحلول|حتى", Reference("epri-2024-05", 2), primary=True)] = 2030
    scenario: Annotated[str | None, slot.choice(*SCENARIOS)] = None

    def in_use(self) -> set[str]:
        """Return the arguments that the reckoning works with."""
        return {"scenario", "target_year"} if self.growth is None else {"base_twh", "base_year", "growth", "target_year"}


def demand_projection(arguments: DemandProjectionArguments) -> Outcome:
    """Return the demand of the target year in TWh, one figure a scenario; raises CalculatorError for a horizon out of range."""
    paths = _paths(arguments)
    values = [_project(path, arguments.target_year) for path in paths]
    formula = "; ".join(
        f"{show(path.base_twh)} × (1 + {percent(path.growth)})^{arguments.target_year - path.base_year:g} = {show(value)}"
        for path, value in zip(paths, values, strict=True)
    )
    caveats = ["caveat-projection"]
    if any(arguments.target_year > path.last_year for path in paths):
        caveats.append("caveat-beyond-source")
    single = len(values) == 1
    others = {
        "average_gw": _gigawatts(values[0]) if single else [_gigawatts(value) for value in values],
        "scenarios": [path.name for path in paths],
        "path": [_path(path, arguments.target_year) for path in paths],
    }
    return Outcome(values[0] if single else values, "TWh", formula, tuple(caveats), others)


def _paths(arguments: DemandProjectionArguments) -> list[Scenario]:
    if arguments.growth is None:
        names = EPRI if arguments.scenario is None else (arguments.scenario,)
        own_base = {"base_twh", "base_year"} & arguments.model_fields_set
        paths = [SCENARIOS[name] for name in names]
        return [_rebased(path, arguments) for path in paths] if own_base else paths
    origin = Reference("report", 7)
    return [Scenario("own", arguments.base_twh, int(arguments.base_year), arguments.growth, 2030, origin, origin)]


def _rebased(path: Scenario, arguments: DemandProjectionArguments) -> Scenario:
    base_year = int(arguments.base_year)
    return Scenario(
        path.name, arguments.base_twh, base_year, path.growth, path.last_year, path.base_reference, path.growth_reference
    )


def _project(path: Scenario, target_year: float) -> float:
    span = target_year - path.base_year
    if not 0 <= span <= _LONGEST:
        raise CalculatorError(
            "calculator-years-order",
            start=str(path.base_year),
            end=str(path.base_year + _LONGEST),
            year=f"{target_year:g}",
        )
    return path.base_twh * (1 + path.growth) ** span


def _path(path: Scenario, target_year: float) -> list[dict[str, float]]:
    return [{"year": at, "twh": _project(path, at)} for at in range(path.base_year, int(target_year) + 1)]


def _gigawatts(twh: float) -> float:
    return twh * 1e6 / _HOURS / 1_000


CALCULATOR = Calculator(
    name="demand_projection",
    arguments=DemandProjectionArguments,
    compute=demand_projection,
    intent=Intent(
        needs=(
            ("demand", "consumption", "electricity", "project", "projection", "forecast", "twh", "growing", "grow", "data centre", "data center",
             "طلب", "الطلب", "استهلاك", "توقع", "تيراوات", "تيراواط", "نمو", "كهرباء"),
        ),
        inputs=(frozenset({"base_twh", "growth"}), frozenset({"growth", "target_year"}), frozenset({"scenario", "target_year"})),
        strong=("project", "projection of", "توقع طلب", "اسقاط"),
        asks="growth",
    ),
)
