"""Units and scales as people write them in both languages, each with its base unit.

Base units: MW (power), MWh (energy), USD (money), % (shares and rates, 20 is 20 %), year (of the calendar), years, months, x
(multiples), and the compounds of mining and leasing: J/TH, PH/s, USD/PH/day, USD/MWh, USD/kW-month, USD/MW-year, USD/MW.
"""

from __future__ import annotations

from functools import cache

from corpus.text import fold

Unit = tuple[str, float]
Key = tuple[str, ...]

SCALES = {
    word: factor
    for factor, words in {
        1e3: "k thousand thousands الف آلاف الاف تلاف",
        1e6: "m mn mln mm million millions مليون ملايين مليونا",
        1e9: "b bn bln billion billions مليار مليارات بليون مليارا milyar",
        1e12: "tn trn trillion trillions تريليون تريليونات ترليون",
    }.items()
    for word in fold(words).split()
}
DUALS = {fold("مليارين"): 2e9, fold("ملياري"): 2e9, fold("مليونين"): 2e6, fold("الفين"): 2e3}

_WATT = "وات واط w"
_SPELLED: dict[Unit, str] = {
    ("%", 1): "% | percent | per cent | pct | percentage points | في المئة | في المائة | في الميه | ف الميه | في الميت"
    "| فى المية | ف المية | بالمئة | بالمائة | بالميه | بالمية | بالمئه | في المليه | بالميت | fel meya | fil meya | fel mya | bel meya",
    ("USD", 1): "$ | usd | dollar | dollars | us dollars | دولار | دولارا | دولارات | dolar | دولار امريكي",
    ("MW", 1e-3): "kw | kilowatt | kilowatts | كيلووات | كيلوواط | كيلو وات | كيلو واط",
    ("MW", 1): "mw | megawatt | megawatts | megs | ميجاوات | ميجاواط | ميغاوات | ميغاواط | ميجا وات | ميجا واط | ميغا وات | ميغا واط"
    "| ميقاواط | ميقا واط | ميقاوات | ميقا وات | ميجا | ميغا | ميقا | م.و | mega",
    ("MW", 1e3): "gw | gigawatt | gigawatts | جيجاوات | جيجاواط | غيغاوات | غيغاواط | جيجا وات | جيجا واط | غيغا واط | قيقاواط | قيقا واط | جيجا | غيغا | قيقا",
    ("MWh", 1e-3): "kwh | kilowatt hours | kilowatt hour | كيلووات ساعة | كيلوواط ساعة | كيلو وات ساعة",
    ("MWh", 1): "mwh | megawatt hours | megawatt hour | ميجاوات ساعة | ميغاواط ساعة | ميجاواط ساعة | ميغاوات ساعة | ميجا وات ساعة",
    ("MWh", 1e3): "gwh | gigawatt hours | gigawatt hour | جيجاوات ساعة | غيغاواط ساعة | جيجاواط ساعة",
    ("MWh", 1e6): "twh | terawatt hours | terawatt hour | terawatt | تيراوات ساعة | تيراواط ساعة | تيرا وات ساعة | تيرا واط ساعة | تيراوات | تيراواط | تيرا وات"
    "| تيراواط/س | تيراوات/س | تيرا",
    ("years", 1): "years | year | yr | yrs | سنة | سنوات | سنين | عام | عاما | اعوام | سنه | sana | sneen | snin",
    ("months", 1): "months | month | شهر | شهور | اشهر | شهرا",
    ("days", 1): "days | day | يوم | ايام | يوما",
    ("x", 1): "x | times | fold | مرات | مرة | اضعاف | ضعف | ضعفا",
    ("J/TH", 1): "j/th | joules per terahash | جول/تيراهاش | جول لكل تيراهاش | جول لكل تيرا هاش",
    ("PH/s", 1): "ph/s | petahash | بيتاهاش",
    ("PH/s", 1e3): "eh/s | exahash | اكساهاش",
    ("homes", 1): "homes | households | houses | منزل | منازل | بيت | بيوت",
}
_PER: dict[Unit, str] = {
    ("USD/PH/day", 1): "ph/day | ph/s/day | petahash per day | petahash/day | بيتاهاش يوميا | بيتاهاش في اليوم | بيتاهاش/يوم",
    ("USD/MWh", 1): "mwh | megawatt hour | ميجاوات ساعة | ميغاواط ساعة | ميجاواط ساعة | ميغاوات ساعة",
    ("USD/MWh", 1e3): "kwh | kilowatt hour | كيلووات ساعة | كيلوواط ساعة",
    ("USD/kW-month", 1): "kw-month | kw/month | kw month | kw per month | kilowatt month | kilowatt per month | kilowatt-month | kw a month"
    "| كيلووات شهريا | كيلوواط شهريا | كيلووات في الشهر | كيلوواط في الشهر | كيلووات/شهر | كيلووات-شهر",
    ("USD/MW-year", 1): "mw-year | mw/year | mw year | mw-yr | mw/yr | mw a year | mw per year | megawatt year | megawatt a year | megawatt per year"
    "| ميجاوات سنويا | ميغاواط سنويا | ميجاوات في السنة | ميجاوات-سنة | ميجاواط سنويا | ميجاوات/سنة",
    ("USD/MW", 1): "mw | megawatt | ميجاوات | ميغاواط | ميجاواط | ميغاوات",
}
_PER_WORDS = ("/", "per", "a", "an", "لكل", "لل", "/ لكل", "عن كل")


@cache
def units() -> tuple[dict[Key, Unit], int]:
    """Return the table of unit spellings, as sequences of atoms, and the longest one's length."""
    from corpus.quantities import atoms

    table: dict[Key, Unit] = {}
    for unit, spellings in _SPELLED.items():
        for spelling in spellings.split("|"):
            table.setdefault(tuple(atom.form for atom in atoms(spelling)), unit)
    dollars = ("$", "usd", "dollars", "dollar", "دولار", "دولارا", "دولارات", "")
    for unit, spellings in _PER.items():
        for spelling in spellings.split("|"):
            tail = tuple(atom.form for atom in atoms(spelling))
            for money in dollars:
                for per in _PER_WORDS:
                    key = (*filter(None, [money]), *(atom.form for atom in atoms(per)), *tail)
                    table.setdefault(key, unit)
    return table, max(map(len, table))
