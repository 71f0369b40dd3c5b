"""The sheet that a chart is drawn on: title, legend and source line around a plot, from the reader's side.

Everything is placed in pixels from the bottom left. `top` and `bottom` are what is still free between head and foot.
"""

from __future__ import annotations

from typing import Literal

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from bot.charts.chart import Chart
from bot.charts.palette import GRID, INK, PAPER, SOFT
from bot.charts.text import Script
from bot.charts.typeface import font

WIDTH, HEIGHT, MARGIN, DPI = 1000, 750, 30, 100
TITLE, BODY, SMALL = 38, 27, 23  # sizes of type in pixels
LEADING = 1.35
TICKS = 52  # pixels that the x axis's ticks take
_FAR = MARGIN + 24  # pixels at the far side of a plot, for half of the last tick's text
Side = Literal["left", "center", "right"]
Upright = Literal["bottom", "center", "top", "baseline"]


class Sheet:
    """A white sheet with a chart's title and source line on it."""

    def __init__(self, chart: Chart, height: int = HEIGHT) -> None:
        self.script = Script.of(chart)
        self.figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=PAPER)
        self.canvas = FigureCanvasAgg(self.figure)
        self._renderer: RendererAgg = self.canvas.get_renderer()  # type: ignore[no-untyped-call]
        self._below: Text | None = None
        title = self.wrapped(chart.title, WIDTH - 2 * MARGIN, TITLE, bold=True, most=3)
        source = self.wrapped(chart.source, WIDTH - 2 * MARGIN, SMALL, most=2)
        whole = height + round((len(title) - 1) * TITLE * LEADING + (len(source) - 1) * SMALL * LEADING)
        self.figure.set_size_inches(WIDTH / DPI, whole / DPI)
        self.top, self.bottom = float(whole - MARGIN + 8), float(MARGIN - 8)
        for line in title:
            self.top -= self._row(line, self.top - TITLE * LEADING / 2, TITLE, bold=True)
        for line in reversed(source):
            self.bottom += self._row(line, self.bottom + SMALL * LEADING / 2, SMALL, colour=SOFT)
        self.top -= 8
        self.bottom += 8

    def _row(self, line: str, y: float, size: int, *, bold: bool = False, colour: str = INK) -> float:
        self.write(self.start, y, line, size, bold=bold, colour=colour, side=self.start_side)
        return size * LEADING

    @property
    def start_side(self) -> Literal["left", "right"]:
        """The side where the reader begins."""
        return "right" if self.script.right_to_left else "left"

    @property
    def start(self) -> float:
        """Where lines begin, in pixels."""
        return WIDTH - MARGIN if self.script.right_to_left else MARGIN

    @property
    def onward(self) -> int:
        """The direction of reading along x: 1 to the right, −1 to the left."""
        return -1 if self.script.right_to_left else 1

    def width(self, text: str, size: int, *, bold: bool = False) -> float:
        """Return the width in pixels of one line."""
        line, type_ = self.script.line(text), font(size, bold)
        return float(self._renderer.get_text_width_height_descent(line, type_, False)[0])  # type: ignore[no-untyped-call]

    def wrapped(self, text: str, width: float, size: int, *, bold: bool = False, most: int = 2) -> list[str]:
        """Break a text into at most `most` lines no wider than `width` pixels; an ellipsis ends what is cut."""
        lines = [""]
        for word in self.script.plain(text).split():
            longer = f"{lines[-1]} {word}".strip()
            if not lines[-1] or self.width(longer, size, bold=bold) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        if len(lines) > most:
            lines[most - 1 :] = [f"{lines[most - 1]} …"]
        return [self._fitted(line, width, size, bold=bold) for line in lines]

    def _fitted(self, line: str, width: float, size: int, *, bold: bool) -> str:
        """Cut a line that is wider than it may be; only then is its end an ellipsis."""
        cut = line
        while self.width(cut, size, bold=bold) > width and len(cut) > 1:
            cut = cut.removesuffix("…")[:-1].rstrip() + "…"
        return cut

    def write(
        self, x: float, y: float, text: str, size: int = BODY, *, bold: bool = False, colour: str = INK,
        side: Side = "left", upright: Upright = "center",
    ) -> Text:  # fmt: skip
        """Write one line with its `side` at pixel x and its middle (or other `upright`) at pixel y."""
        written = self.figure.text(x, y, self.script.line(text), fontproperties=font(size, bold), color=colour)
        written.set(transform=None, parse_math=False, ha=side, va=upright)
        return written

    def below(self, label: str, size: int = BODY) -> Text:
        """Write the name of the x axis above the foot and take its room; `plot` puts it under its middle."""
        line = self.wrapped(label, WIDTH - 2 * MARGIN, size, most=1)[0]
        self._below = self.write(WIDTH / 2, self.bottom + size * LEADING / 2, line, size, side="center")
        self.bottom += size * LEADING + 4
        return self._below

    def clear(self, x: float, y: float, width: float, side: Side, height: float = BODY * 1.2) -> None:
        """Make a strip white that a text will be written on, so that no line of the grid runs through it."""
        left = x - {"left": 0.0, "center": width / 2, "right": width}[side]
        corner = (left - 4, y - height / 2)
        self.figure.add_artist(Rectangle(corner, width + 8, height, transform=None, facecolor=PAPER, linewidth=0))

    def plot(self, room: float) -> Axes:
        """Return axes over the free part of the sheet, `room` pixels away from the reader's side of it."""
        left, right = (_FAR, room + MARGIN) if self.script.right_to_left else (room + MARGIN, _FAR)
        whole = self.figure.bbox.height
        height = max(self.top - self.bottom, 1) / whole
        axes = self.figure.add_axes((left / WIDTH, self.bottom / whole, (WIDTH - left - right) / WIDTH, height))
        if self._below is not None:
            self._centre(self._below, left, WIDTH - right)
        axes.set_axisbelow(True)
        axes.grid(False)
        for name, spine in axes.spines.items():
            spine.set(visible=name == "bottom", color=SOFT, linewidth=1)
        return axes

    def _centre(self, text: Text, left: float, right: float) -> None:
        """Move a text under the middle of a plot, as far as it stays on the sheet."""
        half = text.get_window_extent(self._renderer).width / 2
        text.set_x(min(max((left + right) / 2, MARGIN + half), WIDTH - MARGIN - half))

    def ticks(self, axes: Axes, x: dict[float, str], y: dict[float, str]) -> None:
        """Put ticks at the keys and write the values at them; y has lines across, at the reader's side."""
        axes.set_xticks(list(x), [self.script.line(text) for text in x.values()])
        axes.set_yticks(list(y), [self.script.line(text) for text in y.values()])
        if self.script.right_to_left:
            axes.yaxis.tick_right()
        axes.grid(bool(y), axis="y", color=GRID, linewidth=1)
        self.set_tick_type(axes)

    def set_tick_type(self, axes: Axes) -> None:
        """Set what is written along the axes in the chart's typeface."""
        axes.tick_params(length=0, pad=8)
        for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
            label.set(fontproperties=font(BODY - 1), color=SOFT, parse_math=False)
        for label in axes.get_yticklabels():
            label.set_verticalalignment("center")
