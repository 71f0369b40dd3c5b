"""A refusal: what a calculator says of an input it cannot work with, in the asker's words and units."""

from __future__ import annotations

from typing import Any

from bot.calculators.declaration.calculator import Calculator
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.talk.request import Request
from bot.calculators.wording import unit_phrase
from bot.messages import message
from corpus.document import Language


def refusal_sentence(error: CalculatorError, calculator: Calculator[Any], language: Language) -> str:
    """Say why an input is refused; it and its unit are named as a reader names them, not as the command line does."""
    details = dict(error.details)
    name = str(details.get("name", ""))
    if name in calculator.arguments.slots():
        details["name"] = message(language, f"argument-{name}")
    if unit := str(details.get("unit", "")).strip():
        said = unit if unit == "%" else unit_phrase(unit, language)
        details |= {key: str(details[key]).removesuffix(f" {unit}") + said for key in ("meant",) if key in details} | {
            "unit": said
        }
    return message(language, error.code, **details)


def meant_by(error: CalculatorError, request: Request) -> Request | None:
    """Return what was asked for as it may have been meant, or with the input that lacks; None when neither is known."""
    if error.missing:
        return Request(request.calculator, request.arguments, error.missing, request.origins, request.labels)
    if "meant" not in error.details:
        return None
    corrected = {str(error.details["name"]): str(error.details["meant"])}
    return Request(request.calculator, request.arguments | corrected, "", request.origins, request.labels)
