"""A measure: the figure of a calculator that its uncertainty is told of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.calculators.declaration.arguments import Arguments

A = TypeVar("A", bound=Arguments)


@dataclass(frozen=True, slots=True)
class Measure(Generic[A]):
    """A figure by its name among a calculation's results ("value" is the headline), its unit, and how it comes about.

    `of` takes the arguments; where some of them hold arrays of shape (draws,), it returns one, element by element.
    NaN and infinity stand for what never comes about.
    """

    name: str
    unit: str
    of: Callable[[A], Any]
