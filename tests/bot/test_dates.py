from __future__ import annotations

import pytest

from bot.dates import dates_in, said_date
from corpus.document import Language


@pytest.mark.parametrize(
    ("written", "language", "said"),
    [
        ("2024", "en", "2024"),
        ("2024-05", "en", "May 2024"),
        ("2024-05-28", "en", "28 May 2024"),
        ("2024-05-28", "ar", "28 مايو 2024"),
        ("undated", "en", "undated"),
        ("2024-13", "en", "2024-13"),
        ("", "ar", ""),
    ],
)
def test_a_date_is_said_in_words(written: str, language: Language, said: str) -> None:
    assert said_date(written, language) == said


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It was announced on 3 November 2025 and again in May 2026.", ["2025-11-03", "2026-05"]),
        ("أعلنت في 25 سبتمبر 2025 صفقة، ثم في 2026.", ["2025-09-25", "2026"]),
        ("It drew 2,025 MW and 12025 homes for $2030.", []),
        ("by the end of 2027", ["2027"]),
    ],
)
def test_the_dates_of_a_text(text: str, dates: list[str]) -> None:
    assert dates_in(text) == dates
