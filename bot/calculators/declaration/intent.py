"""Intent: how a calculator is asked for in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.calculators.declaration.calculation import Value


@dataclass(frozen=True, slots=True)
class Intent:
    """Words and inputs that call a calculator.

    Every group of `needs` must be met by one of its words or phrases, separated by `|` (matched by stem, in either
    language). `strong` words ask for this calculator by themselves; without one, the question must be hypothetical or
    an order to compute. `inputs` lists alternatives, each a set of arguments that must have been found in the question;
    `asks` is the argument to ask for when no alternative is met although the words are. `lends` are words with which a
    question wants them taken from the sources ("compare the rents of A and B"). `gives` are the units of its result:
    whoever states figures of them does not want them worked out from what the sources say. `reader` reads the inputs
    of a question where the slots alone do not say how. Of `alone`, one word of the first group beside the inputs calls
    it where nothing but words of its groups is said ("what does a 20 MW site earn?").
    """

    needs: tuple[str, ...]
    inputs: tuple[frozenset[str], ...]
    strong: str = ""
    asks: str = ""
    lends: str = ""
    gives: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    reader: Callable[[str], Mapping[str, Value]] | None = None


def inputs(*alternatives: str) -> tuple[frozenset[str], ...]:
    """Return alternatives of inputs, each written as names with spaces between."""
    return tuple(frozenset(names.split()) for names in alternatives)
