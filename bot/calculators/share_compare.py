"""`share_compare`: how many times one figure is another, a / b, and the gap a - b; ranges by interval arithmetic."""

from __future__ import annotations

from typing import Annotated

from bot.calculators.declaration import slot
from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.calculation import Value
from bot.calculators.declaration.calculator import Calculator, Outcome
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.intent import Intent, inputs
from bot.calculators.pictures.comparison import Comparison, Row
from bot.calculators.talk.filling import fill
from bot.calculators.talk.plain import figures_in
from bot.numbers import show

Ends = float | list[float]


class ShareCompareArguments(Arguments):
    """Two figures of one unit, each a number or a range [low, high]; percentages stay in percent."""

    a: Annotated[Ends | None, slot.anything(span=True)] = None
    b: Annotated[Ends | None, slot.anything(span=True)] = None


def read_figures(text: str) -> dict[str, Value]:
    """Read two figures from a question, in order; "the ratio of 415 TWh to 138 TWh" names no range."""
    found = fill(ShareCompareArguments.slots(), text)
    ranges = [quantity for quantity in figures_in(text) if quantity.is_range]
    ends = found.get("a")
    if "b" in found or not isinstance(ends, list) or len(ranges) != 1:
        return found
    low, high = sorted(map(float, ends))
    return {"a": high, "b": low} if ranges[0].falls else {"a": low, "b": high}


def share_compare(arguments: ShareCompareArguments) -> Outcome:
    """Return the ratio, with the gap; raises CalculatorError when a figure lacks."""
    if arguments.a is None or arguments.b is None:
        raise CalculatorError("calculator-share-compare-asks", missing="a" if arguments.a is None else "b")
    (a_low, a_high), (b_low, b_high) = _ends(arguments.a), _ends(arguments.b)
    ratio, gap = (a_low / b_high, a_high / b_low), (a_low - b_high, a_high - b_low)
    written = f"{_written((a_low, a_high))} ÷ {_written((b_low, b_high))} = {_written(ratio)}"
    others = {"ratio": _written(ratio), "gap": _joined(gap), "difference": _written(gap)}
    return Outcome(_joined(ratio), "x", written, ("caveat-same-scope",), others)


def _ends(value: Ends) -> tuple[float, float]:
    return (value[0], value[-1]) if isinstance(value, list) else (value, value)


def _joined(ends: tuple[float, float]) -> Ends:
    return ends[0] if ends[0] == ends[1] else list(ends)


def _written(ends: tuple[float, float]) -> str:
    return show(ends[0]) if ends[0] == ends[1] else f"{show(ends[0])}–{show(ends[1])}"


def _rows(arguments: ShareCompareArguments) -> list[Row]:
    """Return both figures, each end of a range for itself."""
    rows = []
    for name in ("a", "b"):
        ends = dict.fromkeys(_ends(getattr(arguments, name)))
        rows += [
            Row(f"argument-{name}", end, end=("low", "high")[at] if len(ends) > 1 else "")
            for at, end in enumerate(ends)
        ]
    return rows


CALCULATOR = Calculator(
    name="share_compare",
    arguments=ShareCompareArguments,
    compute=share_compare,
    picture=Comparison(_rows, "axis-figure", lambda _: "any"),
    intent=Intent(
        needs=("times|ratio|multiple|compare|ضعف|اضعاف|مرة|مرات|النسبة بين|مقارنة|قارن",),
        inputs=inputs("a b"),
        strong="how many times|what ratio|ratio of|ratio between|times bigger|times larger|times more|times greater"
        "|times higher"
        "|بكم مرة|بكام مرة|بكم ضعف|بكام ضعف|كم ضعف|كام ضعف|جم ضعف|كم مرة|كام مرة|جم مرة|النسبة بين",
        reader=read_figures,
    ),
)
