"""`/rollback`: the generations that are on disk, with when each was last in force, and a button that puts one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.admin.errors import ERRORS, sentence
from bot.admin.renewal import Past
from bot.chat.choice import Choice, column
from bot.chat.reply import Reply
from bot.chat.request import Request
from bot.messages import message
from corpus.document import Language

if TYPE_CHECKING:
    from bot.admin.office import Office


class Generations:
    """The command `/rollback`."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def reply(self, request: Request) -> list[Reply]:
        """List the generations, or put the one in force that is named."""
        language = request.language
        if not request.argument:
            return [_listed(self._office.renewal.past(), language)]
        try:
            self._office.renewal.put_in_force(request.argument)
        except ERRORS as error:
            return [Reply(language, sentence(error, language))]
        return [Reply(language, message(language, "past-in-force", generation=request.argument), settles=True)]


def _listed(past: list[Past], language: Language) -> Reply:
    others = [one for one in past if not one.in_force]
    if not others:
        return Reply(language, message(language, "past-none"))
    lines = [message(language, "past-head"), "", *(_line(one, language) for one in past)]
    choices = (Choice(f"↩ {one.name} · {_day(one)}", f"/rollback {one.name}") for one in others)
    return Reply(language, "\n".join(lines), rows=column(choices))


def _line(one: Past, language: Language) -> str:
    key = "past-present" if one.in_force else "past-before"
    return message(language, key, generation=one.name, date=_day(one))


def _day(one: Past) -> str:
    return f"{one.since:%Y-%m-%d %H:%M} UTC"
