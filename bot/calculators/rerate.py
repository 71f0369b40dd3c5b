"""`rerate`: what a facility is worth if the market values it k times as high, V1 = k * V0, V0 a value or MW * v."""

from __future__ import annotations

from typing import Annotated, Any

from bot.calculators.declaration import slot
from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.calculator import Calculator, Outcome
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.intent import Intent, inputs
from bot.calculators.declaration.measure import Measure
from bot.calculators.declaration.spread import Triangle
from bot.calculators.pictures.comparison import Comparison, Row
from bot.calculators.vocabulary import HOW_MUCH, SITE, WORTH
from bot.numbers import show
from corpus.document import Reference

_HIGHEST = 30e6  # dollars per MW: some data-centre stocks, vaneck-2024-08
_VALUE = slot.money_per("USD/MW", 1e3, 1e9, "mw|megawatt|ميجا|ميجاوات", Reference("vaneck-2024-08", 5)).moving(
    4.5e6, 8e6
)  # to what Aligned was bought at
_MULTIPLE = slot.Slot(
    "x", 1, 10, Reference("report", 15), ("multiple", "مضاعف"), unit_of_text="x", loose=("",), primary=True
).moving(1, 6.7, Triangle(1, 5, 6.7))  # from no re-rating to the whole gap that VanEck sees


class RerateArguments(Arguments):
    """A value, or power with a value per MW; and the multiple."""

    value_usd: Annotated[float | None, slot.money(1, 1e13, "worth|valued|value|قيمة|قيمتها|تسوى")] = None
    mw: Annotated[float | None, slot.power()] = None
    value_per_mw: Annotated[float, _VALUE] = 4_500_000
    multiple: Annotated[float, _MULTIPLE] = 5

    def in_use(self) -> set[str]:
        """Return the arguments that the reckoning works with: a value of its own needs no power."""
        return {"multiple"} | ({"mw", "value_per_mw"} if self.value_usd is None else {"value_usd"})


def rerate(arguments: RerateArguments) -> Outcome:
    """Return the value after in dollars, with the uplift; raises CalculatorError without a value or power."""
    if arguments.value_usd is not None:
        before, written = arguments.value_usd, show(arguments.value_usd)
    elif arguments.mw is not None:
        before = arguments.mw * arguments.value_per_mw
        written = f"{show(arguments.mw)} × {show(arguments.value_per_mw)}"
    else:
        raise CalculatorError("calculator-rerate-asks", missing="mw")
    after = _after(arguments)
    others = {"before": before, "uplift": after - before}
    caveats = ["caveat-capex", "caveat-not-advice"]
    if arguments.value_usd is None:
        others["value_per_mw_after"] = after_per_mw = arguments.value_per_mw * arguments.multiple
        caveats.insert(0, "caveat-above-market" if after_per_mw > _HIGHEST else "caveat-market")
    return Outcome(after, "USD", f"{written} × {show(arguments.multiple)} = {show(after)}", tuple(caveats), others)


def _after(a: RerateArguments) -> Any:
    """Return the value after in dollars; of draws, an array."""
    return (a.mw * a.value_per_mw if a.value_usd is None else a.value_usd) * a.multiple  # type: ignore[operator]


def _rows(a: RerateArguments) -> list[Row]:
    """Return the value before and after in dollars, and beside them what some data-centre stocks would make it."""
    rows = [Row("row-before", _after(a) / a.multiple), Row("row-after", _after(a))]
    return rows if a.value_usd is not None or a.mw is None else [*rows, Row("row-stocks", a.mw * _HIGHEST)]


CALCULATOR = Calculator(
    name="rerate",
    arguments=RerateArguments,
    compute=rerate,
    picture=Comparison(_rows, "axis-value", lambda _: "USD"),
    measures=(Measure("value", "USD", _after),),
    claims=(Reference("report", 15),),
    intent=Intent(
        needs=(
            "rerate|rerating|re rate|re rated|re rating|revalue|times|multiple|fold|twofold|threefold|fourfold"
            "|fivefold|sixfold|sevenfold|tenfold|x|2x|3x|4x|5x|6x|7x|8x|9x|10x"
            "|ضعف|اضعاف|مرات|مرتين|ضعفين|تضاعف|يتضاعف|اتضاعف|مضاعف|مضاعفات|تقييم|تقيم|اتقيم",
            f"{WORTH}|valuable|valuation|rerate|re rate|re rated|re rating|revalue|facility|site|uplift|منشأة|موقع"
            "|تقييم|تصير|تبقى|بقت|صارت",
        ),
        inputs=inputs("value_usd", "mw", "value_usd multiple", "mw multiple", "mw value_per_mw multiple"),
        strong="rerate|rerating|re rate|re rated|re rating|revalue|times as valuable|times more valuable"
        "|times the value"
        "|خمس اضعاف|خمسة اضعاف|5 اضعاف|اعادة تقييم|اعيد تقييم|اتقيم|يتقيم|تقيمت",
        asks="mw",
        alone=("worth|value|valuable|قيمة|يسوى|تسوى|تسوي", f"{SITE}|{HOW_MUCH}|today"),
    ),
)
