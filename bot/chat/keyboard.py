"""The keyboard under a calculation: its main inputs to step, its choices, its views, its table and a link to it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.calculators.declaration.calculation import Calculation, Input, Value
from bot.calculators.what_if.steps import Step, steps_of, switches_of
from bot.calculators.wording import choice_phrase, unit_phrase, value_phrase
from bot.chat.choice import Choice, Row
from bot.chat.shown import COMPARE, FORMULA, RANGE, Shown
from bot.messages import message
from corpus.document import Language
from corpus.text import arabic_figures

LESS, MORE, NEXT = "−", "+", "⇄"
_LONGEST_UNIT = 10  # characters: a longer unit is told by the input's pop-up


def keyboard(shown: Shown, calculation: Calculation) -> tuple[Row, ...]:
    """Return the rows of choices under a calculation as it is shown."""
    calculator = shown.case.calculator
    rows = [_stepping(shown, step) for step in steps_of(calculator, calculation)]
    return tuple(row for row in (*rows, _switching(shown, calculation), _views(shown), _taking_away(shown)) if row)


def input_label(shown: Shown, item: Input) -> str:
    """Say an input in a few words: "Power: 100 MW"; a long unit is left out."""
    language = shown.case.language
    unit = unit_phrase(item.unit, language)
    value = value_phrase(shown.case.calculator, item, language) + (unit if len(unit) <= _LONGEST_UNIT + 1 else "")
    return _label(shown, item.name, value)


def _stepping(shown: Shown, step: Step) -> Row:
    name = step.item.name
    middle = Choice(input_label(shown, step.item), shown.explaining(name))
    return (*_step(shown, LESS, name, step.down), middle, *_step(shown, MORE, name, step.up))


def _step(shown: Shown, label: str, argument: str, value: Value | None) -> Iterator[Choice]:
    moved = shown.stepped(argument, value) if value is not None else None
    if moved is not None:
        yield Choice(label, moved.command)


def _switching(shown: Shown, calculation: Calculation) -> Row:
    found = []
    for switch in switches_of(shown.case.calculator, calculation):
        moved = shown.stepped(switch.argument, switch.following)
        if moved is not None:
            said = choice_name(shown, switch.argument, switch.value)
            found.append(Choice(f"{NEXT} {_label(shown, switch.argument, said)}", moved.command))
    return tuple(found)


def choice_name(shown: Shown, argument: str, value: Value | None) -> str:
    """Say a choice as a reader knows it; units say themselves."""
    if value is None:
        return message(shown.case.language, "what-if-unset")
    spoken = shown.case.calculator.arguments.slots()[argument].spoken
    return choice_phrase(str(value), shown.case.language) if spoken else str(value)


def _views(shown: Shown) -> Row:
    """Return the views, the one that is shown turned into the way back; a picture, once there, stays."""
    language = shown.case.language
    views = [Choice(message(language, "what-if-range"), shown.seen(RANGE).command)]
    if not shown.pictured:
        views.append(Choice(message(language, "what-if-chart"), shown.seen("", pictured=True).command))
    views.append(Choice(message(language, "what-if-formula"), shown.seen(FORMULA).command))
    compared = shown.seen(COMPARE)
    if shown.before and compared.command.endswith(f" {shown.before}"):
        views.append(Choice(message(language, "what-if-compare"), compared.command))
    back = Choice(message(language, "what-if-result"), shown.seen("").command)
    kept = [view for view in views if view.command != shown.command]
    return (back, *kept) if shown.view else tuple(kept)


def _taking_away(shown: Shown) -> Row:
    language = shown.case.language
    return (
        Choice(message(language, "what-if-table"), shown.table),
        Choice(message(language, "what-if-share"), shown.link, shares=True),
    )


def _label(shown: Shown, argument: str, value: str) -> str:
    language: Language = shown.case.language
    name = message(language, f"argument-{argument}")
    text = f"{name[:1].upper()}{name[1:]}: {value}"
    return arabic_figures(text) if shown.case.arabic_digits else text
