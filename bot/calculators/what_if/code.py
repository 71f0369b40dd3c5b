"""A code: a calculation in a few characters of [A-Za-z0-9_-], for a button or a link, without any state elsewhere.

It is the calculator's letter, one for language and digits, and the named inputs: a letter each and the shortest
decimal, `_` for its point (`seA_3` is sector_revenue with a share of 0.3, in English). A choice is its index, and `t`
stands between the two ends of a range or the values of a list.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot.calculators.declaration.calculation import Value
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.declaration.slot import Slot
from bot.calculators.registry import CALCULATORS
from bot.calculators.what_if.letters import CALCULATOR_LETTERS, STYLE_LETTERS, argument_letters
from corpus.document import Language

LONGEST = 56  # characters: with a command before it and a view behind, still the 64 bytes of a button
_NAMES = {letter: name for name, letter in CALCULATOR_LETTERS.items()}
_STYLES = {letter: style for style, letter in STYLE_LETTERS.items()}
_NUMBER = r"-?(?:[0-9]{1,20}(?:_[0-9]{1,20})?|_[0-9]{1,20})(?:e-?[0-9]{1,3})?"
_VALUES = rf"{_NUMBER}(?:t{_NUMBER})*"
_INPUT = re.compile(f"[A-Z]({_VALUES})")
_CODE = re.compile(f"(?P<name>[a-z])(?P<style>[a-z])(?P<inputs>(?:[A-Z]{_VALUES})*)")
_PAIR = 2


class CodeError(ValueError):
    """A code that stands for no calculation."""


@dataclass(frozen=True, slots=True)
class Case:
    """A calculation to work out: the calculator's name, the named inputs, and how it is to be said."""

    name: str
    given: Mapping[str, Value]
    language: Language = "en"
    arabic_digits: bool = False

    @property
    def calculator(self) -> Calculator[Any]:
        """The calculator of that name."""
        return CALCULATORS[self.name]


def encode(name: str, given: Mapping[str, Value], language: Language = "en", arabic_digits: bool = False) -> str | None:
    """Return the code of a calculator with its named inputs; None when it does not fit or there are no letters for it.

    Digits are Arabic-Indic in Arabic only.
    """
    letter = CALCULATOR_LETTERS.get(name)
    if letter is None or name not in CALCULATORS:
        return None
    inputs = [encode_input(CALCULATORS[name], argument, value) for argument, value in given.items()]
    if None in inputs:
        return None
    code = letter + STYLE_LETTERS[language, arabic_digits and language == "ar"] + "".join(map(str, inputs))
    return code if len(code) <= LONGEST else None


def decode(code: str) -> Case:
    """Return what a code stands for; raises CodeError, and nothing else, whatever the text."""
    match = _CODE.fullmatch(code) if len(code) <= LONGEST else None
    if match is None or match["name"] not in _NAMES or match["style"] not in _STYLES:
        raise CodeError("no code of a calculation")
    name, (language, arabic_digits) = _NAMES[match["name"]], _STYLES[match["style"]]
    given: dict[str, Value] = {}
    for written in _INPUT.finditer(match["inputs"]):
        argument, value = decode_input(CALCULATORS[name], written[0])
        if argument in given or value is None:
            raise CodeError("an input twice, or without a value")
        given[argument] = value
    return Case(name, given, language, arabic_digits)


def encode_input(calculator: Calculator[Any], argument: str, value: Value | None) -> str | None:
    """Return one input's letter and value, the letter alone for no value; None when there is no letter for it."""
    letter, slot = argument_letters(calculator).get(argument), calculator.arguments.slots().get(argument)
    if letter is None or slot is None:
        return None
    values = [] if value is None else value if isinstance(value, list) else [value]
    written = [_written(part, slot) for part in values]
    return None if None in written else letter + "t".join(map(str, written))


def decode_input(calculator: Calculator[Any], text: str) -> tuple[str, Value | None]:
    """Return an argument's name and value, None for a letter alone; raises CodeError."""
    argument = next((name for name, letter in argument_letters(calculator).items() if letter == text[:1]), None)
    if argument is None:
        raise CodeError("no argument of that letter")
    if len(text) == 1:
        return argument, None
    match = _INPUT.fullmatch(text)
    if match is None:
        raise CodeError("no value")
    return argument, _value(match[1].split("t"), calculator.arguments.slots()[argument])


def _value(written: list[str], slot: Slot) -> Value:
    if len(written) > 1 and not (slot.several or (len(written) == _PAIR and slot.is_figure)):
        raise CodeError("several values where there is one")
    if slot.choices:
        words = [_choice(part, slot) for part in written]
        return words if len(words) > 1 else words[0]
    figures = [_figure(part) for part in written]
    return figures if len(figures) > 1 else figures[0]


def _choice(text: str, slot: Slot) -> str:
    if not text.isdecimal() or int(text) >= len(slot.choices):
        raise CodeError("no such choice")
    return slot.choices[int(text)]


def _figure(text: str) -> float:
    value = float(text.replace("_", "."))
    if not math.isfinite(value):
        raise CodeError("no finite number")
    return value


def _written(value: str | float, slot: Slot) -> str | None:
    """Return a choice's index, or the shortest decimal that reads back as the same number; None for neither."""
    if isinstance(value, str):
        return str(slot.choices.index(value)) if value in slot.choices else None
    if slot.choices or not math.isfinite(value):
        return None
    return _shortest(float(value))


def _shortest(value: float) -> str:
    decimal = Decimal(repr(value)).normalize()
    sign, digits, exponent = decimal.as_tuple()
    scaled = f"{'-' * sign}{''.join(map(str, digits))}e{exponent}"
    plain = f"{decimal:f}"
    if plain.lstrip("-").startswith("0."):
        plain = plain.replace("0.", ".", 1)
    return min(plain, scaled, key=len).replace(".", "_")
