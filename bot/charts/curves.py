"""Charts of lines: the scenario fan, the break-even curve and the cash flow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from bot.charts.break_even import BreakEven, Mark, Point
from bot.charts.cash_flow import CashFlow
from bot.charts.fan import Fan
from bot.charts.legend import Key, put_legend
from bot.charts.line import Line
from bot.charts.palette import BLUE, INK, PAPER, SOFT, STROKES
from bot.charts.sheet import BODY, HEIGHT, WIDTH, Sheet
from bot.charts.strokes import (
    draw_line,
    end_room,
    end_text,
    leave_room,
    line_plot,
    put_ends,
    tick_texts,
    x_ticks,
)  # fmt: skip

Pixels = NDArray[np.float64]
_BAR = 0.7  # of a year
_NAMED = 3  # crossings whose place is written
_LABEL = WIDTH / 2  # pixels that such a text may take
_SAMPLES, _ACROSS = 400, 8  # pixels looked at along a line, and across its band
_STEPS = (46, -46, 90, -90, 140, -140, -1e4, 1e4)  # pixels above a crossing that its name is tried at
_CROWD, _ENTRY = 4, 50  # lines that the usual height holds, and pixels that each further one needs


def draw_fan(chart: Fan) -> Sheet:
    """Draw every scenario over the years, with its value at its end; one that the y axis names needs no legend."""
    sheet = Sheet(chart, HEIGHT + max(len(chart.lines) - _CROWD, 0) * _ENTRY)
    if [line.name for line in chart.lines] != [chart.y.name]:
        put_legend(sheet, [Key(line.name, stroke) for line, stroke in zip(chart.lines, STROKES, strict=False)])
    axes, scale = line_plot(sheet, chart.x, chart.y, [value for line in chart.lines for value in line.extent])
    texts = [end_text(sheet, line, chart.y, scale.largest) for line in chart.lines]
    leave_room(axes, chart.years[0], chart.years[-1], end_room(sheet, texts))
    for order, (line, stroke) in enumerate(zip(chart.lines, STROKES, strict=False)):
        draw_line(axes, chart.years, line, stroke, order)
    sheet.ticks(axes, x_ticks(sheet, axes, chart.years[0], chart.years[-1], years=True), tick_texts(sheet, scale))
    last = chart.years[-1]
    put_ends(sheet, axes, [(last, line.values[-1], text) for line, text in zip(chart.lines, texts, strict=True)])
    return sheet


def draw_break_even(chart: BreakEven) -> Sheet:
    """Draw both lines and mark where they cross."""
    sheet = Sheet(chart)
    put_legend(sheet, [Key(line.name, stroke) for line, stroke in zip(chart.lines, STROKES, strict=False)])
    axes, scale = line_plot(sheet, chart.x, chart.y, [value for line in chart.lines for value in line.extent])
    axes.set_xlim(chart.points[0], chart.points[-1])
    for line, stroke in zip(chart.lines, STROKES, strict=False):
        draw_line(axes, chart.points, line, stroke)
    first, last = chart.points[0], chart.points[-1]
    sheet.ticks(axes, x_ticks(sheet, axes, first, last, years=chart.x.calendar), tick_texts(sheet, scale))
    covered = [_pixels(axes, chart.points, line) for line in chart.lines]
    for mark in chart.marks:
        if first <= mark.x <= last:
            covered.append(_stand(sheet, axes, mark, np.concatenate(covered)))
    for place, point in enumerate(chart.crossings):
        _mark(axes, point)
        if place < _NAMED:
            text = f"{chart.crossing_name}: {sheet.script.along(chart.x, point[0])}"
            covered.append(_name(sheet, axes, point, _with_unit(sheet, text, chart.x.unit), np.concatenate(covered)))
    return sheet


def _mark(axes: Axes, point: Point) -> None:
    """Mark a crossing, and the way down to the x axis."""
    x, y = point
    axes.plot([x, x], [axes.get_ylim()[0], y], color=SOFT, linewidth=2, linestyle=":", zorder=2)
    ring: dict[str, Any] = {"markerfacecolor": PAPER, "markeredgecolor": INK, "markersize": 16, "markeredgewidth": 3}
    axes.plot([x], [y], marker="o", zorder=5, clip_on=False, **ring)


def _stand(sheet: Sheet, axes: Axes, mark: Mark, covered: Pixels) -> Pixels:
    """Draw a mark from the bottom to the top and name it, and return pixels of both."""
    low, high = axes.get_ylim()
    axes.plot([mark.x, mark.x], [low, high], color=SOFT, linewidth=2.5, linestyle=(0, (4, 3)), zorder=1.8)
    upright = np.column_stack([np.full(_SAMPLES, mark.x), np.linspace(low, high, _SAMPLES)])
    drawn = np.asarray(axes.transData.transform(upright))
    named = _name(sheet, axes, (mark.x, high), mark.name, np.concatenate([covered, drawn]))
    return np.concatenate([drawn, named])


def _with_unit(sheet: Sheet, text: str, unit: str) -> str:
    """Return a text with the unit behind it, which the axis tells too, where there is room for both."""
    longer = f"{text} {unit}".strip()
    return longer if sheet.width(longer, BODY, bold=True) <= _LABEL else text


def _pixels(axes: Axes, points: Sequence[float], line: Line) -> Pixels:
    """Return pixels along a line, and across its band."""
    x = np.linspace(points[0], points[-1], _SAMPLES)
    values = np.interp(x, points, line.values)
    rows = [values]
    if line.low:
        low, high = np.interp(x, points, line.low), np.interp(x, points, line.high)
        rows += [low + share * (high - low) for share in np.linspace(0, 1, _ACROSS)]
    return np.asarray(axes.transData.transform(np.concatenate([np.column_stack([x, row]) for row in rows])))


def _name(sheet: Sheet, axes: Axes, point: Point, text: str, covered: Pixels) -> Pixels:
    """Write a text near a crossing where it covers least of what is there, and return pixels of it."""
    line = sheet.wrapped(text, _LABEL, BODY, bold=True, most=1)[0]
    width = sheet.width(line, BODY, bold=True)
    across, up = freest(axes, point, width, covered)
    sheet.clear(across, up, width, "center")
    sheet.write(across, up, line, bold=True, side="center")
    x, y = np.meshgrid(np.linspace(across - width / 2, across + width / 2, 60), np.linspace(up - 14, up + 14, 8))
    return np.column_stack([x.ravel(), y.ravel()])


def freest(axes: Axes, point: Point, width: float, covered: Pixels) -> Point:
    """Return the pixel near a point around which a text `width` wide lies over fewest of the `covered` pixels."""
    across, up = (float(place) for place in axes.transData.transform(point))
    box, half = axes.bbox, width / 2 + 14
    columns = [min(max(across + step * half, box.x0 + half), box.x1 - half) for step in (1.1, -1.1, 0)]
    rows = [min(max(up + step, box.y0 + 26), box.y1 - 26) for step in _STEPS]
    places = [(x, y) for y in rows for x in columns]
    hidden = [int(np.sum((abs(covered - place) < (half, 30)).all(axis=1))) for place in places]
    return places[hidden.index(min(hidden))]


def draw_cash_flow(chart: CashFlow) -> Sheet:
    """Draw a bar a year from zero, and the sum so far as a line."""
    sheet = Sheet(chart)
    put_legend(sheet, [Key(chart.flow_name, fill=BLUE), Key(chart.cumulative_name, STROKES[1])])
    axes, scale = line_plot(sheet, chart.x, chart.y, [*chart.flows, *chart.cumulative], zero=True)
    sum_line = Line(chart.cumulative_name, chart.cumulative)
    texts = [end_text(sheet, sum_line, chart.y, scale.largest)]
    leave_room(axes, chart.years[0] - _BAR, chart.years[-1] + _BAR / 2, end_room(sheet, texts))
    axes.bar(chart.years, chart.flows, width=_BAR, color=BLUE)
    axes.axhline(0, color=INK, linewidth=1.5)
    draw_line(axes, chart.years, sum_line, STROKES[1])
    sheet.ticks(axes, x_ticks(sheet, axes, chart.years[0], chart.years[-1], years=True), tick_texts(sheet, scale))
    put_ends(sheet, axes, [(chart.years[-1] + _BAR / 2, chart.cumulative[-1], texts[0])])
    return sheet
