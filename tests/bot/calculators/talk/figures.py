"""Figures as people write them: random values of every kind that calculators take, spelled in many ways."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

Language = Literal["en", "ar"]

_RANGES = 0.3  # of the places that allow one
_EASTERN = str.maketrans("0123456789.,%", "٠١٢٣٤٥٦٧٨٩٫٬٪")


@dataclass(frozen=True)
class Figure:
    """A value as an argument, a range as two, and what was typed for it."""

    value: float | list[float]
    text: str


@dataclass(frozen=True)
class Kind:
    """Values from `low` to `high` in `step`s; forms by language, each with the factor from the value to its digits."""

    low: float
    high: float
    step: float
    forms: dict[str, tuple[tuple[str, float], ...]]
    unit: float = 1.0  # from the value to the argument

    def draw(self, random: Random) -> float:
        """Return a value."""
        return round(self.low + self.step * random.randint(0, round((self.high - self.low) / self.step)), 6)


def _forms(text: str) -> tuple[tuple[str, float], ...]:
    """Read forms separated by `|`, each with a factor and `=` before it unless that is 1."""
    found = []
    for part in text.split("|"):
        factor, equals, form = part.partition("=")
        found.append((form.strip(), float(factor)) if equals else (part.strip(), 1.0))
    return tuple(found)


def _kind(low: float, high: float, step: float, en: str, ar: str, unit: float = 1.0) -> Kind:
    return Kind(low, high, step, {"en": _forms(en), "ar": _forms(ar)}, unit)


_PERCENT_EN = "#%|#%|# %|# percent|# per cent|#pct|@ percent|@ per cent"
_PERCENT_AR = "#%|#%|%#|#٪|# في المية|# في المئة|# بالمئة|# بالمية|# ف المية|# بالميه|@ في المية|@ بالمئة|@ في المئة"
_POWER_EN = "# MW|# MW|#MW|#mw|# megawatts|0.001=# GW|0.001=#GW|0.001=# gigawatts|@ megawatts|# megs"
_POWER_AR = (
    "# ميجا|# ميجا|# ميجاوات|# ميغاواط|# ميجاواط|# ميغا|# ميجا وات|# MW|#MW|# م.و|0.001=# جيجا|0.001=# غيغاواط|@ ميجا"
)
_ENERGY_EN = "# TWh|# TWh|#TWh|#twh|# terawatt-hours|# terawatt hours|1000=# GWh"
_ENERGY_AR = "# تيراوات ساعة|# تيراواط ساعة|# تيراواط/ساعة|# تيرا|# تيراوات|# TWh"
_YEARS_EN = "# years|# years|#years|# yrs|@ years|# yr"
_YEARS_AR = "# سنوات|# سنين|# سنة|@ سنين|@ سنوات|# أعوام"
_MONEY_EN = "$#bn|$# billion|# billion dollars|USD #bn|#bn dollars|#bn USD|$#b|1000=$# million|1000=$#m"
_MONEY_AR = "# مليار دولار|# مليار دولار|# مليار|$#bn|$# مليار|@ مليار دولار|1000=# مليون دولار|# بليون دولار"
_VALUE_EN = "$#m|$# million|# million dollars|USD #m|$#mn|#m dollars|$#M"
_VALUE_AR = "# مليون دولار|# مليون دولار|# مليون|$#m|$# مليون|@ مليون دولار"
_RENT_EN = (
    "$#/kW-month|# $/kW-month|$# per kW-month|$# per kW per month|# dollars per kW per month|$#/kW/month"
    "|$# a kW a month"
    "|# USD/kW-month|$# per kilowatt per month|# dollars a kilowatt a month|$# per kilowatt-month|$#/kW per month"
)
_RENT_AR = (
    "# دولار للكيلووات في الشهر|# دولار لكل كيلووات شهريا|# دولار لكل كيلوواط في الشهر|# دولار/كيلووات-شهر"
    "|#$ للكيلو في الشهر"
    "|# دولار للكيلو شهريا|# دولار للكيلوواط شهريًا|$#/kW-month|# دولار الكيلو في الشهر"
)
_YIELD_EN = (
    "$#m per MW-year|$# million per MW a year|$#m per MW per year|# million dollars per megawatt per year|$#m/MW/yr"
    "|$#m/MW-year|$#m a megawatt a year|$#m per MW-yr"
)
_YIELD_AR = "# مليون دولار لكل ميجاوات سنويا|# مليون دولار للميجا في السنة|# مليون دولار لكل ميغاواط سنويًا|$#m/MW-year"
_PER_MW_EN = "$#m per MW|$# million per MW|$#m a megawatt|$# million per megawatt|$#m/MW|# million dollars per MW"
_PER_MW_AR = "# مليون دولار للميجا|# مليون دولار لكل ميجاوات|# مليون دولار للميجاوات|$#m/MW|# مليون دولار لكل ميغاواط"
_EFFICIENCY_EN = "# J/TH|# J/TH|#J/TH|# j/th|# joules per terahash|# joules/TH|# J per TH"
_EFFICIENCY_AR = "# جول/تيراهاش|# جول لكل تيراهاش|# J/TH|# جول للتيراهاش|# جول/TH"
_HASHPRICE_EN = "$#/PH/day|# $/PH/day|$# per PH per day|$# per petahash per day|# dollars per PH per day|$#/PH/s/day"
_HASHPRICE_AR = "# دولار لكل بيتاهاش يوميا|# دولار/بيتاهاش/يوم|$#/PH/day|# دولار للبيتاهاش في اليوم"
_PRICE_EN = "$#/MWh|# $/MWh|$# per MWh|# dollars a megawatt hour|$# a MWh|0.1=# cents per kWh|0.1=#c/kWh|0.001=$#/kWh"
_PRICE_AR = (
    "# دولار للميجاوات ساعة|# دولار لكل ميجاوات ساعة|# دولار/ميجاوات ساعة|$#/MWh|# دولار لكل ميغاواط ساعة"
    "|0.1=# سنت للكيلووات ساعة"
)
_TIMES_EN = "#x|# times|@ times|#X|@-fold"
_TIMES_AR = "# أضعاف|@ أضعاف|# مرات|@ مرات|#x"

KINDS = {
    "share": _kind(2, 60, 1, _PERCENT_EN + "|0.01=half", _PERCENT_AR + "|0.01=نص|0.01=نصف", 0.01),
    "growth": _kind(2, 24, 1, _PERCENT_EN, _PERCENT_AR, 0.01),
    "rate": _kind(2, 20, 0.5, _PERCENT_EN, _PERCENT_AR, 0.01),
    "part": _kind(50, 95, 5, _PERCENT_EN, _PERCENT_AR, 0.01),
    "low%": _kind(1, 6, 0.5, _PERCENT_EN, _PERCENT_AR),
    "high%": _kind(7, 30, 0.5, _PERCENT_EN, _PERCENT_AR),
    "start": _kind(1, 6, 0.5, _PERCENT_EN, _PERCENT_AR, 0.01),
    "target": _kind(7, 30, 1, _PERCENT_EN, _PERCENT_AR, 0.01),
    "MW": _kind(20, 1500, 10, _POWER_EN, _POWER_AR),
    "base": _kind(50, 500, 1, _ENERGY_EN, _ENERGY_AR),
    "more": _kind(510, 1500, 5, _ENERGY_EN, _ENERGY_AR),
    "past": _kind(2014, 2025, 1, "#", "#"),
    "future": _kind(2027, 2045, 1, "#", "#"),
    "year": _kind(2010, 2045, 1, "#", "#"),
    "years": _kind(3, 10, 1, _YEARS_EN, _YEARS_AR),
    "term": _kind(5, 25, 1, _YEARS_EN, "# سنة|# سنه|# عام|# عاما|@ سنة"),
    "term-": _kind(5, 25, 1, "#-year|# year|#yr|@-year", "# سنة"),
    "sooner": _kind(1.5, 6, 0.5, _YEARS_EN, "# سنوات|# سنين|# سنة"),
    "total": _kind(0.5, 12, 0.5, _MONEY_EN, _MONEY_AR, 1e9),
    "value": _kind(50, 950, 10, _VALUE_EN, _VALUE_AR, 1e6),
    "rent": _kind(100, 200, 1, _RENT_EN, _RENT_AR),
    "yield": _kind(1, 9.5, 0.1, _YIELD_EN, _YIELD_AR, 1e6),
    "per MW": _kind(2, 9.5, 0.5, _PER_MW_EN, _PER_MW_AR, 1e6),
    "J/TH": _kind(15, 40, 0.5, _EFFICIENCY_EN, _EFFICIENCY_AR),
    "hashprice": _kind(30, 90, 1, _HASHPRICE_EN, _HASHPRICE_AR),
    "bare hashprice": _kind(30, 90, 1, "$#|#|# dollars|$#", "# دولار|#|#$"),
    "price": _kind(20, 90, 1, _PRICE_EN, _PRICE_AR),
    "pue": _kind(1.1, 1.8, 0.05, "#", "#"),
    "times": _kind(2, 9, 1, _TIMES_EN, _TIMES_AR),
    "count": _kind(2, 900, 1, "#", "#"),
    "rents": _kind(100, 200, 0.5, "#", "#"),
}

_ONES = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen",
    "ar": "صفر واحد اتنين تلاتة أربعة خمسة ستة سبعة تمانية تسعة عشرة حداشر اتناشر تلتاشر أربعتاشر خمستاشر ستاشر سبعتاشر"
    " تمنتاشر تسعتاشر",
    "standard": "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "ar": "عشرين تلاتين أربعين خمسين ستين سبعين تمانين تسعين",
    "standard": "عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين",
}
_HUNDREDS = {
    "ar": "مية|ميتين|تلتمية|ربعمية|خمسمية|ستمية|سبعمية|تمنمية|تسعمية",
    "standard": "مئة|مئتين|ثلاثمئة|أربعمئة|خمسمئة|ستمئة|سبعمئة|ثمانمئة|تسعمئة",
}


def figure(kind: str, language: Language, random: Random) -> Figure:
    """Return a random figure of a kind, spelled at random; of a kind with `~` behind it, now and then a range."""
    one, ranged = KINDS[kind.removesuffix("~")], kind.endswith("~") and random.random() < _RANGES
    value = one.draw(random)
    if not ranged:
        return Figure(_argument(value, one), _spelled(value, one, language, random))
    other = one.draw(random)
    while other == value:
        other = one.draw(random)
    low, high = sorted((value, other))
    text = _range(low, high, one, language, random)
    return Figure([_argument(low, one), _argument(high, one)], text)


def _argument(value: float, kind: Kind) -> float:
    return round(value * kind.unit, 12)


def _spelled(value: float, kind: Kind, language: Language, random: Random) -> str:
    while True:
        form, factor = random.choice(kind.forms[language])
        if "#" in form:
            return form.replace("#", _digits(value * factor, language, random))
        if form in ("half", "نص", "نصف"):
            if value == 50:
                return form
        elif value == int(value) and (words := _words(int(value), language, random)):
            return form.replace("@", words)


def _range(low: float, high: float, kind: Kind, language: Language, random: Random) -> str:
    form, factor = random.choice([form for form in kind.forms[language] if "#" in form[0]])
    ends = [_digits(value * factor, language, random) for value in (low, high)]
    if language == "ar":
        ends = [
            _digits(value * factor, language, random, eastern) for value in (low, high) for eastern in [ends[0] > "٠"]
        ]
    glued = {
        "en": ["{}-{}", "{} - {}", "{}–{}", "{} to {}"],
        "ar": ["{}-{}", "{} - {}", "{} إلى {}", "{} لـ {}", "{}–{}"],
    }
    whole = {"en": ["between {} and {}", "{} to {}"], "ar": ["بين {} و{}", "من {} إلى {}", "بين {} و {}"]}
    if random.random() < 0.5 or form[0] in "%$":
        return form.replace("#", random.choice(glued[language]).format(*ends))
    inner = random.random() < 0.5
    both = [end if inner and at == 0 else form.replace("#", end) for at, end in enumerate(ends)]
    return random.choice(whole[language]).format(*both)


def _digits(value: float, language: Language, random: Random, eastern: bool | None = None) -> str:
    value = round(value, 6)
    dated = 1900 <= value <= 2100
    text = f"{value:,}" if value >= 1000 and not dated and random.random() < 0.6 else f"{value}"
    text = text.removesuffix(".0")
    if language == "ar" and (eastern if eastern is not None else random.random() < 0.4):
        return text.translate(_EASTERN)
    return text


def _words(value: int, language: Language, random: Random) -> str:
    """Return a whole number up to 999 in words, "" for others."""
    if value > 999:
        return ""
    if language == "en":
        return _english(value)
    return _arabic(value, random.choice(["ar", "standard"]))


def _english(value: int) -> str:
    ones, tens = _ONES["en"].split(), _TENS["en"].split()
    if value < 20:
        return ones[value]
    if value < 100:
        return tens[value // 10 - 2] + (f"-{ones[value % 10]}" if value % 10 else "")
    rest = f" and {_english(value % 100)}" if value % 100 else ""
    return f"{ones[value // 100]} hundred{rest}"


def _arabic(value: int, dialect: str) -> str:
    ones, tens = _ONES[dialect].split(), _TENS[dialect].split()
    if value < 100:
        if value < len(ones):
            return ones[value]
        if value < 20:
            return _ONES["ar"].split()[value]
        return f"{ones[value % 10]} و{tens[value // 10 - 2]}" if value % 10 else tens[value // 10 - 2]
    hundred = _HUNDREDS[dialect].split("|")[value // 100 - 1]
    return f"{hundred} و{_arabic(value % 100, dialect)}" if value % 100 else hundred
