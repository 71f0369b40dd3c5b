"""`qudra bench answers|encoder|retrieval|telegram`: how fast answers and the running bot are, what searches find."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import Failure, UsageFailure
from bot.settings import Settings

if TYPE_CHECKING:
    from index.index import SearchMode

_MODES: tuple[SearchMode, ...] = ("lexical", "dense", "hybrid")


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add `bench` with what it can time."""
    parser = subparsers.add_parser("bench", help="time the answers or the encoder, compare the searches")
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    answers = what.add_parser("answers", help="time warm answers, the bot's own golden questions by default")
    answers.add_argument("questions", type=Path, nargs="?", metavar="QUESTIONS.jsonl")
    answers.add_argument("--repeat", type=int, default=3, metavar="N", help="rounds over the questions (3)")
    answers.set_defaults(run=run_answers)
    encoder = what.add_parser("encoder", help="time the configured encoder on a retrieval set")
    encoder.add_argument("folder", type=Path, metavar="FOLDER", help="a retrieval set in BEIR format")
    encoder.set_defaults(run=run_encoder)
    retrieval = what.add_parser("retrieval", help="compare lexical, dense and hybrid search on retrieval sets")
    retrieval.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="a retrieval set in BEIR format")
    retrieval.set_defaults(run=run_retrieval)
    telegram = what.add_parser("telegram", help="run the bot against a local Bot API server: speed, faults, memory")
    telegram.add_argument("--updates", type=int, default=10_000, metavar="N", help="sent under faults (10000)")
    telegram.add_argument("--json", action="store_true", help="as JSON")
    telegram.set_defaults(run=run_telegram)


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


def run_encoder(args: argparse.Namespace, settings: Settings) -> int:
    """Time the configured encoder."""
    from bot.evaluation.beir import read_beir
    from bot.evaluation.bench import time_encoder
    from index.errors import EncoderError

    beir = read_beir(args.folder)
    try:
        timing = time_encoder(settings.encoder, beir)
    except EncoderError as error:
        raise Failure(str(error)) from error
    print(timing.encoder)
    print(f"loading    {timing.loading:.2f} s")
    print(f"a query    median {timing.query.median:.2f} ms, p95 {timing.query.p95:.2f} ms")
    print(f"indexing   {timing.passages_per_second:.0f} passages/s, with their sentences")
    print(f"memory     {timing.peak_megabytes:.0f} MB at its peak")
    return 0


def run_retrieval(args: argparse.Namespace, settings: Settings) -> int:
    """Print a row for each set, as Markdown: nDCG@10 and recall@1 of each way to search, in one run."""
    from bot.evaluation.beir import read_beir
    from bot.evaluation.retrieval import index_of_set, retrieve
    from index.encoder import load_encoder
    from index.errors import EncoderError

    try:
        encoder = load_encoder(settings.encoder)
    except EncoderError as error:
        raise Failure(str(error)) from error
    print("| nDCG@10 / R@1 | " + " | ".join(_MODES) + " |\n|" + "---|" * (1 + len(_MODES)))
    for folder in args.folders:
        beir = read_beir(folder)
        if beir.qrels is None:
            raise UsageFailure(f"{folder}: has no qrels/test.tsv to measure by")
        index = index_of_set(beir, encoder)
        scores = [retrieve(beir, index, mode).report.scores() for mode in _MODES]
        cells = (f"{score['ndcg@10']:.3f} / {score['recall@1']:.3f}" for score in scores)
        print(f"| {folder.parent.name}/{folder.name} | " + " | ".join(cells) + " |", flush=True)
    return 0


def run_telegram(args: argparse.Namespace, settings: Settings) -> int:
    """Measure the bot as it runs in Telegram; the exit status tells whether a reply was lost or doubled."""
    from bot.evaluation.questions import read_questions
    from bot.evaluation.telegram.bench import bench_telegram
    from bot.golden import QUESTIONS

    if args.updates < 1:
        raise UsageFailure(f"--updates: {args.updates} is not 1 or more")
    questions = [question.question for question in read_questions(QUESTIONS) if not question.history]
    report = bench_telegram(settings, questions, args.updates)
    delivery = report.delivery
    if args.json:
        print(report.model_dump_json(indent=2))
    else:
        print(f"start to ready     {report.start_seconds:.2f} s")
        print(f"one person asks    median {report.alone_ms.median:.1f} ms, p95 {report.alone_ms.p95:.1f} ms")
        print(f"50 ask at once     median {report.crowd_ms.median:.0f} ms, p95 {report.crowd_ms.p95:.0f} ms")
        print(f"under faults       {delivery.updates} updates, {sum(delivery.faults.values())} faults")
        print(f"replies            {delivery.lost} lost, {delivery.doubled} doubled", *delivery.examples, sep="\n  ")
        print(f"resident memory    {report.megabytes:.0f} MB" if report.megabytes else "resident memory    unknown")
    return 1 if delivery.lost or delivery.doubled else 0
