"""`/source CODE`: the whole passage that an answer rests on, and from there to the next, or the other language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.choice import Choice, Row
from bot.chat.pages import in_order, turns
from bot.chat.passages import Passages
from bot.chat.reply import Reply
from bot.chat.request import Request
from bot.evidence import attributes, title
from bot.messages import message
from corpus.document import Kind, Language, NoteKind
from corpus.passage import Passage

if TYPE_CHECKING:
    from bot.engine import Engine

COMMAND = "source"
_TURNED = "t"  # after the code: it is turned to from another passage, and takes that one's place


class SourceView:
    """The command that shows a passage as a whole."""

    def __init__(self, engine: Engine) -> None:
        self._passages = Passages(engine)

    def reply(self, request: Request) -> list[Reply]:
        """Show the passage of a code, or say that it is not there any more."""
        code, _, turned = request.argument.partition(" ")
        passage = self._passages.named(code.lower())
        if passage is None:
            text = message(request.language, "source-gone" if code else "source-usage")
            return [Reply(request.language, text, alert=text if code else "")]
        text = self._text(passage, request.language)
        return [Reply(request.language, text, rows=self._rows(passage, request.language), settles=turned == _TURNED)]

    def _text(self, passage: Passage, language: Language) -> str:
        document = self._passages.knowledge.document(passage)
        row = self._passages.row(passage)
        head = [title(document), " · ".join(attributes(document, language))]
        place = message(language, "source-place", number=row.index(passage) + 1, count=len(row))
        words = passage.text
        if document.kind is Kind.ORIGINAL:
            words = f"«{words}»" if document.language == "ar" else f"“{words}”"
        telling = (note for note in self._in(passage, language).notes if note.kind is not NoteKind.SILENCE)
        notes = [message(language, "answer-note", text=note.text) for note in telling]
        parts = ["\n".join([*filter(None, head), place]), words, *notes, document.url]
        return "\n\n".join(part for part in parts if part)

    def _in(self, passage: Passage, language: Language) -> Passage:
        """Return the passage in a language, itself where it is not there: notes are read in the reader's."""
        return self._passages.knowledge.in_language(passage, language)

    def _rows(self, passage: Passage, language: Language) -> tuple[Row, ...]:
        row = self._passages.row(passage)
        at = row.index(passage)
        before, after = turns(_turn(row[at - 1]), _turn(row[(at + 1) % len(row)]), language)
        turning = in_order((before,) * (at > 0) + (after,) * (at + 1 < len(row)), language)
        other = self._passages.parallel(passage)
        across = (Choice(message(language, f"source-in-{other.language}"), _turn(other)),) if other else ()
        return tuple(row for row in (turning, across) if row)


def showing(passage: Passage) -> str:
    """Return the command that shows a passage in a message of its own."""
    return f"/{COMMAND} {passage.code}"


def _turn(passage: Passage) -> str:
    return f"{showing(passage)} {_TURNED}"
