"""`qudra eval answers|retrieval|reading`: how good the answers are, and the retrieval and the reading under them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import Failure, UsageFailure
from bot.evaluation.thresholds import Threshold, check_names, hold
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.evaluation.reading import ReadingReport
    from bot.evaluation.report import Report
    from bot.evaluation.retrieval import RetrievalReport

_RETRIEVAL_SCORES = ("recall@1", "recall@5", "recall@10", "mrr@10", "ndcg@10")


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add `eval` with what it can evaluate."""
    parser = subparsers.add_parser("eval", help="measure the answers, the retrieval or the reading")
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    _add_answers(what)
    _add_retrieval(what)
    _add_reading(what)


def _add_answers(what: argparse._SubParsersAction[Any]) -> None:
    parser = what.add_parser("answers", help="answer golden questions and judge the answers")
    parser.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl")
    parser.add_argument("--out", type=Path, metavar="ANSWERS.jsonl", help="write the answers, one line each")
    parser.add_argument("--failures", action="store_true", help="list the failing questions with reasons")
    _add_common(parser, "accuracy=0.9")
    parser.set_defaults(run=run_answers)


def _add_retrieval(what: argparse._SubParsersAction[Any]) -> None:
    parser = what.add_parser("retrieval", help="index a BEIR folder, search its queries and measure")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--run", dest="run_file", type=Path, metavar="FILE", help="write a TREC run file")
    parser.add_argument("--mode", choices=("hybrid", "lexical", "dense"), default="hybrid")
    _add_common(parser, "ndcg@10=0.93")
    parser.set_defaults(run=run_retrieval)


def _add_reading(what: argparse._SubParsersAction[Any]) -> None:
    parser = what.add_parser("reading", help="index a BEIR folder, read its queries and hold quotes against answers")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    _add_common(parser, "first=0.86")
    parser.set_defaults(run=run_reading)


def _add_common(parser: argparse.ArgumentParser, example: str) -> None:
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument(
        "--min",
        dest="thresholds",
        type=_threshold,
        action="append",
        default=[],
        metavar="SCORE=VALUE",
        help=f"fail below this, for instance {example}",
    )


def _threshold(text: str) -> Threshold:
    try:
        return Threshold.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def run_answers(args: argparse.Namespace, settings: Settings) -> int:
    """Answer and judge a questions file."""
    from bot.engine import Engine
    from bot.evaluation.answers import judge, write_records
    from bot.evaluation.questions import read_questions
    from bot.evaluation.report import Report

    questions = read_questions(args.questions)
    judged = list(judge(Engine(settings), questions))
    if args.out is not None:
        write_records(args.out, (item.record for item in judged))
    report = Report.of(judged)
    _print_answers(report, args)
    hold(args.thresholds, report.scores())
    return 0


def run_retrieval(args: argparse.Namespace, settings: Settings) -> int:
    """Search and measure a BEIR folder."""
    from bot.evaluation.beir import read_beir
    from bot.evaluation.retrieval import index_of_set, retrieve
    from bot.evaluation.trec import write_run
    from index.encoder import load_encoder
    from index.errors import EncoderError

    check_names(args.thresholds, _RETRIEVAL_SCORES)
    beir = read_beir(args.folder)
    if beir.qrels is None and (args.run_file is None or args.thresholds):
        raise UsageFailure(f"{args.folder}: has no qrels/test.tsv to measure by; --run FILE writes what was found")
    try:
        retrieved = retrieve(beir, index_of_set(beir, load_encoder(settings.encoder)), args.mode)
    except EncoderError as error:
        raise Failure(str(error)) from error
    if args.run_file is not None:
        write_run(args.run_file, retrieved.run)
    _print_retrieval(retrieved.report, as_json=args.json)
    hold(args.thresholds, retrieved.report.scores())
    return 0


def run_reading(args: argparse.Namespace, settings: Settings) -> int:
    """Read and measure a BEIR folder whose queries have answers."""
    from bot.evaluation.beir import read_beir
    from bot.evaluation.reading import SCORES, answered, knowledge_of_set, read_set
    from index.encoder import load_encoder
    from index.errors import EncoderError

    check_names(args.thresholds, SCORES)
    beir = answered(read_beir(args.folder), str(args.folder))
    try:
        report = read_set(beir, knowledge_of_set(beir, load_encoder(settings.encoder)))
    except EncoderError as error:
        raise Failure(str(error)) from error
    _print_reading(report, as_json=args.json)
    hold(args.thresholds, report.scores())
    return 0


def _print_answers(report: Report, args: argparse.Namespace) -> None:
    from bot.evaluation.table import answers_table, failures_list

    if args.json:
        print(report.model_dump_json(indent=2))
        return
    print(answers_table(report))
    if args.failures and report.failing:
        print("\n" + failures_list(report))


def _print_retrieval(report: RetrievalReport, *, as_json: bool) -> None:
    scores = report.scores()
    latency = report.latency_ms
    if as_json:
        facts = report.model_dump(exclude={"metrics", "latency_ms"})
        print(json.dumps({**facts, **scores, "latency_ms": latency.model_dump()}, indent=2))
        return
    print(f"{report.queries} queries, {report.documents} documents, {report.mode}, {report.encoder}")
    for name, value in scores.items():
        print(f"{name:<12}{value:.4f}")
    print(f"{'latency, ms':<12} median {latency.median:.2f}, p95 {latency.p95:.2f}")


def _print_reading(report: ReadingReport, *, as_json: bool) -> None:
    if as_json:
        print(report.model_dump_json(indent=2))
        return
    latency = report.latency_ms
    print(f"{report.queries} queries, {report.documents} documents, {report.encoder}")
    for name, value in report.scores().items():
        print(f"{name:<20}{value:.4f}")
    print(f"{'quote_length_median':<20}{report.quote_length_median:.0f}")
    print(f"{'latency, ms':<20}median {latency.median:.2f}, p95 {latency.p95:.2f}")
