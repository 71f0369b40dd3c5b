"""`qudra bench answers|chaos|encoder|load|retrieval|scale|telegram`: how fast, how much, and what faults leave."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import Failure, UsageFailure
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.evaluation.chaos.report import Chaos
    from index.index import SearchMode

_SIZES = [10_000, 100_000, 1_000_000]
_CHAOS = ["indexing", "answering", "cluster"]
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
    scale = what.add_parser("scale", help="build and search indexes of synthetic passages: time, memory, recall")
    scale.add_argument("--sizes", type=int, nargs="+", default=_SIZES, metavar="N", help="passages of each index")
    scale.add_argument("--json", action="store_true", help="as JSON")
    scale.add_argument("--out", type=Path, metavar="FOLDER", help="build there, and leave the curves as pictures")
    scale.set_defaults(run=run_scale)
    load = what.add_parser("load", help="ask the running bot so many questions a second: latency, memory")
    load.add_argument("--rate", type=float, default=60.0, metavar="N", help="questions a second (60)")
    load.add_argument("--seconds", type=float, default=600.0, metavar="S", help="for how long (600)")
    load.add_argument("--processes", type=int, default=1, metavar="N", help="bots; several share PostgreSQL (1)")
    load.add_argument("--share", type=float, metavar="PART", help="of a processor that each bot is held to, as root")
    load.add_argument("--json", action="store_true", help="as JSON")
    load.add_argument("--out", type=Path, metavar="FOLDER", help="leave the curves there as pictures")
    load.set_defaults(run=run_load)
    chaos = what.add_parser("chaos", help="kill at random moments: is anything lost or doubled?")
    chaos.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(_CHAOS)} (the first two)")
    chaos.add_argument("--builds", type=int, default=1_000, metavar="N", help="indexing: builds to kill (1000)")
    chaos.add_argument("--kills", type=int, default=100, metavar="N", help="answering: bots to kill (100)")
    chaos.add_argument("--processes", type=int, default=1, metavar="N", help="answering: bots that share it (1)")
    chaos.add_argument(
        "--updates",
        type=int,
        default=10_000,
        metavar="N",
        help="cluster: sent while two bots, PostgreSQL and Milvus are each killed once (10000)",
    )
    chaos.add_argument("--json", action="store_true", help="as JSON")
    chaos.set_defaults(run=run_chaos)
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


def run_scale(args: argparse.Namespace, settings: Settings) -> int:
    """Print a row for each size, as Markdown or as JSON, and draw the curves into the folder that was given."""
    from bot.evaluation.scale.bench import bench_scale
    from bot.evaluation.scale.curves import pictures
    from bot.evaluation.scale.table import HEAD, line_of
    from index.encoder import load_encoder
    from index.errors import EncoderError

    if min(args.sizes) < 1:
        raise UsageFailure(f"--sizes: {min(args.sizes)} is not 1 or more")
    try:
        encoder = load_encoder(settings.encoder)
    except EncoderError as error:
        raise Failure(str(error)) from error
    if args.out is not None:
        args.out.mkdir(parents=True, exist_ok=True)
    if not args.json:
        print(HEAD, flush=True)
    rows = []
    for row in bench_scale(sorted(args.sizes), encoder, args.out):
        rows.append(row)
        print(row.model_dump_json() if args.json else line_of(row), flush=True)
    for name, picture in pictures(rows).items() if args.out is not None else ():
        (args.out / f"{name}.png").write_bytes(picture)
    return 0


def run_load(args: argparse.Namespace, settings: Settings) -> int:
    """Measure the bot under an even load; the exit status tells whether a question was left without its reply."""
    from bot.evaluation.load.bench import bench_load
    from bot.evaluation.load.curves import pictures

    if min(args.rate, args.seconds) <= 0 or args.processes < 1 or not 0 < (args.share or 1) <= 1:
        raise UsageFailure("--rate, --seconds and --processes are more than 0, and --share is at most 1")
    report = bench_load(settings, _questions(), args.rate, args.seconds, args.processes, args.share)
    if args.json:
        print(report.model_dump_json(indent=2))
    else:
        print(f"processes          {report.processes}")
        if report.share:
            print(f"each held to       {report.share:g} of a processor")
        print(f"questions          {report.asked} in {report.seconds:g} s, {report.answered} answered")
        print(f"answered a second  {report.answered_per_second:.1f}")
        print(f"to the reply       median {report.median_ms:.0f} ms, p99 {report.p99_ms:.0f} ms")
        print(f"processor          {report.processor_ms:.1f} ms an answer, of all bots")
        first, last = report.course[0].megabytes, report.course[-1].megabytes
        print(f"resident memory    {first:.0f} MB first, {last:.0f} MB last")
    if args.out is not None:
        args.out.mkdir(parents=True, exist_ok=True)
        for name, picture in pictures(report).items():
            (args.out / f"{name}.png").write_bytes(picture)
    return int(report.answered < report.asked)


def run_chaos(args: argparse.Namespace, settings: Settings) -> int:
    """Kill, and tell what that left; the exit status tells whether anything was lost or doubled."""
    kinds = list(dict.fromkeys(args.kinds)) or _CHAOS[:2]
    if unknown := [kind for kind in kinds if kind not in _CHAOS]:
        raise UsageFailure(f"{unknown[0]}: not one of {', '.join(_CHAOS)}")
    if min(args.builds, args.kills) < 0 or min(args.processes, args.updates) < 1:
        raise UsageFailure("--builds and --kills are 0 or more, --processes and --updates 1 or more")
    reports = {kind: _killed(kind, args, settings) for kind in kinds}
    if args.json:
        print(json.dumps({kind: report.model_dump() for kind, report in reports.items()}, indent=2))
    else:
        for kind, report in reports.items():
            print(kind, *report.lines(), sep="\n  ")
    return int(any(report.wrong for report in reports.values()))


def _killed(kind: str, args: argparse.Namespace, settings: Settings) -> Chaos:
    from tempfile import TemporaryDirectory

    from bot.evaluation.chaos.cluster import kill_each
    from bot.evaluation.chaos.indexing import kill_indexing
    from bot.evaluation.chaos.serving import kill_serving
    from corpus.library import Library
    from index.encoder import load_encoder

    if kind == "cluster":
        return kill_each(settings, _questions(), args.updates)
    if kind == "answering":
        return kill_serving(settings, _questions(), args.kills, args.processes)
    with TemporaryDirectory(prefix="qudra-chaos-") as home:
        documents = Library(Path(home)).documents()
        return kill_indexing(Path(home), documents, load_encoder(settings.encoder), args.builds)


def run_telegram(args: argparse.Namespace, settings: Settings) -> int:
    """Measure the bot as it runs in Telegram; the exit status tells whether a reply was lost or doubled."""
    from bot.evaluation.telegram.bench import bench_telegram

    if args.updates < 1:
        raise UsageFailure(f"--updates: {args.updates} is not 1 or more")
    report = bench_telegram(settings, _questions(), args.updates)
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


def _questions() -> list[str]:
    """Return the bot's own golden questions that stand alone."""
    from bot.evaluation.questions import read_questions
    from bot.golden import QUESTIONS

    return [question.question for question in read_questions(QUESTIONS) if not question.history]
