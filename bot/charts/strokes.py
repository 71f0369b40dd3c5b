"""Lines on a plot, with bands around them and a label at the end of each."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from bot.charts.chart import Axis
from bot.charts.legend import line_looks
from bot.charts.line import Line
from bot.charts.palette import STROKES, Stroke
from bot.charts.scale import Scale, rounded, within
from bot.charts.sheet import BODY, LEADING, MARGIN, TICKS, WIDTH, Sheet
from bot.charts.text import year

_APART = 36  # pixels from one end label to the next
_AWAY = 22  # pixels from a line's end to its label
_MARKERS = 13  # on one line at most
_WIDEST = 320  # pixels of an end label


def line_plot(sheet: Sheet, x: Axis, y: Axis, values: Sequence[float], *, zero: bool = False) -> tuple[Axes, Scale]:
    """Write the names of both axes and return a plot with a scale for the values, its y axis at the reader's side."""
    sheet.below(x.label)
    sheet.bottom += TICKS
    for line in sheet.wrapped(y.label, WIDTH - 2 * MARGIN, BODY):
        sheet.write(sheet.start, sheet.top - BODY * LEADING / 2, line, side=sheet.start_side)
        sheet.top -= BODY * LEADING
    sheet.top -= 20
    scale = rounded(values, zero=zero, whole=y.counts)
    axes = sheet.plot(max(sheet.width(text, BODY) for text in tick_texts(sheet, scale).values()) + 10)
    axes.set_ylim(scale.low, scale.high)
    return axes, scale


def tick_texts(sheet: Sheet, scale: Scale) -> dict[float, str]:
    """Return what is written at each tick of a scale."""
    return {tick: sheet.script.tick(tick, scale.largest) for tick in scale.ticks}


def leave_room(axes: Axes, low: float, high: float, room: float) -> None:
    """Let x run from low to high, with `room` pixels free at the right of it."""
    width = axes.bbox.width
    axes.set_xlim(low, high + (high - low) * room / max(width - room, 1))


def x_ticks(sheet: Sheet, axes: Axes, low: float, high: float, *, years: bool) -> dict[float, str]:
    """Return the ticks of x between low and high, no more than have room beside each other."""
    span = axes.transData.transform((high, 0))[0] - axes.transData.transform((low, 0))[0]
    largest = max(abs(low), abs(high))
    for count in (8, 6, 5, 4, 3, 2, 1):
        ticks = within(low, high, count, whole=years)
        texts = {tick: year(tick) if years else sheet.script.tick(tick, largest) for tick in ticks}
        widest = max(sheet.width(text, BODY) for text in texts.values())
        if widest * len(texts) * 1.25 <= span + widest:
            break
    return texts


def draw_line(axes: Axes, x: Sequence[float], line: Line, stroke: Stroke, order: int = 0) -> None:
    """Draw a line, its band behind it; the first lines (`order` 0) lie on top."""
    if line.low:
        axes.fill_between(x, line.low, line.high, color=stroke.colour, alpha=0.18, linewidth=0, zorder=1.5)
    every = -(-len(x) // _MARKERS)
    marked = [*range(0, len(x) - 1, every), len(x) - 1]
    looks = {**line_looks(stroke), "zorder": 3 - order / 10}
    axes.plot(x, line.values, markevery=marked, clip_on=False, label=line.name, **looks)


def end_text(sheet: Sheet, line: Line, y: Axis, largest: float) -> str:
    """Return what is written at the end of a line, cut to the room there is; "" where nothing is counted any more."""
    if y.counts and not line.end and not line.values[-1]:
        return ""
    return sheet.wrapped(line.end or sheet.script.number(line.values[-1], largest), _WIDEST, BODY, bold=True, most=1)[0]


def end_room(sheet: Sheet, texts: Sequence[str]) -> float:
    """Return the pixels that end labels need at the right of a plot."""
    return max(sheet.width(text, BODY, bold=True) for text in texts) + _AWAY + 14


def put_ends(sheet: Sheet, axes: Axes, ends: Sequence[tuple[float, float, str]]) -> None:
    """Write labels right of points (x, y), moved up or down until none lies over another; each line has a stroke."""
    said = [(end, stroke) for end, stroke in zip(ends, STROKES, strict=False) if end[2]]
    points = [axes.transData.transform((x, y)) for (x, y, _), _ in said]
    heights = spread([float(point[1]) for point in points], sheet.bottom, sheet.top)
    for point, height, ((_, _, text), stroke) in zip(points, heights, said, strict=True):
        x = float(point[0]) + _AWAY
        sheet.clear(x, height, sheet.width(text, BODY, bold=True), "left")
        sheet.write(x, height, text, bold=True)
        if abs(height - point[1]) > 6:
            leader = Line2D([point[0], x - 5], [point[1], height], color=stroke.colour, linewidth=2, transform=None)
            sheet.figure.add_artist(leader)


def spread(heights: list[float], low: float, high: float, apart: float = _APART) -> list[float]:
    """Return heights at least `apart` from each other and below `high`, and above `low` where there is room."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed: dict[int, float] = {}
    floor = low
    for place in order:
        placed[place] = max(heights[place], floor)
        floor = placed[place] + apart
    ceiling = high
    for place in reversed(order):
        placed[place] = min(placed[place], ceiling)
        ceiling = placed[place] - apart
    return [placed[place] for place in range(len(heights))]
