"""Wording: a calculation's result and inputs, said in a language."""

from __future__ import annotations

import math
import re
from typing import Any

from bot.calculators.declaration.arguments import shown
from bot.calculators.declaration.calculation import Calculation, Input, Origin, Value
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.declaration.slot import SHARE, Slot
from bot.messages import message
from bot.numbers import NEVER, percent, show
from corpus.document import Language

_UNSAID = frozenset({"", "homes", "fraction", "year", "years", "choice", "any", "ratio", "number"})
_FRACTIONS = ("share", "irr")  # results that are said in percent
_NOT_IN_KEYS = re.compile("[^a-z]+")
_SCALES = ((1e9, "billion"), (1e6, "million"))


def result_sentence(calculator: Calculator[Any], calculation: Calculation, language: Language) -> str:
    """Say the result with what belongs to it; what moves with a range is said as one."""
    return message(language, f"{calculator.key}-result", **said(calculator, calculation, language))


def said(calculator: Calculator[Any], calculation: Calculation, language: Language) -> dict[str, str]:
    """Return every input and result by name as it is said, results first where both have a name."""
    slots = calculator.arguments.slots()
    values = {item.name: _input(item, slots[item.name], language) for item in calculation.inputs}
    results = {**calculation.others, "value": calculation.value}
    ranged = bool(calculation.ranged)
    values |= {name: _result(name, value, ranged, language) for name, value in results.items()}
    if calculation.labels and isinstance(calculation.value, list):
        labelled = zip(calculation.value, calculation.labels, strict=True)
        values["value"] = " / ".join(f"{_result('value', one, False, language)} ({label})" for one, label in labelled)
    return values


def caveat_sentence(calculation: Calculation, language: Language) -> str:
    """Say what the result must be read with, "" when there is nothing."""
    sentences = (message(language, caveat) for caveat in calculation.caveats)
    said = " ".join(sentence[:1].upper() + sentence[1:] for sentence in sentences)
    return message(language, "calculator-note", caveat=said) if said else ""


def formula_line(calculation: Calculation, language: Language) -> str:
    """Say the formula with the numbers put in."""
    return message(language, "calculator-formula", formula=calculation.formula)


def inputs_line(calculator: Calculator[Any], calculation: Calculation, language: Language) -> str:
    """Say every input with where it comes from; a choice only when it was made."""
    said = (item for item in calculation.inputs if item.unit != "choice" or item.origin.kind == "you")
    phrases = (input_phrase(calculator, item, language) for item in said)
    return message(language, "calculator-inputs", inputs=message(language, "list-separator").join(phrases))


def range_sentence(calculation: Calculation, language: Language) -> str:
    """Say between which figures the main measure lies in eight of ten draws.

    "" when nothing was drawn but ranges of the asker's own, which the result itself spans.
    """
    if calculation.simulation is None or calculation.ranged.issuperset(calculation.simulation.drawn):
        return ""
    main = calculation.simulation.distributions[0]
    return message(
        language,
        "uncertainty-range",
        measure=message(language, f"measure-{main.measure}") if main.measure != "value" else "none",
        range=_span(main.low, main.high, main.unit, language),
    )


def draws_lines(calculation: Calculation, language: Language) -> list[str]:
    """Say P10, P50 and P90 of every measure, how often the main one is above zero, and what was drawn, a line each."""
    found = calculation.simulation
    if found is None:
        return [message(language, "uncertainty-none")]
    lines = [
        message(
            language,
            "uncertainty-measure",
            measure=message(language, f"measure-{one.measure}"),
            low=_figure_of(one.low, one.unit, language),
            median=_figure_of(one.median, one.unit, language),
            high=_figure_of(one.high, one.unit, language),
            unit=unit_phrase(one.unit, language),
        )
        for one in found.distributions
    ]
    if 0 < found.distributions[0].positive < 1:
        lines.append(
            message(language, "uncertainty-positive", share=percent(round(found.distributions[0].positive, 2)))
        )
    names = message(language, "list-separator").join(message(language, f"argument-{name}") for name in found.drawn)
    return [*lines, message(language, "uncertainty-drawn", inputs=names)]


def swing_lines(calculator: Calculator[Any], calculation: Calculation, language: Language, most: int) -> list[str]:
    """Say what each input alone does to the main measure, the widest swing first, `most` lines at most."""
    slots, unit = calculator.arguments.slots(), calculator.measures[0].unit if calculator.measures else ""
    return [
        message(
            language,
            "uncertainty-swing",
            input=message(language, f"argument-{swing.argument}"),
            low=_value(swing.low, slots[swing.argument], language),
            high=_value(swing.high, slots[swing.argument], language),
            at_low=_figure_of(swing.at_low, unit, language),
            at_high=_figure_of(swing.at_high, unit, language),
        )
        for swing in calculation.swings[:most]
    ]


def input_phrase(calculator: Calculator[Any], item: Input, language: Language) -> str:
    """Say an input with its unit and where it comes from."""
    origin = origin_phrase(item.origin, language)
    said = _input(item, calculator.arguments.slots()[item.name], language)
    return f"{message(language, f'argument-{item.name}')} {said}{unit_phrase(item.unit, language)} ({origin})"


def origin_phrase(origin: Origin, language: Language) -> str:
    """Say where an input comes from: `P5`, a source's id, or a word."""
    return origin.label if origin.reference is not None else message(language, f"origin-{origin.kind}")


def value_phrase(calculator: Calculator[Any], item: Input, language: Language) -> str:
    """Say an input's value as a reader sees it, without its unit."""
    return _input(item, calculator.arguments.slots()[item.name], language)


def ends_phrase(low: float, high: float, slot: Slot, language: Language) -> str:
    """Say the two ends of a slot's figure with its unit: 102–190 USD/kW-month."""
    return _dashed(_value(low, slot, language), _value(high, slot, language)) + unit_phrase(slot.unit, language)


def choice_phrase(value: str, language: Language) -> str:
    """Say one of the words that a choice takes."""
    return message(language, f"choice-{value.replace('_', '-')}")


def unit_phrase(unit: str, language: Language) -> str:
    """Say a unit behind its figure, with a space before it; nothing where figures say it themselves."""
    return "" if unit in _UNSAID else f" {message(language, _unit_key(unit))}"


def figure(value: float, language: Language) -> str:
    """Write a figure as it is said: millions and billions in words."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return message(language, f"figure-{word}", value=show(value / scale))
    return show(value)


def _unit_key(unit: str) -> str:
    return "unit-" + _NOT_IN_KEYS.sub("-", unit.lower()).strip("-")


def _input(item: Input, slot: Slot, language: Language) -> str:
    if isinstance(item.value, list) and slot.takes_range and len(item.value) == 2:
        low, high = item.value
        if isinstance(low, float) and isinstance(high, float) and slot.unit == SHARE:
            return _dashed(percent(low), percent(high))
        return _dashed(_value(low, slot, language), _value(high, slot, language))
    return _value(item.value, slot, language)


def _value(value: Value, slot: Slot, language: Language) -> str:
    if isinstance(value, list):
        return " / ".join(_value(part, slot, language) for part in value)
    if isinstance(value, str):
        return choice_phrase(value, language) if value in slot.choices and slot.spoken else value
    return figure(value, language) if abs(value) >= _SCALES[-1][0] else shown(value, slot)


def _result(name: str, value: Any, ranged: bool, language: Language) -> str:
    """Write a result: a figure, several in order or the two ends of a range, or a word; tables are not said."""
    if isinstance(value, list):
        parts = [_part(name, part, language) for part in value if not isinstance(part, dict)]
        return _dashed(*parts) if ranged and len(parts) == 2 else " / ".join(parts)
    if name in _FRACTIONS and isinstance(value, int | float):
        return percent(value)
    if isinstance(value, int | float):
        return figure(float(value), language)
    return str(value).replace(f"–{NEVER}", f"–{message(language, 'uncertainty-never')}")


def _part(name: str, value: Any, language: Language) -> str:
    return message(language, "uncertainty-never") if value == NEVER else _result(name, value, False, language)


def _dashed(low: str, high: str) -> str:
    """Join two ends that are written alike, what stands behind both of them said once: 5–7 million."""
    (first, _, after), (second, _, behind) = low.partition(" "), high.partition(" ")
    if after and after == behind:
        return f"{first}–{second} {after}"
    return f"{low.removesuffix('%') if high.endswith('%') else low}–{high}"


def _span(low: float, high: float, unit: str, language: Language) -> str:
    return _dashed(_figure_of(low, unit, language), _figure_of(high, unit, language)) + unit_phrase(unit, language)


def _figure_of(value: float, unit: str, language: Language) -> str:
    if not math.isfinite(value):
        return message(language, "uncertainty-never")
    return f"{value:.0f}" if unit == "year" else figure(value, language)
