"""`qudra index`: index the corpus as it is now, embedding only what changed; or go back to the index before."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from bot.admin.indexed import is_indexed, note_indexed
from bot.errors import Failure
from bot.settings import Settings
from corpus.library import Library
from index.encoder import Encoder, load_encoder
from index.errors import IndexingError
from index.indexer import IndexReport, build_generation

if TYPE_CHECKING:
    from bot.admin.renewal import Watching
    from bot.admin.trial import Comparison


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add `index` to the command line."""
    parser = subparsers.add_parser("index", help="index the corpus; a running bot takes the new index up by itself")
    parser.add_argument("--full", action="store_true", help="embed everything again")
    parser.add_argument("--quiet", action="store_true", help="print nothing unless it fails")
    parser.add_argument(
        "--if-changed", action="store_true", help="do nothing where the documents are those that were indexed last"
    )
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--check", action="store_true", help="ask the golden questions first; refuse an index that is worse"
    )
    way.add_argument("--rollback", action="store_true", help="put the index before this one in force again")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Build a generation and put it in force, or the one before."""
    if args.if_changed and is_indexed(settings.home):
        return 0
    try:
        lines = _rolled_back(settings) if args.rollback else _indexed(args, settings)
    except (IndexingError, OSError) as error:
        raise Failure(f"index: {error}") from error
    if not args.quiet:
        print("\n".join(lines))
    return 0


def _indexed(args: argparse.Namespace, settings: Settings) -> list[str]:
    library = Library(settings.home)
    digest, documents = library.digest(), library.documents()
    for problem in library.problems():
        print(f"qudra: left out: {problem}", file=sys.stderr)
    with tqdm(unit=" passages", file=sys.stderr, disable=args.quiet or None) as bar:
        encoder = load_encoder(settings.encoder)
        if args.check:
            return _checked(args, settings, encoder, bar)
        report = build_generation(settings.home, documents, encoder, args.full, _moving(bar))
        note_indexed(settings.home, digest)
        return [_sentence(report)]


def _checked(args: argparse.Namespace, settings: Settings, encoder: Encoder, bar: tqdm[Any]) -> list[str]:
    """Build a generation, and put it in force unless it answers the golden questions worse; then raise Failure."""
    from bot.admin.renewal import Renewal  # the answers and the evaluation, which a mere build does without

    renewed = Renewal(settings.home, encoder, settings.accuracy_fall).renew(_moving(bar), args.full)
    golden = _golden(renewed.comparison) if renewed.comparison else []
    if not renewed.in_force:
        raise Failure("\n".join([f"index: generation {renewed.report.generation} is worse and not used", *golden]))
    return [_sentence(renewed.report), *golden]


def _rolled_back(settings: Settings) -> list[str]:
    from bot.admin.errors import AdminError, sentence
    from bot.admin.renewal import Renewal

    try:
        name = Renewal(settings.home, load_encoder(settings.encoder), settings.accuracy_fall).roll_back()
    except AdminError as error:
        raise Failure(f"index: {sentence(error, 'en')}") from error
    return [f"generation {name} in force again"]


def _golden(comparison: Comparison) -> list[str]:
    lost = [f"  lost: {one.question} ({', '.join(one.checks)})" for one in comparison.lost]
    return [f"golden questions: {comparison.after} of {comparison.questions}, before {comparison.before}", *lost]


def _moving(bar: tqdm[Any]) -> Watching:
    def move(done: int, total: int, stage: str = "") -> None:  # noqa: ARG001 - the bar begins anew with the next one
        if done < bar.n:
            bar.reset(total)
        bar.total = total
        bar.update(done - bar.n)

    return move


def _sentence(report: IndexReport) -> str:
    what = f"{report.documents} documents, {report.passages} passages, {report.embedded} embedded"
    state = "in force" if report.changed else "already in force"
    return f"generation {report.generation} {state}: {what}, {report.seconds:.2f} s"
