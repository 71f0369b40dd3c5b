"""`convert`: a figure from one unit to another; from power to energy and back it takes the hours."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Annotated

from bot.calculators import lease
from bot.calculators.declaration import slot
from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.calculation import Value
from bot.calculators.declaration.calculator import Calculator, Outcome
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.intent import Intent, inputs
from bot.calculators.pictures.comparison import Comparison, Row
from bot.calculators.pictures.subject import Subject
from bot.calculators.talk.plain import figures_in
from bot.calculators.talk.words import holds
from bot.calculators.vocabulary import ALWAYS, WATTS_AR, pairs
from bot.charts import Chart
from bot.numbers import HOURS_A_YEAR, show
from corpus.text import MARKS, fold
from corpus.tokens import tokenise

_POWER, _ENERGY, _RENT = "power", "energy", "rent"
_UNITS = {  # unit: what it measures, and its size in MW, MWh or dollars per MW and year
    "kW": (_POWER, 1e-3),
    "MW": (_POWER, 1.0),
    "GW": (_POWER, 1e3),
    "kWh": (_ENERGY, 1e-3),
    "MWh": (_ENERGY, 1.0),
    "GWh": (_ENERGY, 1e3),
    "TWh": (_ENERGY, 1e6),
    "USD/kW-month": (_RENT, 12e3),
    "USD/MW-year": (_RENT, 1.0),
}
_RENTED = "USD/kW-month"
_SPANS = {"day": 24, "month": HOURS_A_YEAR / 12, "year": HOURS_A_YEAR}  # hours
_HOUR = r"[ -]?(?:hours?\b|ساع[ةه])"
_WATT = r"[ -]?(?:watts?\b|وات|واط)"
_DOLLARS = r"دولار\w*[ /]*(?:لكل |عن كل |لل|ال|ل)?"
_SPELLED = {  # hours first: a megawatt hour is no megawatt
    "kWh": rf"kwh\b|(?:kilo|كيلو){_WATT}{_HOUR}",
    "MWh": rf"mwh\b|(?:mega|ميجا|ميغا){_WATT}{_HOUR}",
    "GWh": rf"gwh\b|(?:giga|جيجا|غيغا){_WATT}{_HOUR}",
    "TWh": rf"twh\b|(?:tera|تيرا){_WATT}(?:{_HOUR})?",
    "USD/kW-month": rf"kw[- /]?month\b|kw (?:a|per) month\b|{_DOLLARS}كيلو(?:{_WATT})?[ /-]*(?:في ال|بال)?شهر",
    "USD/MW-year": r"mw[- /]?(?:year|yr)\b|mw (?:a|per) year\b"
    rf"|{_DOLLARS}(?:ميجا|ميغا)(?:{_WATT})?[ /-]*(?:في ال|بال)?سن",
    "kW": rf"kw\b|(?:kilo|كيلو){_WATT}",
    "MW": rf"mw\b|(?:mega|ميجا|ميغا)(?:{_WATT})?",
    "GW": rf"gw\b|(?:giga|جيجا|غيغا)(?:{_WATT})?",
}
_UNIT = re.compile("|".join(f"(?P<u{at}>{fold(words)})" for at, words in enumerate(_SPELLED.values())))
_HOURS = {
    re.compile(
        r"\b(?:an?|per|each|every|one) year\b|\byearly\b|سنويا|بالسنه|(?:في|كل) (?:السنه|سنه|العام)"
    ): HOURS_A_YEAR,
    re.compile(r"\b(?:an?|per|each|every|one) month\b|شهريا|بالشهر|(?:في|كل) (?:الشهر|شهر)"): HOURS_A_YEAR / 12,
    re.compile(r"\b(?:an?|per|each|every|one) day\b|\bdaily\b|يوميا|باليوم|(?:في|كل) (?:اليوم|يوم)"): 24,
}
_MARKS = re.compile(f"[{MARKS}]+")
_ORDERED = re.compile(r"\bconver|حول|تحويل")
_RUNS = re.compile(r"\brun|يشتغل|شغال|تشغيل")
_COUNTED_HOURS = re.compile(r"(?<!\d)(\d++(?:\.\d+)?) (?:hours?|ساعه|ساعات)\b")


class ConvertArguments(Arguments):
    """A figure, its unit, the unit wanted, and the hours that the power runs."""

    value: Annotated[float | None, slot.Slot("number", -1e15, 1e15)] = None
    from_: Annotated[str | None, slot.choice(*_UNITS)] = None
    to: Annotated[str | None, slot.choice(*_UNITS)] = None
    hours: Annotated[float | None, slot.Slot("hours", 1e-3, 1e6)] = None


def convert(arguments: ConvertArguments) -> Outcome:
    """Return the figure in the other unit.

    Raises CalculatorError when an input lacks, the hours above all: power is not energy; and for units that measure
    different things.
    """
    value, source, target = arguments.value, arguments.from_, arguments.to
    if value is None or source is None or target is None:
        lacks = "value" if value is None else "from" if source is None else "to"
        raise CalculatorError("calculator-convert-asks", missing=lacks)
    (kind, size), (target_kind, target_size) = _UNITS[source], _UNITS[target]
    hours = _hours(arguments, kind, target_kind)
    result = value * size * hours / target_size
    formula = f"{show(value)} × {show(size * hours / target_size)} = {show(result)}"
    return Outcome(result, target, formula, others={"source": source, "target": target})


def _hours(arguments: ConvertArguments, kind: str, target_kind: str) -> float:
    """Return what the hours multiply the figure by: 1 between units of one kind."""
    if kind == target_kind:
        return 1.0
    if _RENT in (kind, target_kind):
        raise CalculatorError("calculator-convert-kinds", source=str(arguments.from_), target=str(arguments.to))
    if arguments.hours is None:
        raise CalculatorError("calculator-convert-hours", missing="hours")
    return arguments.hours if kind == _POWER else 1 / arguments.hours


def read_conversion(text: str) -> dict[str, Value]:
    """Read the first figure that has a unit, the unit wanted and the hours from a question.

    A year's energy of power is a conversion only when that is ordered: "how many TWh is 770 MW" asks what a site uses.
    """
    found: dict[str, Value] = {}
    text = _MARKS.sub("", text)
    folded = text if len(fold(text)) != len(text) else fold(text)  # spans must stay those of the text
    units = [(match, list(_SPELLED)[int(str(match.lastgroup)[1:])]) for match in _UNIT.finditer(folded.lower())]
    quantities = figures_in(text)
    for quantity in quantities:
        own = next((unit for match, unit in units if quantity.start <= match.start() < quantity.end), "")
        if own:
            other = [
                unit
                for match, unit in units
                if unit != own and not any(figure.start <= match.start() < figure.end for figure in quantities)
            ]
            size = _UNITS[own][1] if quantity.unit in ("MW", "MWh") else 1.0
            ends = [round(end / size, 12) for end in (quantity.low, quantity.high)]
            found = {"value": ends if quantity.is_range else ends[0], "from": own}
            found |= {"to": other[0]} if other else {}
            break
    if _UNITS.get(str(found.get("from")), ("", 0.0))[0] == _RENT:
        return found
    hours, always = _said_hours(fold(text)), holds(tokenise(text), ALWAYS)
    across = "to" in found and _UNITS[str(found["to"])][0] != _UNITS[str(found["from"])][0]
    ordered = _ORDERED.search(fold(text)) or (_RUNS.search(fold(text)) and not always)
    if across and hours.get("hours", HOURS_A_YEAR) == HOURS_A_YEAR and not ordered:
        return {}
    hours |= {"hours": float(HOURS_A_YEAR)} if always and across and not hours else {}
    return found | hours


def _said_hours(text: str) -> dict[str, Value]:
    counted = _COUNTED_HOURS.search(text)
    if counted is not None:
        return {"hours": float(counted[1])}
    return next(({"hours": float(hours)} for words, hours in _HOURS.items() if words.search(text)), {})


def _picture(subject: Subject[ConvertArguments]) -> Chart:
    """Return power as the energy of a day, a month and a year, energy as a load through them, rent beside leases."""
    kind, _ = _UNITS[str(subject.readings.middle.from_)]
    largest = max(abs(_base(one)) for one in subject.readings.ends)
    unit = {_POWER: _fitting(largest * HOURS_A_YEAR, _ENERGY), _ENERGY: _fitting(largest / 24, _POWER), _RENT: _RENTED}[
        kind
    ]
    of_kind: dict[str, tuple[Callable[[ConvertArguments], Sequence[Row]], str]] = {
        _POWER: (lambda a: _through(_base(a) / _UNITS[unit][1], lambda hours: hours), "axis-energy"),
        _ENERGY: (lambda a: _through(_base(a) / _UNITS[unit][1], lambda hours: 1 / hours), "axis-load"),
        _RENT: (lambda a: (Row("row-given", _base(a) / _UNITS[unit][1]), *lease.known_rates()), "axis-rent"),
    }
    rows, x = of_kind[kind]
    return Comparison[ConvertArguments](rows, x, lambda _: unit, f"chart-convert-{kind}")(subject)


def _base(a: ConvertArguments) -> float:
    """Return the figure in MW, MWh or dollars per MW and year."""
    return (a.value or 0) * _UNITS[str(a.from_)][1]


def _fitting(largest: float, kind: str) -> str:
    """Return the largest unit of a kind in which a figure in its base is no fraction, or the smallest."""
    units = [unit for unit, (of, size) in _UNITS.items() if of == kind and largest >= size]
    return units[-1] if units else next(unit for unit, (of, _) in _UNITS.items() if of == kind)


def _through(figure: float, factor: Callable[[float], float]) -> list[Row]:
    """Return a figure times a factor of the hours of a day, a month and a year."""
    return [Row(f"row-{span}", figure * factor(hours)) for span, hours in _SPANS.items()]


CALCULATOR = Calculator(
    name="convert",
    arguments=ConvertArguments,
    compute=convert,
    picture=_picture,
    intent=Intent(
        needs=(
            "convert|conversion|turn|express|equal|in|into|to|is|are|as|give|make|hour|how many|حول|تحويل|يعادل"
            "|يساوي|تساوي|تعطي|يعطي|الى|ل|في|كم|كام|ساعة|ساعات",
        ),
        inputs=inputs("value from to"),
        strong="convert|conversion|turn … into|express … in|hours|حول لي|حوللي|تحول لي|حول|تحويل|يعادل كم|كم يعادل"
        "|يساوي كم|كم يساوي|تساوي كم|كم تساوي|ساعة"
        f"|{pairs('in|into|to|how many|how much', 'kw|mw|gw|kwh|mwh|gwh|twh|kilowatts|megawatts|gigawatts')}"
        f"|{pairs('كم|كام', WATTS_AR)}|{pairs('in|into|to|as', 'per mw|per kw|dollars per|usd per|kw month|mw year')}",
        reader=read_conversion,
    ),
)
