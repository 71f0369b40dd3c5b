"""Dates as a reader sees them: a source's 2024-05 as May 2024."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from babel.dates import format_date, get_month_names

from corpus.document import Language

_PATTERNS = {1: "y", 2: "MMMM y", 3: "d MMMM y"}  # by how many parts a date has


def said_date(written: str, language: Language) -> str:
    """Say a date that is written 2024, 2024-05 or 2024-05-28; anything else stays as it is."""
    parts = written.split("-")
    try:
        day = date(*(int(part) for part in (*parts, "1", "1")[:3]))
        return format_date(day, _PATTERNS[len(parts)], locale=language)
    except (ValueError, KeyError):
        return written


def dates_in(text: str) -> list[str]:
    """Return the dates that a text names by day, month and year or by the last of these, as 2025-10-03 or 2025."""
    return [_written(match) for match in _DATE.finditer(text.lower())]


def _written(match: re.Match[str]) -> str:
    month = f"-{_months()[match['month']]:02}" if match["month"] else ""
    day = f"-{int(match['day']):02}" if match["day"] else ""
    return match["year"] + month + day


@cache
def _months() -> dict[str, int]:
    """Return the months of both languages by name."""
    return {name.lower(): number for locale in ("en", "ar") for number, name in get_month_names(locale=locale).items()}


_DATE = re.compile(
    rf"(?:(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{'|'.join(_months())})\s+)?(?<![\d.,$])(?P<year>20\d\d)(?![\d,.]\d|\d)"
)
