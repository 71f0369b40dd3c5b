"""Charts: what is drawn as plain data, and `draw`, which makes the picture; matplotlib loads on the first one."""

from __future__ import annotations

from bot.charts.bars import Bars
from bot.charts.break_even import BreakEven, Mark
from bot.charts.cash_flow import CashFlow
from bot.charts.chart import Axis, Chart
from bot.charts.fan import Fan
from bot.charts.line import Line
from bot.charts.tornado import Swing, Tornado

__all__ = ["Axis", "Bars", "BreakEven", "CashFlow", "Chart", "Fan", "Line", "Mark", "Swing", "Tornado", "draw"]


def draw(chart: Chart) -> bytes:
    """Return a chart as a PNG picture, 1000 pixels wide; a worker thread may call it."""
    from bot.charts.drawing import png

    return png(chart)
