"""Charts that are read row by row: comparison bars and tornados, with names at the reader's side."""

from __future__ import annotations

from matplotlib.axes import Axes

from bot.charts.bars import Bars
from bot.charts.chart import Chart
from bot.charts.legend import Key, put_legend
from bot.charts.palette import BLUE, GRID, HATCH, INK, ORANGE, PAPER, SOFT, Stroke
from bot.charts.scale import within
from bot.charts.sheet import BODY, HEIGHT, SMALL, TICKS, WIDTH, Sheet, Side
from bot.charts.tornado import Swing, Tornado

_ROW, _ROWS = 62, 7  # pixels a row needs, and how many fit on a sheet of the usual height
_NAMES = 330  # pixels that names may take
_GAP = 12
_BASE = Stroke(INK, "-", "")


def draw_bars(chart: Bars) -> Sheet:
    """Draw one bar a label from zero onward in the direction of reading, its value at its end."""
    sheet = _sheet(chart, len(chart.labels))
    sheet.below(chart.x.label)
    axes = _plot(sheet, list(chart.labels))
    largest = max(map(abs, chart.values))
    ends = [(value, sheet.script.number(value, largest)) for value in chart.values]
    before = max((_room(sheet, text) for value, text in ends if value < 0), default=0.0)
    after = max((_room(sheet, text) for value, text in ends if value >= 0), default=0.0)
    low, high = min(0.0, *chart.values), max(0.0, *chart.values)
    _limits(axes, low, high, (before, after), mirrored=sheet.script.right_to_left)
    axes.barh(range(len(ends)), chart.values, height=0.6, color=BLUE)
    axes.axvline(0, color=SOFT, linewidth=1.5)
    for row, (value, text) in enumerate(ends):
        _write(sheet, axes, (value, row), text, -sheet.onward if value < 0 else sheet.onward)
    return sheet


def draw_tornado(chart: Tornado) -> Sheet:
    """Draw the swings from the base, the widest on top, with smaller results to the left in both languages."""
    sheet = _sheet(chart, len(chart.swings))
    largest = max(abs(value) for swing in chart.swings for value in (swing.low, swing.high, chart.base))
    base = Key(f"{chart.base_name}: {sheet.script.number(chart.base, largest)}", _BASE)
    put_legend(sheet, [Key(chart.low_name, fill=BLUE), Key(chart.high_name, fill=ORANGE, hatch=HATCH), base])
    sheet.below(chart.x.label)
    sheet.bottom += TICKS
    axes = _plot(sheet, [swing.name for swing in chart.ranked])
    texts = [_results(sheet, swing, chart.base, largest) for swing in chart.ranked]
    ends = [sorted((chart.base, swing.low, swing.high)) for swing in chart.ranked]
    rooms = max(_room(sheet, left) for left, _ in texts), max(_room(sheet, right) for _, right in texts)
    _limits(axes, min(end[0] for end in ends), max(end[-1] for end in ends), rooms)
    _swing_bars(axes, chart)
    for row, (end, (left, right)) in enumerate(zip(ends, texts, strict=True)):
        _write(sheet, axes, (end[0], row), left, -1)
        _write(sheet, axes, (end[-1], row), right, 1)
    _scale_below(sheet, axes, largest)
    return sheet


def _results(sheet: Sheet, swing: Swing, base: float, largest: float) -> tuple[str, str]:
    """Return what is written left and right of a swing: its results, both on one side where both bars are."""
    low, high = (sheet.script.number(value, largest) for value in sorted((swing.low, swing.high)))
    if min(swing.low, swing.high) < base < max(swing.low, swing.high):
        return low, high
    both = low if low == high else f"{low}–{high}"
    return ("", both) if max(swing.low, swing.high) > base else (both, "")


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


def _scale_below(sheet: Sheet, axes: Axes, largest: float) -> None:
    low, high = axes.get_xlim()
    for count in (5, 4, 3, 2, 1):
        texts = {tick: sheet.script.tick(tick, largest) for tick in within(low, high, count)}
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
    lines = [sheet.wrapped(name, _NAMES, BODY - 2) for name in names]
    axes = sheet.plot(max(sheet.width(line, BODY - 2) for parts in lines for line in parts) + _GAP)
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set_yticks([])
    axes.set_xticks([])
    for row, parts in enumerate(lines):
        y = float(axes.transData.transform((0, row))[1]) + (len(parts) - 1) * SMALL * 0.6
        for place, line in enumerate(parts):
            sheet.write(sheet.start, y - place * SMALL * 1.2, line, BODY - 2, side=sheet.start_side)
    return axes


def _limits(axes: Axes, low: float, high: float, rooms: tuple[float, float], *, mirrored: bool = False) -> None:
    """Let x run from low to high with `rooms` pixels free before and after; `mirrored` runs leftwards."""
    span = (high - low) if high - low > max(abs(low), abs(high), 1e-12) * 1e-9 else max(abs(high), 1.0)
    pixel = span / max(axes.bbox.width - sum(rooms), 1)
    ends = low - rooms[0] * pixel, low + span + rooms[1] * pixel
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
