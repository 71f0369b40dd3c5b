"""`qudra feedback export FILE`: what people said of answers, and what was not answered, as golden questions."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from bot.commands.opening import open_state
from bot.errors import Failure
from bot.settings import Settings


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("feedback", help="export feedback and gaps as golden questions", description=__doc__)
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    export = actions.add_parser("export", help="write them to a file")
    export.add_argument("file", type=Path, metavar="FILE.jsonl")
    export.set_defaults(run=run_export)


def run_export(args: argparse.Namespace, settings: Settings) -> int:
    """Write the questions, a line each, and say how many."""
    from bot.admin.export import exported, lines

    state = open_state(settings)
    try:
        questions = exported(state)
        args.file.write_text(lines(questions), encoding="utf-8")
    except OSError as error:
        raise Failure(f"{args.file}: cannot be written: {error.strerror or error}") from error
    finally:
        state.close()
    print(f"{len(questions)} questions in {args.file}")
    return 0
