"""`/calc`: the calculators' menu, how to start one, or a result from arguments that are named (`share=30%`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import CALCULATORS
from bot.chat.calculator_menu import introduction, menu
from bot.chat.reply import Reply
from bot.chat.request import Request

if TYPE_CHECKING:
    from bot.engine import Engine

_NAMED = re.compile(r"[-–—]*([A-Za-z]\w*+(?:-\w++)*+)\s*+=\s*")  # phones make a dash of two hyphens


def calculator_reply(request: Request, engine: Engine) -> Reply | None:
    """Reply to what follows `/calc`, or return None when it is a question in words."""
    name, _, rest = request.argument.partition(" ")
    if not name:
        return menu(request.language)
    name = _snake(name)
    arguments = _named_arguments(rest)
    if name not in CALCULATORS or arguments is None:
        return None
    return _result(request, name, arguments, engine) if arguments else introduction(name, request.language)


def _result(request: Request, name: str, arguments: dict[str, str], engine: Engine) -> Reply:
    try:
        answer = engine.calculate(name, arguments, request.language)
    except CalculatorError as error:
        usage = CALCULATORS[name].usage(request.language)
        return Reply(request.language, f"{error.sentence(request.language)}\n\n{usage}")
    request.conversation.remember(request.argument, answer)
    return Reply.of(answer)


def _named_arguments(text: str) -> dict[str, str] | None:
    """Read `name=value name=value`; None when there is anything else."""
    before, *pairs = _NAMED.split(text.strip())
    if before.strip():
        return None
    return {_snake(name): value.strip() for name, value in zip(pairs[::2], pairs[1::2], strict=True)}


def _snake(name: str) -> str:
    return name.lower().replace("-", "_")
