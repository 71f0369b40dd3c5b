"""Calculations: whether the calculator that was wanted ran, on what was asked, and found what it should."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import JsonValue

from bot.evaluation.figures import close
from bot.evaluation.folding import fold
from bot.evaluation.questions import Arguments, WantedCalculation, WantedResult
from bot.evaluation.record import Calculated

_SAME = 1e-6  # relative: an argument is read off the question, not computed


def check_calculation(wanted: WantedCalculation, calculated: Calculated | None) -> str:
    """Return what is wrong with a calculation, "" when nothing is. Arguments beyond those wanted are defaults."""
    if calculated is None:
        return f"no calculation, wanted {wanted.name}"
    if calculated.name != wanted.name:
        return f"calculator {calculated.name}, wanted {wanted.name}"
    return _arguments(wanted, calculated) or (_result(wanted.result, calculated) if wanted.result else "")


def numbers_in(value: JsonValue) -> Iterator[float]:
    """Yield the numbers of a JSON value, however deep."""
    if isinstance(value, bool):
        return
    if isinstance(value, int | float):
        yield float(value)
    elif isinstance(value, list):
        for part in value:
            yield from numbers_in(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from numbers_in(part)


def _arguments(wanted: WantedCalculation, calculated: Calculated) -> str:
    several = isinstance(wanted.args, tuple)
    cases: Sequence[Arguments] = wanted.args if isinstance(wanted.args, tuple) else (wanted.args,)
    given = {**{entry.name: entry.value for entry in calculated.inputs}, **calculated.arguments}
    for place, case in enumerate(cases):
        for name, value in case.items():
            found = given.get(name)
            if several and isinstance(found, list):
                found = found[place] if place < len(found) else None
            if not _same(value, found):
                return f"argument {name} is {found!r}, wanted {value!r}"
    return ""


def _same(wanted: JsonValue, found: JsonValue) -> bool:
    if isinstance(wanted, list):
        return isinstance(found, list) and len(found) == len(wanted) and all(map(_same, wanted, found))
    if isinstance(wanted, str):
        return isinstance(found, str) and fold(wanted) == fold(found)
    if isinstance(wanted, int | float) and isinstance(found, int | float):
        return close(float(found), float(wanted), _SAME)
    return wanted == found


def _result(wanted: WantedResult, calculated: Calculated) -> str:
    headline = list(numbers_in(calculated.result.get("value")))
    if not headline or not any(close(number, wanted.value, wanted.tol) for number in headline):
        return f"result {calculated.result.get('value')!r}, wanted {wanted.value:g} {wanted.unit}"
    everything = list(numbers_in(calculated.result))
    for other in wanted.other:
        if not any(close(number, other, wanted.tol) for number in everything):
            return f"no further result {other:g}"
    if wanted.homes is not None:
        homes = list(numbers_in(calculated.result.get("homes")))
        if not any(close(number, wanted.homes, wanted.homes_tol) for number in homes):
            return f"homes {calculated.result.get('homes')!r}, wanted {wanted.homes:g}"
    return ""
