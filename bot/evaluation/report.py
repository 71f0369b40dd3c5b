"""The report of an answers run: what passed, what failed on which check, and how fast and how long the answers were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from pydantic import BaseModel, ConfigDict

from bot.evaluation.calibration import Calibration
from bot.evaluation.questions import GoldenQuestion
from bot.evaluation.record import Record
from bot.evaluation.spread import Spread
from bot.evaluation.verdict import Outcome, Share, Verdict

_ABSTAIN = "abstain"
_ANSWERED = frozenset({"answer", "correct", "calc"})  # modes that claim to say what was asked


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, its answer, and the verdict on it (None when nothing was expected)."""

    question: GoldenQuestion
    record: Record
    verdict: Verdict | None


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class Failing(_Model):
    """A question that failed, and on what."""

    id: str
    question: str
    failures: tuple[Outcome, ...]


class Abstention(_Model):
    """Of the abstentions, the share that was right; of the questions without an answer, the share abstained on."""

    precision: float | None
    recall: float | None


class Report(_Model):
    """Scores are shares of 0 to 1, None with nothing to score; latency in milliseconds, length in characters."""

    questions: int
    scored: int
    passed: int
    accuracy: float | None
    by_language: dict[str, float]
    by_type: dict[str, float]
    failed_checks: dict[str, int]
    caveats: float | None
    wanted_sources: float | None
    unsupported_numbers: int
    abstention: Abstention
    calibration: Calibration | None
    latency_ms: Spread
    length: Spread
    failing: tuple[Failing, ...]

    @classmethod
    def of(cls, run: Sequence[Judged]) -> Report:
        """Sum up a run."""
        verdicts = [(item, item.verdict) for item in run if item.verdict is not None]
        passed = sum(verdict.passed for _, verdict in verdicts)
        checks = Counter(outcome.check for _, verdict in verdicts for outcome in verdict.failures)
        return cls(
            questions=len(run),
            scored=len(verdicts),
            passed=passed,
            accuracy=passed / len(verdicts) if verdicts else None,
            by_language=_shares(verdicts, lambda question: question.lang or "unknown"),
            by_type=_shares(verdicts, lambda question: question.type),
            failed_checks=dict(checks.most_common()),
            caveats=reduce(add, (verdict.caveats for _, verdict in verdicts), Share()).ratio,
            wanted_sources=reduce(add, (verdict.wanted_sources for _, verdict in verdicts), Share()).ratio,
            unsupported_numbers=sum(len(verdict.unsupported) for _, verdict in verdicts),
            abstention=_abstention([item for item, _ in verdicts]),
            calibration=Calibration.of(
                [(item.record.confidence, v.passed) for item, v in verdicts if item.record.mode in _ANSWERED]
            ),
            latency_ms=Spread.of([item.record.elapsed_ms for item in run]),
            length=Spread.of([float(len(item.record.text)) for item in run]),
            failing=tuple(
                Failing(id=item.question.id, question=item.question.question, failures=verdict.failures)
                for item, verdict in verdicts
                if not verdict.passed
            ),
        )

    def scores(self) -> dict[str, float]:
        """Return the scores that a threshold may be set on, by name."""
        named = {
            "accuracy": self.accuracy,
            **{f"accuracy.{name}": share for name, share in (self.by_language | self.by_type).items()},
            "caveats": self.caveats,
            "wanted_sources": self.wanted_sources,
            "abstention.precision": self.abstention.precision,
            "abstention.recall": self.abstention.recall,
        }
        return {name: value for name, value in named.items() if value is not None}


def _shares(verdicts: Sequence[tuple[Judged, Verdict]], name_of: Callable[[GoldenQuestion], str]) -> dict[str, float]:
    total = Counter(name_of(item.question) for item, _ in verdicts)
    passed = Counter(name_of(item.question) for item, verdict in verdicts if verdict.passed)
    return {name: passed[name] / total[name] for name in sorted(total)}


def _abstention(scored: Sequence[Judged]) -> Abstention:
    expected = [(item.question.expect, item.record.mode == _ABSTAIN) for item in scored]
    abstained = [expect for expect, did in expected if did and expect is not None]
    unanswerable = [did for expect, did in expected if expect is not None and expect.mode == _ABSTAIN]
    right = sum(_ABSTAIN in expect.modes for expect in abstained)
    return Abstention(
        precision=right / len(abstained) if abstained else None,
        recall=sum(unanswerable) / len(unanswerable) if unanswerable else None,
    )
