"""Swings: a tornado of what moves a calculator's main measure, each input alone."""

from __future__ import annotations

import math
from typing import Any

from bot.calculators.declaration.findings import Swing as Found
from bot.calculators.pictures.subject import Subject
from bot.calculators.uncertainty.tornado import tornado
from bot.calculators.wording import ends_phrase
from bot.charts import Swing, Tornado
from bot.charts.checks import LARGEST
from bot.messages import message

_MOST = 10  # swings that are drawn


def swings_of(subject: Subject[Any]) -> Tornado | None:
    """Return the tornado around the result, at the low ends of ranges; None where no input moves a figure."""
    calculator, arguments = subject.calculator, subject.readings.ends[0]
    if not calculator.measures:
        return None
    measure = calculator.measures[0]
    found = subject.calculation.swings or tornado(calculator, arguments)
    drawn = [one for one in found if max(abs(one.at_low), abs(one.at_high)) <= LARGEST][:_MOST]
    base = float(measure.of(arguments))
    if not drawn or not math.isfinite(base):
        return None
    key = "chart-" + calculator.name.replace("_", "-")
    base_name = subject.say("chart-base")
    return Tornado(
        **subject.head(f"{key}-moves"),
        base=base,
        swings=tuple(Swing(_name(one, subject), one.at_low, one.at_high) for one in drawn),
        x=subject.axis(f"{key}-measure", measure.unit, calendar=measure.unit == "year"),
        low_name=message(subject.language, "chart-at-low"),
        high_name=message(subject.language, "chart-at-high"),
        base_name=subject.say("chart-low", name=base_name) if subject.readings.ranged else base_name,
    )


def _name(swing: Found, subject: Subject[Any]) -> str:
    """Say an input with the two ends between which it moves."""
    slot = subject.calculator.arguments.slots()[swing.argument]
    ends = ends_phrase(swing.low, swing.high, slot, subject.language)
    return f"{message(subject.language, f'argument-{swing.argument}')} ({ends})"
