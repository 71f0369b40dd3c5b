"""Drawing: each kind of chart as a matplotlib figure, and as a picture. Importing this loads matplotlib."""

from __future__ import annotations

from io import BytesIO
from threading import Lock

from matplotlib.figure import Figure
from PIL import Image

from bot.charts.bars import Bars
from bot.charts.break_even import BreakEven
from bot.charts.cash_flow import CashFlow
from bot.charts.chart import Chart
from bot.charts.curves import draw_break_even, draw_cash_flow, draw_fan
from bot.charts.fan import Fan
from bot.charts.rows import draw_bars, draw_tornado
from bot.charts.sheet import Sheet
from bot.charts.tornado import Tornado

_COLOURS = 128  # half the size, and no eye sees it
_ONE_AT_A_TIME = Lock()  # matplotlib promises nothing to threads that draw at once


def figure_of(chart: Chart) -> Figure:
    """Return a chart as a figure with every artist in place; TypeError for a kind of chart that is not known."""
    return _sheet_of(chart).figure


def png(chart: Chart) -> bytes:
    """Return a chart as a PNG picture, 1000 pixels wide and 750 high (higher where much is in it)."""
    with _ONE_AT_A_TIME:
        canvas = _sheet_of(chart).canvas
        canvas.draw()  # type: ignore[no-untyped-call]
        width, height = canvas.get_width_height()
        pixels = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    drawn = Image.frombytes("RGBA", (width, height), pixels).convert("RGB")
    picture = BytesIO()
    drawn.quantize(_COLOURS, dither=Image.Dither.NONE).save(picture, "png")
    return picture.getvalue()


def _sheet_of(chart: Chart) -> Sheet:
    match chart:
        case Fan():
            return draw_fan(chart)
        case Tornado():
            return draw_tornado(chart)
        case CashFlow():
            return draw_cash_flow(chart)
        case Bars():
            return draw_bars(chart)
        case BreakEven():
            return draw_break_even(chart)
    raise TypeError(f"no drawing for {type(chart).__name__}")
