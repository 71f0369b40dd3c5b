"""The schema of a calculator, as a tool that a language model may call (JSON Schema in OpenAI's function format)."""

from __future__ import annotations

from typing import Any

from bot.calculators.declaration.calculator import Calculator
from bot.calculators.declaration.slot import ANY, SHARE, Slot
from bot.messages import message
from corpus.document import Language


def tool_of(calculator: Calculator[Any], language: Language = "en") -> dict[str, Any]:
    """Return a calculator as a tool: its name, what it works out, and its arguments with units, ranges and defaults."""
    slots = calculator.arguments.slots()
    parameters = {
        "type": "object",
        "properties": {name: _property(calculator, name, language) for name in slots},
        "required": [name for name in slots if name in _required(calculator)],
        "additionalProperties": False,
    }
    described = {"name": calculator.name, "description": calculator.summary(language), "parameters": parameters}
    return {"type": "function", "function": described}


def _required(calculator: Calculator[Any]) -> frozenset[str]:
    """Return the arguments without which no reckoning is possible: those in every alternative that have no default."""
    common = frozenset.intersection(*calculator.intent.inputs)
    return frozenset(name for name in common if calculator.arguments.default(name) is None)


def _property(calculator: Calculator[Any], name: str, language: Language) -> dict[str, Any]:
    slot, default = calculator.arguments.slots()[name], calculator.arguments.default(name)
    described = {"description": _description(name, slot, language)} | ({} if default is None else {"default": default})
    one = {"type": "string", "enum": list(slot.choices)} if slot.choices else _number(slot)
    if slot.several:
        return {**described, "anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}
    if slot.span or slot.takes_range:
        return {**described, "anyOf": [one, {"type": "array", "items": one, "minItems": 2, "maxItems": 2}]}
    return {**one, **described}


def _number(slot: Slot) -> dict[str, Any]:
    bounds = {"minimum": slot.low, "maximum": slot.high}
    return {"type": "number", **{key: value for key, value in bounds.items() if abs(value) != float("inf")}}


def _description(name: str, slot: Slot, language: Language) -> str:
    said = message(language, f"argument-{name}")
    if slot.choices or slot.unit == ANY:
        return said
    unit = message(language, "unit-of-fraction") if slot.unit == SHARE else slot.unit
    return f"{said} ({unit})"
