"""An explanation of one input, short enough for a pop-up: its value and origin, what it may be, and its default."""

from __future__ import annotations

from collections.abc import Iterator

from bot.calculators.declaration.arguments import range_of
from bot.calculators.declaration.arguments import shown as written
from bot.calculators.declaration.calculation import Calculation, Origin
from bot.calculators.declaration.slot import Slot
from bot.calculators.wording import origin_phrase, unit_phrase, value_phrase
from bot.chat.keyboard import choice_name
from bot.chat.reply import LONGEST_ALERT
from bot.chat.shown import Shown
from bot.messages import message
from corpus.text import arabic_figures


def explanation(calculation: Calculation, shown: Shown, argument: str) -> str:
    """Say what an input is, in 200 characters at most."""
    slot = shown.case.calculator.arguments.slots()[argument]
    lines = [_head(calculation, shown, argument), *_limits(slot, argument, shown)]
    text = "\n".join(lines)
    text = arabic_figures(text) if shown.case.arabic_digits else text
    return shortened(text)


def shortened(text: str) -> str:
    """Cut a text to what a pop-up holds."""
    return text if len(text) <= LONGEST_ALERT else text[: LONGEST_ALERT - 1] + "…"


def _head(calculation: Calculation, shown: Shown, argument: str) -> str:
    """Return the input's name, value and origin."""
    language = shown.case.language
    name = message(language, f"argument-{argument}")
    item = next((item for item in calculation.inputs if item.name == argument), None)
    said = f"{name[:1].upper()}{name[1:]}"
    if item is None:
        return said
    value = value_phrase(shown.case.calculator, item, language) + unit_phrase(item.unit, language)
    return f"{said}: {value} ({origin_phrase(item.origin, language)})"


def _limits(slot: Slot, argument: str, shown: Shown) -> Iterator[str]:
    """Yield what an input may be, what it is varied between, and what it is when nothing is said."""
    language, default = shown.case.language, shown.case.calculator.arguments.default(argument)
    if slot.choices:
        separator = message(language, "list-separator")
        yield message(
            language,
            "what-if-one-of",
            choices=separator.join(choice_name(shown, argument, word) for word in slot.choices),
        )
        return
    ends = range_of(slot)
    yield message(language, "what-if-limits", low=ends["low"], high=ends["high"])
    if slot.swing:
        low, high = (written(end, slot) for end in slot.swing)
        yield message(language, "what-if-swing", low=low, high=high)
    if isinstance(default, int | float):
        origin = Origin("source" if slot.origin else "assumption", slot.origin)
        said = written(float(default), slot)
        yield message(language, "what-if-default", value=said, origin=origin_phrase(origin, language))
