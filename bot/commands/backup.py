"""`qudra backup FILE.tar.gz`: everything that cannot be had again, in one file, while the bot runs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bot.errors import UsageFailure
from bot.settings import Settings

_MIB = 1024 * 1024


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("backup", help="back up documents, index and database", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE.tar.gz", help="where to; it is replaced when it is there")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Write the backup, and say what is in it."""
    from bot.operations.backup import back_up
    from bot.state.database import address_in

    if not args.file.parent.is_dir() or args.file.is_dir():
        raise UsageFailure(f"{args.file}: is a folder, or would be in one that is not there")
    made = back_up(settings.home, settings.database_url or address_in(settings.home), args.file)
    if not made.has_index:
        print("qudra: no intact index is in force: restored, the bot will build one", file=sys.stderr)
    print(f"{args.file}: {len(made.manifest.files)} files, {made.size / _MIB:.1f} MiB")
    return 0
