"""Intent: how a calculator is asked for in plain words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Intent:
    """Words and inputs that call a calculator.

    Every group of `needs` must be met by one of its words or phrases (matched by stem, either language). `strong` words ask
    for this calculator by themselves; without one, the question must be hypothetical or an order to compute. `inputs` lists
    alternatives, each a set of arguments that must have been found in the question; `asks` is the argument to ask for when no
    alternative is met although the words are.
    """

    needs: tuple[tuple[str, ...], ...]
    inputs: tuple[frozenset[str], ...]
    strong: tuple[str, ...] = ()
    asks: str = ""
