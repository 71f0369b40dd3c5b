"""A Monte Carlo of leasing in place of mining: NPV and payback when nine inputs are uncertain at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.calculators.lease import Lease
from bot.calculators.mining import Fleet
from bot.calculators.site_compare import SiteCompareArguments

DRAWS, SEED = 20_000, 20240828
Draws = NDArray[np.float64]

_TRIANGLES = {  # lowest, likeliest, highest, in the slots' units; the order of drawing is part of the seed
    "rate_kw_month": (102, 150, 190),
    "g2i": (1.18, 1.35, 1.56),
    "noi_margin": (0.75, 0.85, 0.90),
    "capex_per_mw": (8e6, 9.5e6, 11e6),
    "hashprice": (32, 45, 60),
    "j_per_th": (17.5, 23.6, 30),
    "power_price": (35, 45, 60),
}
_CHOICES = {  # values and their probabilities
    "build_years": ((1, 2, 3), (0.6, 0.3, 0.1)),
    "tenant_funded": ((0, 0.5, 0.85), (0.6, 0.2, 0.2)),
}


@dataclass(frozen=True, slots=True)
class Distribution:
    """P10, P50 and P90 of the NPV in dollars and of the payback in years (infinite: never), and P(NPV > 0)."""

    npv: tuple[float, float, float]
    payback: tuple[float, float, float]
    positive: float


def simulate(arguments: SiteCompareArguments, draws: int = DRAWS, seed: int = SEED) -> Distribution:
    """Draw the nine inputs and return what comes of them; the rest, MW, term and discount rate too, stays as given.

    The same seed gives the same distribution. A `mining_margin` that is given stays too.
    """
    drawn = _draw(draws, seed)
    gross = (arguments.mw or 0.0) * (drawn["g2i"] if arguments.basis == "it" else np.ones(draws))
    lease, lost = _lease(arguments, drawn, gross), _lost(arguments, drawn, gross)
    gain = lease.noi - lost
    npv = _npv(arguments, lease.capex, lost, gain, drawn["build_years"])
    payback = np.divide(lease.capex, gain, out=np.full(draws, np.inf), where=gain > 0)
    return Distribution(_tenths(npv), _tenths(payback), float(np.mean(npv > 0)))


def _draw(draws: int, seed: int) -> dict[str, Draws]:
    random = np.random.default_rng(seed)
    drawn: dict[str, Draws] = {name: random.triangular(*ends, draws) for name, ends in _TRIANGLES.items()}
    for name, (values, chances) in _CHOICES.items():
        drawn[name] = random.choice(np.asarray(values, np.float64), draws, p=chances)
    return drawn


def _lease(arguments: SiteCompareArguments, drawn: dict[str, Draws], gross: Draws) -> Lease[Draws]:
    return Lease(
        it_mw=gross / drawn["g2i"],
        rate_kw_month=drawn["rate_kw_month"],
        utilisation=arguments.utilisation,
        noi_margin=drawn["noi_margin"],
        capex_per_mw=drawn["capex_per_mw"],
        tenant_funded=drawn["tenant_funded"],
    )


def _lost(arguments: SiteCompareArguments, drawn: dict[str, Draws], gross: Draws) -> Draws:
    """Return the mining margin that is given up, in dollars a year; nobody gives up a loss."""
    if arguments.mining_margin is not None:
        return np.full_like(gross, max(arguments.mining_margin, 0.0))
    fleet = Fleet(
        mw=gross,
        j_per_th=drawn["j_per_th"],
        hashprice=drawn["hashprice"],
        uptime=arguments.uptime,
        power_price=drawn["power_price"],
        other_opex=arguments.other_opex,
        overhead=arguments.overhead,
    )
    return np.maximum(fleet.margin, 0.0)


def _npv(arguments: SiteCompareArguments, capex: Draws, lost: Draws, gain: Draws, build_years: Draws) -> Draws:
    """Return each draw's NPV in dollars: the closed form of `CashFlow.npv`, all draws at once, for whole years."""
    building = _annuity(arguments.discount, build_years)
    renting = _annuity(arguments.discount, build_years + arguments.term) - building
    return -capex - lost * building + gain * renting


def _annuity(rate: float, years: Draws) -> Draws:
    """Return the present values of one dollar a year for some years; without a rate, the years."""
    return (1 - (1 + rate) ** -years) / rate if rate else years


def _tenths(values: Draws) -> tuple[float, float, float]:
    # an element and no mean of two: beside a payback of never, a mean would be of infinities
    low, middle, high = np.percentile(values, (10, 50, 90), method="lower")
    return float(low), float(middle), float(high)
