"""How much is asked, as a picture: the questions of each day, a line for each kind of answer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.charts import Axis, Chart, Fan, Line
from bot.charts.chart import MOST_LINES
from bot.messages import message
from corpus.document import Language

if TYPE_CHECKING:
    from datetime import date

    from bot.state.statistics import Statistics

_MODES = frozenset({"answer", "calc", "abstain", "correct", "chat", "refuse", "decline", "clarify"})


def usage_chart(statistics: Statistics, language: Language) -> Chart | None:
    """Return the chart of some days, None when nothing was asked or there is one day alone."""
    if not statistics.questions or len(statistics.days) < 2:
        return None
    shown = list(statistics.by_mode())[: MOST_LINES if len(statistics.by_mode()) <= MOST_LINES else MOST_LINES - 1]
    counts: dict[str, Counter[date]] = {name: Counter() for name in shown}
    rest: Counter[date] = Counter()
    for count in statistics.counts:
        counts.get(count.mode, rest)[count.day] += count.questions
    lines = [_line(mode_name(name, language), counts[name], statistics.days) for name in shown]
    if rest:
        lines.append(_line(message(language, "stats-others"), rest, statistics.days))
    first, last = statistics.days[0].isoformat(), statistics.days[-1].isoformat()
    return Fan(
        title=message(language, "stats-title"),
        source=message(language, "stats-source", first=first, last=last),
        language=language,
        years=tuple(float(at - len(statistics.days) + 1) for at in range(len(statistics.days))),
        lines=tuple(lines),
        x=Axis(message(language, "stats-days", last=last)),
        y=Axis(message(language, "stats-questions"), counts=True),
    )


def mode_name(mode: str, language: Language) -> str:
    """Say in a word how a question was answered."""
    return message(language, f"stats-mode-{mode}") if mode in _MODES else mode


def _line(name: str, counts: Counter[date], days: tuple[date, ...]) -> Line:
    return Line(name, tuple(float(counts[day]) for day in days))
