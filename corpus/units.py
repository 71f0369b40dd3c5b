"""Units and scales as people write them in both languages, each with its base unit.

Base units: MW (power), MWh (energy), USD (money), % (shares and rates, 20 is 20 %), year (of the calendar), years,
months, days, x (multiples), homes, and the compounds of mining and leasing: J/TH, PH/s, USD/PH/day, USD/MWh,
USD/kW-month, USD/MW-year, USD/MW.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

from corpus.atoms import atoms
from corpus.text import fold

Unit = tuple[str, float]
Key = tuple[str, ...]

_TABLE = tomllib.loads((Path(__file__).parent / "units.toml").read_text("utf-8"))
_MONEY = ("$", "usd", "dollars", "dollar", "دولار", "دولارا", "دولارات", "")
_PER = ("/", "per", "a", "an", "each", "لكل", "/ لكل", "عن كل", "على كل")
_GLUED_PER = ("لل", "ال", "ل", "بال")  # "150 دولار للكيلووات", الكيلو

SCALES = {fold(form): float(row["factor"]) for row in _TABLE["scale"] for form in row["forms"]}
DUALS = {fold("مليارين"): 2e9, fold("ملياري"): 2e9, fold("مليونين"): 2e6, fold("الفين"): 2e3}


@cache
def units() -> tuple[dict[Key, Unit], int]:
    """Return the table of unit spellings, as sequences of atoms, and the longest one's length."""
    table: dict[Key, Unit] = {}
    for row in _TABLE["unit"]:
        for form in row["forms"]:
            table.setdefault(_key(form), (row["base"], float(row["factor"])))
            table.setdefault(_key(form.replace(" ", "-")), (row["base"], float(row["factor"])))
    for row in _TABLE["rate"]:
        for money, form in product(_MONEY, row["forms"]):
            for rate in _rates(money, form):
                table.setdefault(_key(rate), (row["base"], float(row["factor"])))
    return table, max(map(len, table))


def _rates(money: str, form: str) -> Iterator[str]:
    """Yield how money per something is said: with a word between, or in Arabic with a letter or two glued on."""
    for per in _PER:
        yield f"{money} {per} {form}"
    if not form.isascii():
        for per in _GLUED_PER if money else _GLUED_PER[:1]:  # "5 الميجا" is no rate
            yield f"{money} {per}{form}"


def _key(form: str) -> Key:
    return tuple(atom.form for atom in atoms(form))
