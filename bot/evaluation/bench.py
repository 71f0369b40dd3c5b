"""A bench of warm answers: how long the engine takes once everything is loaded, in wall and in processor time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter, process_time

from bot.conversation import Conversation
from bot.evaluation.answers import Asked
from bot.evaluation.questions import GoldenQuestion
from bot.evaluation.spread import Spread


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds that answers took, over `count` of them."""

    count: int
    wall: Spread
    processor: Spread


def time_answers(engine: Asked, questions: Sequence[GoldenQuestion], repeat: int) -> Timing:
    """Answer every question once untimed, then `repeat` times timed; histories are never timed."""
    for question in questions:
        _time(engine, question)
    times = [_time(engine, question) for _ in range(repeat) for question in questions]
    return Timing(len(times), Spread.of([wall for wall, _ in times]), Spread.of([used for _, used in times]))


def _time(engine: Asked, question: GoldenQuestion) -> tuple[float, float]:
    conversation = Conversation()
    for earlier in question.history:
        engine.ask(earlier, conversation)
    wall, used = perf_counter(), process_time()
    engine.ask(question.question, conversation)
    return (perf_counter() - wall) * 1_000, (process_time() - used) * 1_000
