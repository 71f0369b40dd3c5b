"""Units and scales as people write them in both languages, each with its base unit.

Base units: MW (power), MWh (energy), USD (money), % (shares and rates, 20 is 20 %), year (of the calendar), years,
months, days, x (multiples), homes, and the compounds of mining and leasing: J/TH, PH/s, USD/PH/day, USD/MWh,
USD/kW-month, USD/MW-year, USD/MW.
"""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import product
from pathlib import Path

from corpus.atoms import atoms
from corpus.text import fold

Unit = tuple[str, float]
Key = tuple[str, ...]

_TABLE = tomllib.loads((Path(__file__).parent / "units.toml").read_text("utf-8"))
_MONEY = ("$", "usd", "dollars", "dollar", "دولار", "دولارا", "دولارات", "")
_PER = ("/", "per", "a", "an", "لكل", "لل", "/ لكل", "عن كل")

SCALES = {fold(form): float(row["factor"]) for row in _TABLE["scale"] for form in row["forms"]}
DUALS = {fold("مليارين"): 2e9, fold("ملياري"): 2e9, fold("مليونين"): 2e6, fold("الفين"): 2e3}


@cache
def units() -> tuple[dict[Key, Unit], int]:
    """Return the table of unit spellings, as sequences of atoms, and the longest one's length."""
    table: dict[Key, Unit] = {}
    for row in _TABLE["unit"]:
        for form in row["forms"]:
            table.setdefault(_key(form), (row["base"], float(row["factor"])))
    for row in _TABLE["rate"]:
        for money, per, form in product(_MONEY, _PER, row["forms"]):
            table.setdefault(_key(f"{money} {per} {form}"), (row["base"], float(row["factor"])))
    return table, max(map(len, table))


def _key(form: str) -> Key:
    return tuple(atom.form for atom in atoms(form))
