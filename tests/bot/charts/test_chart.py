from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from bot.charts import Axis, Chart, Line, Mark, Swing
from tests.bot.charts import samples

NAN, INF = float("nan"), float("inf")
LINE = Line("a", (1.0, 2.0))


def test_importing_the_charts_loads_no_matplotlib() -> None:
    code = "import bot.charts, sys; print('matplotlib' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize(
    ("chart", "change", "reason"),
    [
        (samples.fan(), {"title": "  "}, "the title is empty"),
        (samples.fan(), {"source": ""}, "the source line is empty"),
        (samples.fan(), {"language": "fr"}, "no charts in language 'fr'"),
        (samples.fan(), {"arabic_digits": True}, "for charts in Arabic"),
        (samples.fan(), {"lines": ()}, "0 lines: from 1 to 6"),
        (samples.fan(), {"lines": (samples.fan().lines[0],) * 7}, "7 lines: from 1 to 6"),
        (samples.fan(), {"lines": (LINE,)}, "the line “a” has 2 values for 8 years"),
        (samples.fan(), {"years": (2024.0,), "lines": (LINE,)}, "the years has 1 values and needs at least 2"),
        (samples.fan(), {"years": (2024.0, 2024.0), "lines": (LINE,)}, "must rise"),
        (samples.tornado(), {"swings": ()}, "0 swings: from 1 to 12"),
        (samples.tornado(), {"base": NAN}, "value 1 of the base is nan"),
        (samples.tornado(), {"base_name": ""}, "the name of the base is empty"),
        (samples.cash_flow(), {"flows": (1.0,)}, "the cash flow has 1 values for 12 years"),
        (samples.cash_flow(), {"years": (), "flows": ()}, "0 years: from 1 to 64"),
        (samples.cash_flow(), {"flows": (INF,) * 12}, "value 1 of the flows is inf"),
        (samples.cash_flow(), {"flows": (9e17,) * 12}, "of the cumulative line"),
        (samples.bars(), {"values": (1.0, NAN, 2.0, 3.0)}, "value 2 of the bars is nan, not a finite number"),
        (samples.bars(), {"values": (1.0, 1e19, 2.0, 3.0)}, "beyond 1e\\+18"),
        (samples.bars(), {"labels": ("a", "b", " ", "c")}, "the label of a bar is empty"),
        (samples.bars(), {"labels": (), "values": ()}, "0 bars: from 1 to 12"),
        (samples.break_even(), {"first": LINE}, "the line “a” has 2 values for 11 points"),
        (samples.break_even(), {"marks": (Mark(1.0, "a"),) * 3}, "3 marks: at most 2"),
        (samples.break_even(), {"points": (3.0, 2.0), "first": LINE, "second": LINE}, "must rise"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused_with_its_reason(chart: Chart, change: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        replace(chart, **change)


@pytest.mark.parametrize(
    ("values", "low", "high", "reason"),
    [
        ((), (), (), "has 0 values"), ((NAN,), (), (), "is nan"),
        ((1.0,), (0.5,), (), "high edge of “x” has 0 values"),
        ((1.0, 2.0), (0.0,), (3.0,), "has 1 values for 2 points"),
        ((1.0,), (3.0,), (2.0,), "low edge above its high one"), ((1.0,), (0.0,), (INF,), "is inf"),
    ],
)  # fmt: skip
def test_a_line_refuses_a_bad_series_or_band(values: Any, low: Any, high: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Line("x", values, low, high)


def test_a_swing_refuses_no_number() -> None:
    with pytest.raises(ValueError, match="value 2 of the swing “price” is nan"):
        Swing("price", 1.0, NAN)


def test_an_axis_says_its_unit_in_brackets() -> None:
    assert (Axis("Rent", "$/kW").label, Axis("Year").label) == ("Rent ($/kW)", "Year")


def test_swings_are_ranked_by_width() -> None:
    assert [swing.name for swing in samples.tornado().ranked] == [
        "Hashprice", "Power price (30–60 $/MWh)", "Machines' efficiency (J/TH)", "Load factor",
    ]  # fmt: skip


def test_the_cumulative_line_is_the_sum_so_far() -> None:
    chart = replace(samples.cash_flow(), years=(1, 2, 3), flows=(-10.0, 4.0, 7.5))
    assert chart.cumulative == (-10.0, -6.0, 1.5)
