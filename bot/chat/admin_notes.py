"""`/note`: an editor's note on a passage, which rides along with it after the next index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.admin.errors import ERRORS, sentence
from bot.admin.noting import Noting, put_note
from bot.chat.choice import Choice
from bot.chat.reply import Reply
from bot.chat.request import Request
from bot.messages import message

if TYPE_CHECKING:
    from bot.admin.office import Office


class Notes:
    """The command `/note`."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def reply(self, request: Request) -> list[Reply]:
        """Put a note on a paragraph, or say how one is written."""
        language = request.language
        if not request.argument:
            return [Reply(language, message(language, "note-usage"))]
        try:
            document, note = put_note(self._office.library, Noting.read(request.argument))
        except ERRORS as error:
            return [Reply(language, sentence(error, language))]
        place = f"{document.id}#{note.paragraphs[0]}"
        text = message(language, "note-put", id=note.id, place=place, kind=message(language, f"note-{note.kind.value}"))
        return [Reply(language, text, rows=((Choice(message(language, "renewal-reindex"), "/reindex"),),))]
