"""A cash flow: a sum spent at once, a yearly loss while building, a yearly gain through the term after it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Generic

import numpy as np
import numpy_financial as npf  # type: ignore[import-untyped] # it publishes no types
from numpy.typing import NDArray

from bot.calculators.mining import Figures
from bot.numbers import NEVER

NO_RATE = "none"  # the rate of return of a flow that no rate brings to zero


@dataclass(frozen=True, slots=True)
class CashFlow(Generic[Figures]):
    """`capex` in USD at the start, `lost` USD/yr for `build_years`, then `gain` USD/yr for `term` years.

    Each year's flow falls at its end, and a part of a year counts in proportion. `discount` is a fraction a year.
    Of draws, `npv` and `payback` are arrays; the rest is told of one flow only.
    """

    capex: Figures
    lost: Figures
    gain: Figures
    build_years: Figures
    term: Figures
    discount: Figures

    @property
    def flows(self) -> NDArray[np.float64]:
        """Return the flow in dollars of the start and of each year after it, shape (years + 1,)."""
        flows: NDArray[np.float64] = self.gain * self._rented - self.lost * self._built
        flows[0] -= self.capex
        return flows

    @property
    def npv(self) -> Figures:
        """Return the net present value in dollars."""
        built, rented = self.factors
        return self.gain * rented - self.lost * built - self.capex

    @property
    def irr(self) -> float | str:
        """Return the internal rate of return as a fraction a year, or `NO_RATE` where there is none."""
        rate = float(npf.irr(self.flows))
        return rate if math.isfinite(rate) else NO_RATE

    @property
    def payback(self) -> Any:
        """Return the years of gain that repay the capex, building not counted, or `NEVER` without a gain.

        Of draws, infinity stands for never.
        """
        if isinstance(self.gain, np.ndarray):
            never = np.full_like(self.gain, np.inf)
            return np.divide(self.capex, self.gain, out=never, where=self.gain > 0)
        return self.capex / self.gain if self.gain > 0 else NEVER

    @property
    def factors(self) -> tuple[Figures, Figures]:
        """Return the present values in dollars of one dollar a year while building, and through the term."""
        of_draws = isinstance(self.term, np.ndarray) or isinstance(self.discount, np.ndarray)
        if not (of_draws or isinstance(self.build_years, np.ndarray)):
            return float(npf.npv(self.discount, self._built)), float(npf.npv(self.discount, self._rented))
        times = np.broadcast_arrays(self.build_years, self.term, self.discount)
        distinct, which = np.unique(np.stack(times, axis=-1), axis=0, return_inverse=True)
        build, term, discount = distinct.T
        years = np.arange(math.ceil(np.max(build + term)) + 1, dtype=np.float64)[:, None]
        worth = (1 + discount) ** -years  # of a dollar in each year, shape (years, distinct draws)
        built, rented = (np.sum(_parts(years, *ends) * worth, axis=0) for ends in ((0, build), (build, build + term)))
        return built[which.ravel()], rented[which.ravel()]

    @property
    def _built(self) -> NDArray[np.float64]:
        return self._within(0, float(self.build_years))

    @property
    def _rented(self) -> NDArray[np.float64]:
        return self._within(float(self.build_years), float(self.build_years) + float(self.term))

    def _within(self, start: float, end: float) -> NDArray[np.float64]:
        """Return the part of each year that lies between two times; the start, year 0, has none."""
        last = math.ceil(float(self.build_years) + float(self.term))
        return _parts(np.arange(last + 1, dtype=np.float64), start, end)


def _parts(years: NDArray[np.float64], start: Any, end: Any) -> NDArray[np.float64]:
    """Return the part of each year that lies between two times."""
    parts: NDArray[np.float64] = np.clip(np.minimum(years, end) - np.maximum(years - 1, start), 0, None)
    return parts


def positive(amount: Figures) -> Figures:
    """Return an amount, or nothing in place of a negative one."""
    return np.maximum(amount, 0.0) if isinstance(amount, np.ndarray) else max(amount, 0.0)
