"""`qudra ask`: one question, answered with its evidence, or as one JSON object."""

from __future__ import annotations

import argparse
import json

from bot.commands.opening import open_engine
from bot.errors import UsageFailure
from bot.settings import Settings
from bot.terminal import answer_text


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("ask", help="answer a question", description=__doc__)
    parser.add_argument("question", help="in Arabic or English")
    parser.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Answer the question on standard output; an abstention is an answer."""
    if not args.question.strip():
        raise UsageFailure("the question is empty")
    answer = open_engine(settings, keeping=True).ask(args.question, asker="command line")
    print(json.dumps(answer.as_json(), ensure_ascii=False) if args.json else answer_text(answer))
    return 0
