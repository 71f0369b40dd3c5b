"""A refusal: what a calculator says of an input it cannot work with, in the asker's words and units."""

from __future__ import annotations

from dataclasses import replace
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
    """Return what was asked for as it may have been meant, or with the input that lacks or has to be another.

    None when neither is known.
    """
    name = str(error.details.get("name", ""))
    if "meant" in error.details:
        return replace(request, arguments=request.arguments | {name: str(error.details["meant"])}, missing="")
    if missing := error.missing or (name if name in request.arguments else ""):
        kept = {key: value for key, value in request.arguments.items() if key != missing}
        return replace(request, arguments=kept, missing=missing)
    return None
