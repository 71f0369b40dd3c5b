"""The command line: `qudra COMMAND …`, the same as `python -m bot …`.

Exit status: 0 done (an abstention is an answer), 1 the run failed, 2 wrong usage or an input out of range.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from pydantic import ValidationError

from bot.commands import COMMANDS
from bot.errors import Failure
from bot.operations.swap import recover
from bot.settings import Settings

DONE, FAILED, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; errors are said on standard error, in a sentence."""
    args = _parser().parse_args(arguments)
    try:
        settings = Settings()
        recover(settings.home)
        return int(args.run(args, settings))
    except Failure as failure:
        print(f"qudra: {failure}", file=sys.stderr)
        return failure.status
    except ValidationError as error:
        if "explain" in args:  # `qudra doctor`: what is wrong is what it is asked for
            return int(args.explain(args, error))
        print(f"qudra: settings: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads on: end quietly
        return DONE
    except KeyboardInterrupt:
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="qudra", description=__doc__)
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(subparsers)
    return parser
