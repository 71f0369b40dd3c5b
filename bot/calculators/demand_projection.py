"""`demand_projection`: electricity demand that grows by a rate, TWh(t) = B * (1 + g) ** (t - t0)."""

from __future__ import annotations

import math
from typing import Annotated, Any

import numpy as np

from bot.calculators.declaration import slot
from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.by_year import ByYear, Column
from bot.calculators.declaration.calculation import Input, Origin
from bot.calculators.declaration.calculator import Calculator, Outcome
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.intent import Intent, inputs
from bot.calculators.declaration.measure import Measure
from bot.calculators.declaration.spread import Spread
from bot.calculators.pictures.paths import Paths
from bot.calculators.scenarios import EPRI, SCENARIOS, SPOKEN, Scenario, family_of
from bot.calculators.vocabulary import DEMAND, FALL, GROW, YEARLY
from bot.numbers import HOURS_A_YEAR, percent, show
from corpus.document import Reference

_LONGEST = 30  # years
_TARGET = 2030  # the last year of the sources
_BASE, _HORIZON = Reference("epri-2024-05", 1), Reference("epri-2024-05", 2)
_GROWTH_CUES = "growth|growing|grows|grow|rate|climbs|نمو|ينمو|بينمو|زيادة|زاد|يزيد|معدل"

_BASE_TWH = slot.energy(0.001, 200_000, "from|base|start|starts|من|بدينا|بدأ|يبدأ|بداية|بدءا|أساس|الأساس", _BASE)
_BASE_YEAR = slot.year("from|base|since|بدينا|بداية|منذ", _BASE, primary=True, dates=("base_twh", _TARGET))


class DemandProjectionArguments(Arguments):
    """A scenario by name, or a base and a growth of one's own; without either, EPRI's four scenarios."""

    base_twh: Annotated[float, _BASE_TWH] = 152
    base_year: Annotated[float, _BASE_YEAR] = 2023
    growth: Annotated[float | None, slot.fraction(-0.5, 1, _GROWTH_CUES, primary=True)] = None
    target_year: Annotated[float, slot.year("to|by|until|إلى|بحلول|حتى", _HORIZON, primary=True)] = _TARGET
    scenario: Annotated[str | None, slot.choice(*SCENARIOS, spoken=SPOKEN)] = None

    @property
    def origin(self) -> Scenario:
        """Return where the path starts: a named scenario's base, or one's own."""
        named = SCENARIOS.get(self.scenario or "")
        if named is None or {"base_twh", "base_year"} & self.model_fields_set:
            return Scenario("own", self.base_twh, self.base_year, 0.0, SCENARIOS[EPRI[0]].last_year)
        return named

    def spreads(self) -> dict[str, Spread]:
        """Return the growth drawn between the lowest and the highest scenario of the source that is reckoned with."""
        return {} if self.growth is not None else {"growth": family_of(self.scenario).spread}

    def in_use(self) -> set[str]:
        """Return the arguments that the reckoning works with: a scenario by name brings its own base and growth."""
        if self.growth is not None:
            return {"base_twh", "base_year", "growth", "target_year"}
        own = {"base_twh", "base_year"} if self.scenario is None else {"base_twh", "base_year"} & self.model_fields_set
        return own | {"scenario", "target_year"}

    def inputs(self) -> tuple[Input, ...]:
        """Return the inputs, with the base and the growth that a published scenario brings and their paragraphs."""
        found = {item.name: item for item in super().inputs()}
        if self.growth is None:
            scenarios = [SCENARIOS[name] for name in _names(self)]
            base = Origin("source", scenarios[0].base_reference)
            found.setdefault("base_twh", Input("base_twh", scenarios[0].base_twh, "TWh", base))
            found.setdefault("base_year", Input("base_year", scenarios[0].base_year, "year", base))
            rates = [scenario.growth for scenario in scenarios]
            growth = Origin("source", scenarios[0].growth_reference)
            found["growth"] = Input("growth", rates[0] if len(rates) == 1 else rates, slot.SHARE, growth)
        return tuple(found.values())

    def swings(self) -> dict[str, tuple[float, float]]:
        """Return the lowest and the highest growth of the source that is reckoned with."""
        return {} if self.growth is not None else {"growth": family_of(self.scenario).growths}


def demand_projection(arguments: DemandProjectionArguments) -> Outcome:
    """Return the demand of the target year in TWh, one figure a scenario.

    Raises CalculatorError for a target year before the base or over 30 years behind it.
    """
    paths = _paths(arguments)
    values = [_project(path, arguments.target_year) for path in paths]
    average = [value * 1e6 / HOURS_A_YEAR / 1_000 for value in values]
    caveats = ["caveat-projection"]
    if any(arguments.target_year > path.last_year for path in paths):
        caveats.append("caveat-beyond-source")
    single = len(values) == 1
    others = {
        "average_gw": average[0] if single else average,
        "scenarios": [path.name for path in paths],
        "path": [_path(path, arguments.target_year) for path in paths],
    }
    formula = "; ".join(_formula(path, arguments.target_year) for path in paths)
    return Outcome(values[0] if single else values, "TWh", formula, tuple(caveats), others)


def _paths(arguments: DemandProjectionArguments) -> list[Scenario]:
    if arguments.growth is not None:
        last_year = SCENARIOS[EPRI[0]].last_year
        return [Scenario("own", arguments.base_twh, arguments.base_year, arguments.growth, last_year)]
    paths = [SCENARIOS[name] for name in _names(arguments)]
    if not {"base_twh", "base_year"} & arguments.model_fields_set:
        return paths
    return [Scenario(path.name, arguments.base_twh, arguments.base_year, path.growth, path.last_year) for path in paths]


def _names(arguments: DemandProjectionArguments) -> tuple[str, ...]:
    return EPRI if arguments.scenario is None else (arguments.scenario,)


def _project(path: Scenario, target_year: float) -> float:
    span = target_year - path.base_year
    if not 0 <= span <= _LONGEST:
        start, end = f"{path.base_year:g}", f"{path.base_year + _LONGEST:g}"
        raise CalculatorError("calculator-years-order", start=start, end=end, year=f"{target_year:g}")
    return path.base_twh * math.pow(1 + path.growth, span)


def _formula(path: Scenario, target_year: float) -> str:
    span, value = target_year - path.base_year, _project(path, target_year)
    return f"{show(path.base_twh)} × (1 + {percent(path.growth)})^{show(span)} = {show(value)}"


def _path(path: Scenario, target_year: float) -> list[dict[str, float]]:
    years = range(int(path.base_year), int(target_year) + 1)
    return [{"year": year, "twh": _project(path, max(year, path.base_year))} for year in years]


def _column(path: Scenario) -> Column:
    """Return the column of a path, named by its scenario and its growth."""
    key = "column-own" if path.name == "own" else f"choice-{path.name.replace('_', '-')}"
    return Column(key, "TWh", percent(path.growth))


def _demand(a: DemandProjectionArguments) -> Any:
    """Return the demand of the target year in TWh, at a source's likeliest growth without one; of draws, an array."""
    growth = family_of(a.scenario).spread.likely if a.growth is None else np.asarray(a.growth, np.float64)
    return a.origin.base_twh * (1 + growth) ** (a.target_year - a.origin.base_year)


CALCULATOR = Calculator(
    name="demand_projection",
    arguments=DemandProjectionArguments,
    compute=demand_projection,
    picture=Paths("axis-electricity"),
    table=ByYear(
        columns=lambda arguments: [_column(path) for path in _paths(arguments)],
        span=lambda arguments: (_paths(arguments)[0].base_year, arguments.target_year),
        row=lambda arguments, year: [_project(path, max(year, path.base_year)) for path in _paths(arguments)],
    ),
    measures=(Measure("value", "TWh", _demand),),
    intent=Intent(
        needs=(
            "project|projection|forecast|extrapolate|run|calc|calculate|compute|work out|figure out|estimate|احسب"
            f"|تحسب|حسبلي|حساب|قدر لي|قدرلي|توقع|توقعلي|{DEMAND}",
            f"scenario|case|project|projection|forecast|extrapolate|سيناريو|توقع|توقعلي|{GROW}|{FALL}|{YEARLY}|yr|at",
        ),
        inputs=inputs(
            "base_twh growth",
            "growth target_year",
            "scenario target_year",
            "base_twh target_year",
            "base_twh growth target_year",
        ),
        strong="projection of|forecast demand|توقع الطلب|توقع طلب|اسقاط",
        asks="growth",
    ),
)
