"""What if: a calculation shown again with another input or in another view, from nothing but the command itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answers.answer import Answer
from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.calculator import Origins
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.table import table_of
from bot.calculators.pictures import picture_of, tornado_of
from bot.calculators.refusal import refusal_sentence
from bot.calculators.registry import CALCULATORS
from bot.calculators.what_if.code import Case, CodeError, decode
from bot.charts import Chart
from bot.chat.explanation import explanation, shortened
from bot.chat.keyboard import keyboard
from bot.chat.reply import Attachment, Reply
from bot.chat.request import Request
from bot.chat.shown import DRAWS, SWINGS, Shown, Tap
from bot.chat.views import in_view
from bot.conversation import Conversation
from bot.messages import message

if TYPE_CHECKING:
    from bot.engine import Engine

_MARK = "\ufeff"  # tells a spreadsheet that the file is UTF-8


class WhatIf:
    """The commands behind the buttons of a calculation, and those that ask about the last one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def reply(self, request: Request) -> list[Reply]:
        """Show a calculation as a button's command says, or say kindly that it cannot be read."""
        try:
            tap = Tap.read(request.argument)
        except CodeError:
            return [_notice(request, message(request.language, "what-if-unreadable"))]
        return [self._tapped(tap, request)]

    def opened(self, code: str, request: Request) -> Reply | None:
        """Return the calculation that a link opens, None when its code cannot be read."""
        try:
            case = decode(code)
        except CodeError:
            return None
        return replace(self._tapped(Tap(Shown(case, code)), request), settles=False)

    def draws(self, request: Request) -> list[Reply]:
        """Tell P10 to P90 of the conversation's last calculation."""
        return [self._last(DRAWS, request)]

    def swings(self, request: Request) -> list[Reply]:
        """Tell which input moves the conversation's last calculation how far."""
        return [self._last(SWINGS, request)]

    def _last(self, view: str, request: Request) -> Reply:
        answer = _last_answer(request.conversation)
        if answer is None or answer.calculation is None:
            return Reply(request.language, message(request.language, "what-if-none"))
        pictured = view == SWINGS and bool(answer.calculation.swings)
        shown = Shown.of(answer, view, pictured)
        if shown is None:  # too much for a code: it is told, and cannot be stepped
            case = Case(answer.calculation.name, answer.calculation.given, answer.language, answer.arabic_digits)
            told = in_view(answer, answer.calculation, Shown(case, "", view))
            return Reply(answer.language, told.text, told)
        return _as_shown(answer, answer.calculation, shown)

    def _tapped(self, tap: Tap, request: Request) -> Reply:
        shown = _in_language(tap.shown, request)
        try:
            answer = self._answer(shown.case, request.conversation)
        except CalculatorError as error:
            return _notice(request, refusal_sentence(error, shown.case.calculator, shown.case.language))
        calculation = answer.calculation
        if calculation is None:
            return _notice(request, message(request.language, "what-if-unreadable"))
        if tap.explains:
            text = explanation(calculation, shown, tap.explains)
            return Reply(shown.case.language, text, alert=text)
        _remember(answer, calculation, request.conversation)
        if tap.wants_table:
            return _table(calculation, shown)
        return replace(_as_shown(answer, calculation, shown), settles=True)

    def _answer(self, case: Case, conversation: Conversation) -> Answer:
        """Return the last answer if it is of this case, else work it out, what inputs were lent keeping its origin.

        Raises CalculatorError.
        """
        last = _last_answer(conversation)
        known = last.calculation if last else None
        if last and known and case == Case(known.name, known.given, last.language, last.arabic_digits):
            return last
        return self._engine.calculate(
            case.name, case.given, case.language, _origins(known, case), arabic_digits=case.arabic_digits
        )


def _as_shown(answer: Answer, calculation: Calculation, shown: Shown) -> Reply:
    told = in_view(answer, calculation, shown)
    picture = _picture(calculation, shown.view, answer) if shown.pictured else None
    return Reply(answer.language, told.text, told, keyboard(shown, calculation), picture=picture)


def _picture(calculation: Calculation, view: str, answer: Answer) -> Chart:
    """Return the tornado beside the swings where there is one, else the calculator's own picture."""
    language, digits = answer.language, answer.arabic_digits
    tornado = tornado_of(calculation, language, digits) if view == SWINGS else None
    return tornado or picture_of(calculation, language, digits)


def _table(calculation: Calculation, shown: Shown) -> Reply:
    language = shown.case.language
    content = _MARK + table_of(calculation).csv(language)
    file = Attachment(f"{calculation.name}.csv", content.encode())
    return Reply(language, message(language, "what-if-table-caption"), attachment=file)


def _notice(request: Request, text: str) -> Reply:
    return Reply(request.language, text, alert=shortened(text))


def _in_language(shown: Shown, request: Request) -> Shown:
    """Return it in the language that the conversation has chosen, if it has."""
    language = request.conversation.language
    if language is None or language == shown.case.language:
        return shown
    again = Shown.of_case(replace(shown.case, language=language, arabic_digits=False))
    return replace(again, view=shown.view, pictured=shown.pictured, before=shown.before) if again else shown


def _origins(known: Calculation | None, case: Case) -> Origins:
    """Return where inputs come from that the calculation before was given from elsewhere than by the asker."""
    if known is None or known.name != case.name:
        return {}
    lent = (item for item in known.inputs if item.name in known.given and item.origin.kind != "you")
    return {item.name: item.origin for item in lent if case.given.get(item.name) == item.value}


def _last_answer(conversation: Conversation) -> Answer | None:
    """Return the newest answer that worked something out."""
    return next((turn.answer for turn in reversed(conversation.turns) if turn.answer.calculation), None)


def _remember(answer: Answer, calculation: Calculation, conversation: Conversation) -> None:
    """Let follow-ups go on from here: in the place of the last answer if that is the same calculator's."""
    last = conversation.turns[-1].answer.calculation if conversation.turns else None
    if last and last.name == calculation.name:
        conversation.correct(answer)
    else:
        conversation.remember(CALCULATORS[calculation.name].summary(answer.language), answer)
