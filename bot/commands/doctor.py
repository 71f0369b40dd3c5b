"""`qudra doctor`: what is wrong with this installation, and how to mend it, a line a check."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from pydantic import ValidationError

from bot.settings import Settings

if TYPE_CHECKING:
    from bot.logs import Redaction
    from bot.operations.check import Check


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("doctor", help="say what is wrong, and how to mend it", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print an object with every check")
    parser.set_defaults(run=run, explain=explain)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Do every check; exit status 1 when anything is wrong."""
    from bot.logs import Redaction
    from bot.operations.examination import examine

    return _tell(examine(settings), args.json, Redaction(settings.secrets()))


def explain(args: argparse.Namespace, error: ValidationError) -> int:
    """Say what is wrong with settings that cannot be read."""
    from bot.logs import Redaction
    from bot.operations.examination import examine_without_settings

    return _tell(examine_without_settings(error), args.json, Redaction([]))


def _tell(checks: Iterable[Check], as_json: bool, redact: Redaction) -> int:
    """Print checks, as lines when each is done or as one object, without secrets; returns the exit status."""
    done = []
    for check in checks:
        done.append(check)
        if not as_json:
            print(redact(_line(check)), flush=True)
    is_well = not any(check.status == "wrong" for check in done)
    if as_json:
        told = {"well": is_well, "checks": [asdict(check) for check in done]}
        print(redact(json.dumps(told, ensure_ascii=False, indent=2)))
    return 0 if is_well else 1


def _line(check: Check) -> str:
    mend = f" — {check.mend}" if check.mend else ""
    said = " ".join(f"{check.name}: {check.seen}{mend}".split())  # an error's text may have several lines
    return f"{check.status:<8} {said}"
