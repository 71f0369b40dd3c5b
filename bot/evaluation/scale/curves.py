"""The curves of an index's growth: what searches take, what is held, and what is found, over the number of passages."""

from __future__ import annotations

from collections.abc import Sequence

from bot.charts import Axis, Fan, Line, draw
from bot.evaluation.scale.bench import Row

_FEWEST = 2  # sizes that make a curve


def pictures(rows: Sequence[Row]) -> dict[str, bytes]:
    """Return the curves as PNG pictures by name; none of a single size."""
    if len(rows) < _FEWEST:
        return {}
    megabytes = [row.searching.megabytes or 0.0 for row in rows]
    return {
        "latency": _curve(
            rows,
            "A search, without encoding the query",
            Axis("time", "ms"),
            {
                "median": [row.searching.search_ms.median for row in rows],
                "95th percentile": [row.searching.search_ms.p95 for row in rows],
            },
        ),
        "size": _curve(
            rows,
            "What an index takes",
            Axis("size", "GB"),
            {
                "on disk": [row.disk_megabytes / 1_024 for row in rows],
                "resident while searching": [megabyte / 1_024 for megabyte in megabytes],
            },
        ),
        "time": _curve(
            rows,
            "What indexing takes",
            Axis("time", "s"),
            {
                "all, without encoding": [row.build_seconds for row in rows],
                f"after {rows[-1].changed} documents changed": [row.renewal_seconds for row in rows],
            },
        ),
    }


def _curve(rows: Sequence[Row], title: str, y: Axis, values: dict[str, list[float]]) -> bytes:
    lines = tuple(Line(name, tuple(line)) for name, line in values.items())
    sizes = tuple(row.passages / 1_000 for row in rows)
    chart = Fan(title=title, source="qudra bench scale", years=sizes, lines=lines, x=Axis("passages", "thousands"), y=y)
    return draw(chart)
