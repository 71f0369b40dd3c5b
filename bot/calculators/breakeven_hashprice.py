"""`breakeven_hashprice`: the hashprice that just pays for the power, HP* = 0.024 * E * p; all-in with other costs."""

from __future__ import annotations

from typing import Annotated

from bot.calculators import mining
from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.calculator import Calculator, Outcome
from bot.calculators.declaration.intent import Intent, inputs
from bot.calculators.declaration.measure import Measure
from bot.calculators.pictures.crossing import Crossing, Curve, Measured
from bot.calculators.vocabulary import MINE_WORDS
from bot.numbers import show


class BreakevenHashpriceArguments(Arguments):
    """The machines' efficiency, the price of power, and site power over machine power."""

    j_per_th: Annotated[float, mining.EFFICIENCY] = 23.6
    power_price: Annotated[float, mining.POWER_PRICE] = 45
    overhead: Annotated[float, mining.OVERHEAD] = 1.0


def breakeven_hashprice(arguments: BreakevenHashpriceArguments) -> Outcome:
    """Return the hashprice in dollars per PH/s a day at which mining pays for its power; `all_in` adds other costs."""
    value, all_in = _hashprice(arguments), _hashprice(arguments, mining.OTHER_OPEX)
    overhead = f" × {show(arguments.overhead)}" if arguments.overhead != 1 else ""
    formula = f"0.024 × {show(arguments.j_per_th)}{overhead} × {show(arguments.power_price)} = {show(value)}"
    return Outcome(value, "USD/PH/day", formula, ("caveat-all-in", "caveat-not-advice"), {"all_in": all_in})


def _hashprice(arguments: BreakevenHashpriceArguments, other_opex: float = 0.0) -> float:
    """Return the hashprice that pays for power and `other_opex`, both in dollars per MWh."""
    return mining.USD_PER_MWH * arguments.j_per_th * arguments.overhead * (arguments.power_price + other_opex)


CALCULATOR = Calculator(
    name="breakeven_hashprice",
    arguments=BreakevenHashpriceArguments,
    compute=breakeven_hashprice,
    picture=Crossing[BreakevenHashpriceArguments](
        x=Measured("axis-hashprice", "USD/PH/day"),
        y=Measured("axis-per-mwh", "USD/MWh"),
        ends=lambda a: (0, 1.6 * _hashprice(a, mining.OTHER_OPEX)),
        first=Curve("curve-revenue", lambda a, price: price / (mining.USD_PER_MWH * a.j_per_th * a.overhead)),
        second=Curve("curve-power", lambda a, _: a.power_price, up_to=lambda a, _: a.power_price + mining.OTHER_OPEX),
        name="crossing-break-even",
    ),
    measures=(Measure("value", "USD/PH/day", _hashprice),),
    intent=Intent(
        needs=(
            "breakeven|break even|breaks even|broke even|break evens|تعادل|بريك ايفن|بريكايفن|بريك ايفين",
            f"{MINE_WORDS}|joule|th|rig|asic|power|electricity|جول|تيراهاش|تيرا هاش|معدن|جهاز|اجهزة|كهرباء|كهربا",
        ),
        inputs=inputs("j_per_th", "power_price", "j_per_th power_price"),
        strong="breakeven|break even|breaks even|تعادل|تتعادل|يتعادل|بريك ايفن|بريك ايفين",
    ),
)
