"""`qudra bench answers`: how long a warm answer takes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from bot.errors import UsageFailure
from bot.settings import Settings


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add `bench` with what it can time."""
    parser = subparsers.add_parser("bench", help="time the answers")
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    answers = what.add_parser("answers", help="time warm answers, the bot's own golden questions by default")
    answers.add_argument("questions", type=Path, nargs="?", metavar="QUESTIONS.jsonl")
    answers.add_argument("--repeat", type=int, default=3, metavar="N", help="rounds over the questions (3)")
    answers.set_defaults(run=run_answers)


def run_answers(args: argparse.Namespace, settings: Settings) -> int:
    """Time warm answers to a questions file."""
    from bot.engine import Engine
    from bot.evaluation.bench import time_answers
    from bot.evaluation.questions import read_questions
    from bot.golden import QUESTIONS

    if args.repeat < 1:
        raise UsageFailure(f"--repeat: {args.repeat} is not 1 or more")
    timing = time_answers(Engine(settings), read_questions(args.questions or QUESTIONS), args.repeat)
    print(f"{timing.count} warm answers")
    for name, spread in (("wall time", timing.wall), ("processor time", timing.processor)):
        print(f"{name:<16}median {spread.median:.2f} ms, p95 {spread.p95:.2f} ms")
    return 0
