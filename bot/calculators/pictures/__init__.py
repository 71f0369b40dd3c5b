"""Pictures of calculations: a chart of what a calculator worked out, and one of what moves it most."""

from __future__ import annotations

from typing import Any

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.pictures.subject import Subject
from bot.calculators.pictures.swings import swings_of
from bot.charts import Chart
from corpus.document import Language


def picture_of(calculation: Calculation, language: Language, arabic_digits: bool = False) -> Chart:
    """Return the chart that the calculator declares; `arabic_digits` counts for Arabic only."""
    subject = _subject(calculation, language, arabic_digits)
    if subject.calculator.picture is None:
        raise ValueError(f"{calculation.name} declares no picture")
    return subject.calculator.picture(subject)


def tornado_of(calculation: Calculation, language: Language, arabic_digits: bool = False) -> Chart | None:
    """Return how far each input alone moves the calculator's main measure, None where none does."""
    return swings_of(_subject(calculation, language, arabic_digits))


def _subject(calculation: Calculation, language: Language, arabic_digits: bool) -> Subject[Any]:
    from bot.calculators.registry import CALCULATORS  # the registry imports the calculators, and they these pictures

    return Subject(CALCULATORS[calculation.name], calculation, language, arabic_digits)
