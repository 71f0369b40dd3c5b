"""`qudra index`: index the corpus as it is now, embedding only what changed."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from tqdm import tqdm

from bot.errors import Failure
from bot.settings import Settings
from corpus.library import Library
from index.encoder import load_encoder
from index.errors import IndexingError
from index.index import Progress
from index.indexer import IndexReport, build_generation


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add `index` to the command line."""
    parser = subparsers.add_parser("index", help="index the corpus; a running bot takes the new index up by itself")
    parser.add_argument("--full", action="store_true", help="embed everything again")
    parser.add_argument("--quiet", action="store_true", help="print nothing unless it fails")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Build a generation and put it in force."""
    library = Library(settings.home)
    documents = library.documents()
    for problem in library.problems():
        print(f"qudra: left out: {problem}", file=sys.stderr)
    with tqdm(unit=" passages", file=sys.stderr, disable=args.quiet or None) as bar:
        try:
            encoder = load_encoder(settings.encoder)
            report = build_generation(settings.home, documents, encoder, args.full, _moving(bar))
        except (IndexingError, OSError) as error:
            raise Failure(f"index: {error}") from error
    if not args.quiet:
        print(_sentence(report))
    return 0


def _moving(bar: tqdm[Any]) -> Progress:
    def move(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)

    return move


def _sentence(report: IndexReport) -> str:
    what = f"{report.documents} documents, {report.passages} passages, {report.embedded} embedded"
    state = "in force" if report.changed else "already in force"
    return f"generation {report.generation} {state}: {what}, {report.seconds:.2f} s"
