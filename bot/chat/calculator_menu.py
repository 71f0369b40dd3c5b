"""The calculators' menu: all of them to choose from, and for one what it works out, from what, and how to start it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.calculators.declaration.arguments import range_of, shown, with_default
from bot.calculators.declaration.calculation import Value
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.registry import CALCULATORS
from bot.calculators.what_if.code import Case
from bot.calculators.what_if.examples import examples_of, required_of
from bot.calculators.wording import choice_phrase, figure, unit_phrase
from bot.chat.choice import Choice, Row, column, in_rows
from bot.chat.reply import Reply
from bot.chat.shown import Shown
from bot.messages import message
from corpus.document import Language

_BESIDE = 2  # calculators a row
_MILLION = 1e6


def menu(language: Language) -> Reply:
    """Return the list of calculators, with a button for each."""
    lines = [f"• {name}: {calculator.summary(language)}" for name, calculator in CALCULATORS.items()]
    text = "\n".join([message(language, "calc-head"), "", *lines, "", message(language, "calc-example")])
    choices = (Choice(title(calculator, language), f"/calc {name}") for name, calculator in CALCULATORS.items())
    return Reply(language, text, rows=in_rows(choices, _BESIDE), settles=True)


def introduction(name: str, language: Language) -> Reply:
    """Return what a calculator works out, from which inputs, and buttons that start it."""
    calculator = CALCULATORS[name]
    required = required_of(calculator)
    others = [_briefly(calculator, one) for one in calculator.arguments.slots() if one not in required]
    lines = [f"{title(calculator, language)} ({name})", calculator.summary(language), ""]
    lines += [_fully(calculator, one, language) for one in required]
    if others:
        lines += ["", message(language, "calc-others", inputs=message(language, "list-separator").join(others))]
    examples = [f"{one}={_plain(value)}" for one, value in _first(calculator).items()]
    lines += ["", message(language, "calc-like", command=" ".join([f"/calc {name}", *examples]))]
    back = Choice(message(language, "calc-all"), "/calc")
    return Reply(language, "\n".join(lines), rows=(*_starts(calculator, language), (back,)), settles=True)


def title(calculator: Calculator[Any], language: Language) -> str:
    """Return a calculator's name in a few words."""
    return message(language, f"title-{calculator.name.replace('_', '-')}")


def _starts(calculator: Calculator[Any], language: Language) -> tuple[Row, ...]:
    """Return a button for each set of example values: short ones beside each other."""
    found = []
    for given in examples_of(calculator):
        shown_as = Shown.of_case(Case(calculator.name, given, language))
        if shown_as is not None:
            found.append(Choice(_label(calculator, given, language), shown_as.command))
    return in_rows(found, len(found)) if len(required_of(calculator)) == 1 and found else column(found)


def _first(calculator: Calculator[Any]) -> Mapping[str, Value]:
    return next(iter(examples_of(calculator)), {})


def _label(calculator: Calculator[Any], given: Mapping[str, Value], language: Language) -> str:
    """Say example values: the value alone of a single input, else each with its name."""
    said = {name: _said(calculator, name, value, language) for name, value in given.items()}
    if len(said) == 1:
        return next(iter(said.values()))
    return " · ".join(f"{message(language, f'argument-{name}')} {value}" for name, value in said.items())


def _said(calculator: Calculator[Any], name: str, value: Value, language: Language) -> str:
    slot = calculator.arguments.slots()[name]
    if isinstance(value, str):
        return choice_phrase(value, language) if slot.spoken else value
    if isinstance(value, list):
        return " / ".join(_said(calculator, name, part, language) for part in value)
    written = figure(value, language) if abs(value) >= _MILLION else shown(float(value), slot)
    return written + unit_phrase(slot.unit, language)


def _plain(value: Value) -> str:
    """Write a value as a command takes it."""
    return f"{value:.12g}" if isinstance(value, int | float) else str(value)


def _fully(calculator: Calculator[Any], name: str, language: Language) -> str:
    """Say an input on a line of its own: its name, what it is, its range."""
    slot = calculator.arguments.slots()[name]
    ends = range_of(slot)
    values = " | ".join(slot.choices) or f"{ends['low']} – {ends['high']}{ends['unit']}"
    return f"{name} ({values}): {message(language, f'argument-{name}')}"


def _briefly(calculator: Calculator[Any], name: str) -> str:
    """Write an input and its default."""
    slot, default = calculator.arguments.slots()[name], calculator.arguments.default(name)
    value = shown(float(default), slot) if isinstance(default, int | float) else default
    return with_default(name, value)
