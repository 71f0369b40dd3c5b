"""Plain: what people write short, in words that stand for themselves ("12-year", "24/7", "MW IT")."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.names import find_names
from corpus.quantities import Quantity, find_quantities

_ADJECTIVE = re.compile(r"(?<=\d)-(?=(?:years?|yr|mw|gw|megawatt|twh)\b)", re.IGNORECASE)  # "a 12-year lease"
_ALWAYS = re.compile(  # its figures measure nothing
    r"(?:24|٢٤)\s*/\s*(?:7|٧)(?:\s*/\s*(?:365|٣٦٥))?(?![\d٠-٩])"
    r"|24 hours (?:a|per) day(?:,? (?:and )?(?:7|seven) days (?:a|per) week)?"
    r"|(?:24|٢٤) ساع[ةه] (?:في ال|كل |بال)يوم",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(r"(?<=[\d٠-٩])\s+(?:عام|سن[ةه])\s+(?=(?:19|20|١٩|٢٠)[\d٠-٩]{2}(?![\d٠-٩]))")  # "500 عام 2030"
_GLUED_DUAL = re.compile(r"(?<!\w)[بلف](?=(?:سنتين|عامين|شهرين|سن[ةه] ون|عام ون))")  # "بسنتين ونص"
_ONE = re.compile(r"(?<!\w)(?=(?:سن[ةه]|عام|شهر) (?:واحد[ةه]?))(\w+) \w+")  # "سنة واحدة"
_COUNTED = re.compile("(?<=بيت|نزل|سكن)(?:ًا|اً)")  # "كم بيتًا"
_MW = r"(?:[mg]w|(?:mega|giga)watts?|ميج\w+|ميغ\w+|جيج\w+|غيغ\w+)"
_IT = r"(?:it|[آا]ي ?تي|الـ? ?it|ال[آا]ي ?تي|(?:تقنية|تكنولوجيا) (?:ال)?معلومات)"
_LOAD = r"(?: load| capacity)?"
_VERB = r"would|will|is|was|can|could|should|has|had|does|did|do|makes?|earns?|gets?|uses?|be|takes?|gives?|might|may"
_BEFORE_UNIT = re.compile(  # "50 critical IT MW"
    rf"(?P<figure>[\d٠-٩])\s*(?:critical\s+{_IT}|critical|{_IT}){_LOAD}\s+(?P<unit>{_MW})\b", re.IGNORECASE
)
_BEHIND_UNIT = re.compile(  # "50 MW IT", "50 MW of IT", and not "50 MW it would"
    rf"(?P<unit>{_MW})\s+(?:(?:of |من |حمل |من حمل |critical |of critical ){_IT}{_LOAD}|{_IT}{_LOAD})\b"
    rf"(?!['’]|\s+(?:{_VERB})\b)",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Return a text with "12-year" as two words, "24/7" in words, and the power of computers as critical power."""
    text = _ALWAYS.sub(" around the clock ", _ADJECTIVE.sub(" ", text))
    text = _COUNTED.sub("", _ONE.sub(r"1 \1", text))
    text = _GLUED_DUAL.sub("", _YEAR_BEHIND.sub(" في ", text))
    text = _BEFORE_UNIT.sub(r"\g<figure> \g<unit> critical", text)
    return _BEHIND_UNIT.sub(_critical, text)


def figures_in(text: str) -> list[Quantity]:
    """Find the quantities of a text that are no part of a name: Hut 8 counts nothing."""
    return list(_figures_in(text))


@lru_cache(maxsize=256)
def _figures_in(text: str) -> tuple[Quantity, ...]:
    """Each calculator asks it of the same text."""
    names = find_names(text)
    return tuple(
        quantity
        for quantity in find_quantities(text)
        if not any(name.start < quantity.end and quantity.start < name.end for name in names)
    )


def _critical(match: re.Match[str]) -> str:
    """Write IT as critical load; "of it" in small letters may be a pronoun: "lease 100 MW of it"."""
    rest = match[0][len(match["unit"]) :]
    is_pronoun = rest.split() == ["of", "it"]
    return match[0] if is_pronoun else f"{match['unit']} critical load"
