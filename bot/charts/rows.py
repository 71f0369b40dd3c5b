"""Charts that are read row by row: comparison bars and tornados, with names at the reader's side."""

from __future__ import annotations

import math
from collections.abc import Sequence

from matplotlib.axes import Axes

from bot.charts.bars import Bars
from bot.charts.chart import Chart
from bot.charts.legend import Key, put_legend
from bot.charts.palette import BLUE, GRID, HATCH, INK, ORANGE, PAPER, SOFT, Stroke
from bot.charts.scale import within
from bot.charts.sheet import BODY, HEIGHT, SMALL, TICKS, WIDTH, Sheet, Side
from bot.charts.text import year
from bot.charts.tornado import Swing, Tornado

_ROW, _ROWS = 62, 7  # pixels a row needs, and how many fit on a sheet of the usual height
_SPACIOUS = 4  # rows that leave each other room for names of three lines
_NAMES = 330  # pixels that names may take
_GAP = 12
_ROUNDS, _LEAST = 30, 80  # times that limits are widened; pixels that bars keep whatever their texts need
_BASE = Stroke(INK, "-", "")
End = tuple[float, float]  # a value, and the pixels of the text beside it


def draw_bars(chart: Bars) -> Sheet:
    """Draw one bar a label from zero onward in the direction of reading, its value at its end."""
    sheet = _sheet(chart, len(chart.labels))
    sheet.below(chart.x.label)
    axes = _plot(sheet, list(chart.labels))
    largest = max(map(abs, chart.values))
    ends = [(value, sheet.script.number(value, largest)) for value in chart.values]
    before = [(value, _room(sheet, text)) for value, text in ends if value < 0]
    after = [(value, _room(sheet, text)) for value, text in ends if value >= 0]
    _limits(axes, [(0.0, 0.0), *before], [(0.0, 0.0), *after], mirrored=sheet.script.right_to_left)
    axes.barh(range(len(ends)), chart.values, height=0.6, color=BLUE)
    axes.axvline(0, color=SOFT, linewidth=1.5)
    for row, (value, text) in enumerate(ends):
        _write(sheet, axes, (value, row), text, -sheet.onward if value < 0 else sheet.onward)
    return sheet


def draw_tornado(chart: Tornado) -> Sheet:
    """Draw the swings from the base, the widest on top, with smaller results to the left in both languages."""
    sheet = _sheet(chart, len(chart.swings))
    largest = max(abs(value) for swing in chart.swings for value in (swing.low, swing.high, chart.base))
    base = Key(f"{chart.base_name}: {sheet.script.along(chart.x, chart.base, largest)}", _BASE)
    put_legend(sheet, [Key(chart.low_name, fill=BLUE), Key(chart.high_name, fill=ORANGE, hatch=HATCH), base])
    sheet.below(chart.x.label)
    sheet.bottom += TICKS
    axes = _plot(sheet, [swing.name for swing in chart.ranked])
    texts = [_results(sheet, chart, swing, largest) for swing in chart.ranked]
    ends = [sorted((chart.base, swing.low, swing.high)) for swing in chart.ranked]
    before = [(end[0], _room(sheet, left)) for end, (left, _) in zip(ends, texts, strict=True)]
    after = [(end[-1], _room(sheet, right)) for end, (_, right) in zip(ends, texts, strict=True)]
    _limits(axes, before, after)
    _swing_bars(axes, chart)
    for row, (end, (left, right)) in enumerate(zip(ends, texts, strict=True)):
        _write(sheet, axes, (end[0], row), left, -1)
        _write(sheet, axes, (end[-1], row), right, 1)
    _scale_below(sheet, axes, largest, years=chart.x.calendar)
    return sheet


def _results(sheet: Sheet, chart: Tornado, swing: Swing, largest: float) -> tuple[str, str]:
    """Return what is written left and right of a swing: its results, both on one side where both bars are.

    A result that is the base is not written again, where the other is not.
    """
    base, (low, high) = chart.base, sorted((swing.low, swing.high))
    if low < base < high:
        return sheet.script.along(chart.x, low, largest), sheet.script.along(chart.x, high, largest)
    apart = [value for value in (low, high) if not math.isclose(value, base, rel_tol=1e-9)] or [base]
    text = sheet.script.span(chart.x, apart[0], apart[-1], largest)
    return ("", text) if high > base else (text, "")


def _swing_bars(axes: Axes, chart: Tornado) -> None:
    """Draw both bars of each swing from the base; where they overlap, the shorter lies on top."""
    rows = range(len(chart.swings))
    for part, colour, hatch in (("low", BLUE, ""), ("high", ORANGE, HATCH)):
        widths = [getattr(swing, part) - chart.base for swing in chart.ranked]
        bars = axes.barh(rows, widths, 0.6, chart.base, color=colour, hatch=hatch, edgecolor=PAPER, linewidth=0)
        for bar, width, swing in zip(bars, widths, chart.ranked, strict=True):
            shorter = abs(width) <= min(abs(swing.low - chart.base), abs(swing.high - chart.base))
            bar.set_zorder(2.1 if shorter else 2)
    axes.axvline(chart.base, color=INK, linewidth=2.5, zorder=3)


def _scale_below(sheet: Sheet, axes: Axes, largest: float, *, years: bool) -> None:
    low, high = axes.get_xlim()
    for count in (5, 4, 3, 2, 1):
        ticks_at = within(low, high, count)
        texts = {tick: year(tick) if years else sheet.script.tick(tick, largest) for tick in ticks_at}
        if sum(sheet.width(text, BODY) + 24 for text in texts.values()) <= axes.bbox.width:
            break
    ticks = {x: text for x, text in texts.items() if _inside(sheet, axes, x, text)}
    axes.grid(True, axis="x", color=GRID, linewidth=1)
    axes.set_xticks(list(ticks), [sheet.script.line(text) for text in ticks.values()])
    sheet.set_tick_type(axes)


def _inside(sheet: Sheet, axes: Axes, x: float, text: str) -> bool:
    """Tell whether a tick's text stays on the sheet."""
    place, half = float(axes.transData.transform((x, 0))[0]), sheet.width(text, BODY) / 2
    return place - half >= 4 and place + half <= WIDTH - 4


def _sheet(chart: Chart, rows: int) -> Sheet:
    """Return a sheet that is higher where there are many rows."""
    return Sheet(chart, HEIGHT + max(rows - _ROWS, 0) * _ROW)


def _plot(sheet: Sheet, names: list[str]) -> Axes:
    """Return a plot with a row a name, the first on top, and write the names beside it."""
    most = 2 if len(names) > _SPACIOUS else 3
    lines = [sheet.wrapped(name, _NAMES, BODY - 2, most=most) for name in names]
    axes = sheet.plot(max(sheet.width(line, BODY - 2) for parts in lines for line in parts) + _GAP)
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set_yticks([])
    axes.set_xticks([])
    for row, parts in enumerate(lines):
        y = float(axes.transData.transform((0, row))[1]) + (len(parts) - 1) * SMALL * 0.6
        for place, line in enumerate(parts):
            sheet.write(sheet.start, y - place * SMALL * 1.2, line, BODY - 2, side=sheet.start_side)
    return axes


def _limits(axes: Axes, before: Sequence[End], after: Sequence[End], *, mirrored: bool = False) -> None:
    """Let x hold every value with the text that stands beside it, before or after; `mirrored` runs leftwards."""
    low, high = min(value for value, _ in before), max(value for value, _ in after)
    span = (high - low) if high - low > max(abs(low), abs(high), 1e-12) * 1e-9 else max(abs(high), 1.0)
    ends, width = (low, low + span), max(axes.bbox.width, 1)
    for _ in range(_ROUNDS):  # texts keep their width in pixels, so that each widening makes them wider in values
        pixel = min((ends[1] - ends[0]) / width, span / _LEAST)
        ends = (
            min(value - room * pixel for value, room in before),
            max(low + span, *(value + room * pixel for value, room in after)),
        )
    axes.set_xlim(*(reversed(ends) if mirrored else ends))


def _room(sheet: Sheet, text: str) -> float:
    return sheet.width(text, BODY, bold=True) + 2 * _GAP


def _write(sheet: Sheet, axes: Axes, point: tuple[float, float], text: str, onward: int) -> None:
    """Write a value beside a point, to the right (`onward` 1) or to the left of it (−1)."""
    if not text:
        return
    x, y = axes.transData.transform(point)
    side: Side = "left" if onward > 0 else "right"
    sheet.clear(float(x) + onward * _GAP, float(y), sheet.width(text, BODY, bold=True), side)
    sheet.write(float(x) + onward * _GAP, float(y), text, bold=True, side=side)
