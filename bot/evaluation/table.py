"""The reports as a reader of the terminal sees them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.evaluation.calibration import Calibration
from bot.evaluation.report import Report

_NONE = "–"


def answers_table(report: Report) -> str:
    """Lay out the report of an answers run, failing questions apart."""
    return "\n".join(_lines(report))


def failures_list(report: Report) -> str:
    """List the questions that failed, with every reason."""
    lines: list[str] = []
    for failing in report.failing:
        lines.append(f"{failing.id}  {failing.question}")
        lines.extend(f"    {outcome.check}: {outcome.reason}" for outcome in failing.failures)
    return "\n".join(lines)


def _lines(report: Report) -> Iterator[str]:
    yield f"{'questions':<24}{report.questions}"
    yield f"{'accuracy':<24}{_share(report.accuracy)}  ({report.passed} of {report.scored})"
    for name, share in (report.by_language | report.by_type).items():
        yield f"  {name:<22}{_share(share)}"
    for check, count in report.failed_checks.items():
        yield f"{'failed ' + check:<24}{count}"
    yield f"{'caveats':<24}{_share(report.caveats)}"
    yield f"{'wanted sources':<24}{_share(report.wanted_sources)}"
    yield f"{'unsupported numbers':<24}{report.unsupported_numbers}"
    yield f"{'abstention precision':<24}{_share(report.abstention.precision)}"
    yield f"{'abstention recall':<24}{_share(report.abstention.recall)}"
    if report.calibration is not None:
        yield from calibration_lines(report.calibration)
    yield f"{'latency, ms':<24}median {report.latency_ms.median:.1f}, p95 {report.latency_ms.p95:.1f}"
    yield f"{'length, characters':<24}median {report.length.median:.0f}, p95 {report.length.p95:.0f}"


def calibration_lines(calibration: Calibration) -> Iterator[str]:
    """Lay out how far confidences tell what is right: error, reliability by bin, and risk by coverage."""
    yield f"{'calibration error':<24}{calibration.error:.3f}  (Brier score {calibration.brier:.3f})"
    for one in calibration.bins:
        span = f"  confidence {one.low:.1f}–{one.high:.1f}"
        yield f"{span:<24}{one.accuracy:.3f} right of {one.count}, told {one.confidence:.3f}"
    for coverage, risk in calibration.risk.items():
        yield f"{'  wrong of the surest ' + coverage:<28}{risk:.3f}"


def _share(value: float | None) -> str:
    return _NONE if value is None else f"{value:.3f}"
