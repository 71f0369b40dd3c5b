"""Inputs for a campaign: random and mutated, cheap to make, the same for the same dice."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TypeVar

from bot.calculators.registry import CALCULATORS
from bot.settings import Settings, variable
from tests.fuzzing.strategies import COMMANDS, GOLDEN, ODD

Piece = TypeVar("Piece")

_RANGES = (
    (0x20, 0x7F),
    (0x600, 0x6FF),
    (0x80, 0x2FF),
    (0x2000, 0x206F),
    (0xD800, 0xDFFF),
    (0x1F300, 0x1F6FF),
    (0, 0x1F),
)
_NUMBERISH = "0123456789٠١٢٣٫٬.,%٪-–$€ كMGTWhbn/"
_FLOATS = (0.0, -0.0, 1.0, -1.0, 1e-320, 1e308, -1e308, float("inf"), float("-inf"), float("nan"), 0.5, 2030.0, 1e16)


def letter(dice: random.Random) -> str:
    """Return a character of some script, or an odd one."""
    if dice.random() < 0.3:
        return dice.choice(ODD)
    return chr(dice.randint(*dice.choice(_RANGES)))


def text(dice: random.Random) -> str:
    """Return random characters, a golden question changed here and there, figures, or one thing over and over."""
    kind = dice.random()
    if kind < 0.3:
        return "".join(letter(dice) for _ in range(dice.randint(0, 120)))
    if kind < 0.7:
        return "".join(changed(list(dice.choice(GOLDEN)), letter, dice))
    if kind < 0.9:
        return "".join(dice.choice(_NUMBERISH) for _ in range(dice.randint(1, 60)))
    return "".join(letter(dice) for _ in range(dice.randint(1, 5))) * dice.randint(1, 400)


def data(dice: random.Random) -> str:
    """Return a command with anything behind it."""
    if dice.random() < 0.1:
        return text(dice)
    rest = "".join(dice.choice("0123456789abcdef #=-+.~_") for _ in range(dice.randint(0, 50)))
    return f"{dice.choice(COMMANDS)} {rest if dice.random() < 0.6 else text(dice)}"


def file(whole: bytes, dice: random.Random) -> bytes:
    """Return a file's bytes, changed here and there, or random ones."""
    if dice.random() < 0.1:
        return dice.randbytes(dice.randint(0, 600))
    return bytes(changed(list(whole), lambda dice: dice.randrange(256), dice))


def changed(pieces: list[Piece], fresh: Callable[[random.Random], Piece], dice: random.Random) -> list[Piece]:
    """Put other pieces in, take some out, double or turn round a part."""
    for _ in range(dice.choice((1, 2, 5, 20))):
        at = dice.randrange(len(pieces)) if pieces else 0
        deed = dice.randrange(5)
        if deed == 0 and pieces:
            pieces[at] = fresh(dice)
        elif deed == 1:
            pieces.insert(at, fresh(dice))
        elif deed == 2:
            del pieces[at : at + dice.randint(1, 8)]
        elif deed == 3:
            pieces[at:at] = pieces[at : at + dice.randint(1, 30)]
        else:
            pieces[at : at + 6] = pieces[at : at + 6][::-1]
    return pieces


def call(dice: random.Random) -> tuple[str, dict[str, object]]:
    """Return a calculator with anything as its arguments."""
    name = dice.choice(list(CALCULATORS))
    slots = list(CALCULATORS[name].arguments.slots())
    return name, {dice.choice(slots): _value(dice) for _ in range(dice.randint(0, 4))}


def _value(dice: random.Random) -> object:
    kind = dice.random()
    if kind < 0.5:
        return dice.choice(
            (dice.choice(_FLOATS), dice.uniform(0, 1), dice.uniform(-10, 3_000), 10 ** dice.randint(0, 400))
        )
    if kind < 0.6:
        return [dice.choice(_FLOATS) for _ in range(dice.randint(0, 4))]
    return text(dice)


def environment(dice: random.Random) -> dict[str, str]:
    """Return variables of ours with anything as their values."""
    names = [variable(name) for name in Settings.model_fields]
    chosen = dice.sample(names, dice.randint(1, 4))
    return {name: text(dice).encode("utf-8", "ignore").decode().replace("\0", "")[:80] for name in chosen}
