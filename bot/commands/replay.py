"""`qudra replay ID`: an answer's receipt, and the same question answered again from the same index."""

from __future__ import annotations

import argparse
import json
from typing import Any

from bot.commands.opening import open_engine, open_receipts
from bot.errors import UsageFailure
from bot.settings import Settings
from bot.state.receipts import Receipt


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("replay", help="show an answer's receipt and answer again", description=__doc__)
    parser.add_argument("id", metavar="ID", help="of the answer, as “ask --json” and /receipt give it")
    parser.add_argument("--json", action="store_true", help="print receipt and new answer as one JSON object")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Show a receipt, answer again, and say whether the answer is the same."""
    receipt = open_receipts(settings).of(args.id)
    if receipt is None:
        raise UsageFailure(f"there is no receipt {args.id[:40]}")
    again = open_engine(settings).replay(receipt).as_receipt()
    same = again["text"] == receipt.answer["text"]
    if args.json:
        told = {"id": receipt.id, "at": receipt.at.isoformat(), "question": receipt.question, "before": receipt.before}
        print(json.dumps({**told, "answer": receipt.answer, "again": again, "same": same}, ensure_ascii=False))
    else:
        print("\n".join([*receipt_lines(receipt), "", _comparison(receipt, again, same)]))
    return 0


def receipt_lines(receipt: Receipt) -> list[str]:
    """Return a receipt as lines of plain text: the question, the answer, and where it came from."""
    answer, made = receipt.answer, receipt.answer["provenance"]
    lines = [f"id         {receipt.id}  ({receipt.at:%Y-%m-%d %H:%M:%S} UTC)"]
    lines += [f"before     {question}" for question in receipt.before]
    lines += [f"question   {receipt.question}", f"mode       {answer['mode']}, confidence {answer['confidence']}"]
    lines += [f"index      {made['generation']}", f"encoder    {made['encoder']}", f"version    {made['version']}"]
    lines += [f"cites      {_span(citation)}" for citation in answer["citations"]]
    lines += [f"weighed    {one['score']:7.3f}  {_span(one)}" for one in answer.get("weighed", [])]
    if answer["calculation"]:
        lines.append(f"formula    {answer['calculation']['formula']}")
    return [*lines, "", answer["text"]]


def _span(one: dict[str, Any]) -> str:
    return f"{one['source']} ({one['document']} {one['start']}–{one['end']})"


def _comparison(receipt: Receipt, again: dict[str, Any], same: bool) -> str:
    if same:
        return "Answered again: the same."
    was, now = receipt.answer["provenance"]["generation"], again["provenance"]["generation"]
    why = "" if was == now else f" (index {was} is no longer kept; from {now})"
    return f"Answered again{why}:\n\n{again['text']}"
