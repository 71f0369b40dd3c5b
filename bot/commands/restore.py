"""`qudra restore FILE.tar.gz`: a backup in place of what is there, all of it or nothing; the bot must not run."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.errors import UsageFailure
from bot.settings import Settings


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("restore", help="restore a backup", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE.tar.gz", help="as `qudra backup` wrote it")
    parser.add_argument("--force", action="store_true", help="replace what is there")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Restore the backup, and say what was in it."""
    from bot.operations.restoration import restore

    if not args.file.is_file():
        raise UsageFailure(f"{args.file}: there is no such file")
    manifest = restore(args.file, settings.home, settings.database_url, args.force)
    print(f"{settings.home}: {len(manifest.files)} files as of {manifest.made:%Y-%m-%d %H:%M} UTC")
    return 0
