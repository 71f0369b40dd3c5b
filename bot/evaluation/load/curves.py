"""The curves of a load: what a reply took, and what the processes held, in the course of time."""

from __future__ import annotations

from bot.charts import Axis, Fan, Line, draw
from bot.evaluation.load.bench import LoadReport


def pictures(report: LoadReport) -> dict[str, bytes]:
    """Return the curves as PNG pictures by name."""
    what = f"{report.rate:g} questions a second, processes: {report.processes}"
    medians, p99s = [part.median_ms for part in report.course], [part.p99_ms for part in report.course]
    held = {"resident": [part.megabytes for part in report.course]}
    return {
        "latency": _curve(report, what, Axis("to the reply", "ms"), {"median": medians, "99th percentile": p99s}),
        "memory": _curve(report, what, Axis("memory", "MB"), held),
    }


def _curve(report: LoadReport, title: str, y: Axis, values: dict[str, list[float]]) -> bytes:
    lines = tuple(Line(name, tuple(line)) for name, line in values.items())
    seconds = tuple(part.second for part in report.course)
    return draw(Fan(title=title, source="qudra bench load", years=seconds, lines=lines, x=Axis("time", "s"), y=y))
