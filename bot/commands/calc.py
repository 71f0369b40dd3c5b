"""`qudra calc NAME --argument-name=value`: run a calculator; `qudra calc --list` names them all.

`--json` and `--csv` print it for machines and spreadsheets, `--chart FILE.png` writes its picture.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from bot.answers.calculations import calculation_text
from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.slot import Slot
from bot.calculators.declaration.table import table_of
from bot.calculators.pictures import picture_of
from bot.calculators.registry import CALCULATORS, calculate
from bot.calculators.uncertainty.estimate import as_estimate
from bot.charts import draw
from bot.errors import Failure, UsageFailure
from bot.settings import Settings
from corpus.document import Language


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add `calc` and its calculators to the command line."""
    parser = subparsers.add_parser("calc", help="run a calculator; every input has a default, a source and a range")
    parser.add_argument("--list", action="store_true", help="name the calculators, a line each")
    calculators = parser.add_subparsers(dest="calculator", metavar="NAME")
    for calculator in CALCULATORS.values():
        _add_calculator(calculators, calculator)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, _settings: Settings) -> int:
    """Work out, write the picture and print; an input out of range is wrong usage, and then nothing is written."""
    if args.list:
        print("\n".join(f"{name}: {calculator.summary('en')}" for name, calculator in CALCULATORS.items()))
        return 0
    if args.calculator is None:
        raise UsageFailure("calc takes a calculator's name; calc --list names them")
    slots = CALCULATORS[args.calculator].arguments.slots()
    raw = {name: value for name in slots if (value := getattr(args, f"slot_{name}")) is not None}
    try:
        calculation = as_estimate(CALCULATORS[args.calculator], calculate(args.calculator, raw))
    except CalculatorError as error:
        raise UsageFailure(error.sentence(args.language)) from error
    if args.chart is not None:
        _write_chart(calculation, args.language, args.chart)
    print(_printed(calculation, args), end="" if args.csv else "\n")
    return 0


def _printed(calculation: Calculation, args: argparse.Namespace) -> str:
    if args.json:
        return json.dumps(calculation.as_json(), ensure_ascii=False)
    return table_of(calculation).csv(args.language) if args.csv else calculation_text(calculation, args.language)


def _write_chart(calculation: Calculation, language: Language, file: Path) -> None:
    picture = draw(picture_of(calculation, language))
    try:
        file.write_bytes(picture)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Failure(f"the chart cannot be written to {file}: {reason}") from error


def _add_calculator(calculators: argparse._SubParsersAction[Any], calculator: Calculator[Any]) -> None:
    aliases = [calculator.name.replace("_", "-")] if "_" in calculator.name else []
    parser = calculators.add_parser(
        calculator.name,
        aliases=aliases,
        help=calculator.summary("en"),
        description=calculator.summary("en"),
        allow_abbrev=False,
    )
    for name, slot in calculator.arguments.slots().items():
        flags = [f"--{name.replace('_', '-')}"] + ([f"--{name}"] if "_" in name else [])
        default = calculator.arguments.default(name)
        parser.add_argument(*flags, dest=f"slot_{name}", metavar=_metavar(slot), help=_help(default))
    printed = parser.add_mutually_exclusive_group()
    printed.add_argument("--json", action="store_true", help="print the calculation as JSON")
    printed.add_argument("--csv", action="store_true", help="print it by year, or inputs and results, as CSV")
    parser.add_argument("--chart", type=Path, metavar="FILE.png", help="write its picture to a file")
    parser.add_argument("--language", choices=("ar", "en"), default="en", help="of text, CSV and chart (default en)")
    parser.set_defaults(calculator=calculator.name)


def _metavar(slot: Slot) -> str:
    return "{" + ",".join(slot.choices) + "}" if slot.choices else slot.unit.replace(" ", "-").upper()


def _help(default: object) -> str:
    return "no default" if default is None else f"default {default}"
