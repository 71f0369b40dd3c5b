"""A reply: what goes back to whoever wrote, before any transport draws it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers.answer import Answer
from bot.charts import Chart
from bot.chat.choice import Row
from bot.chat.keyboard import keyboard
from bot.chat.shown import Shown
from corpus.document import Language

LONGEST_ALERT = 200  # characters, as a pop-up holds


@dataclass(frozen=True, slots=True)
class User:
    """Whoever writes; `language` is what their client is set to, or None when it doesn't say.

    `id` names them by their transport and their number there, such as `telegram:42`.
    """

    language: Language | None = None
    is_admin: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that comes with a reply."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """One message: plain text, or an answer with its evidence, and what may be chosen next, row by row.

    A settled reply concludes the message whose button was tapped, or whose progress it ends, and may take its place.
    A `picture` stands above the text, which may be cut short to fit under it. An `attachment` is a file of its own.
    An `alert`, of 200 characters at most, says all that a tap needs where something can pop up; elsewhere the text
    does. Rows `instead` take the place of the row that was tapped, the rest of the message staying as it is.
    """

    language: Language
    text: str
    answer: Answer | None = None
    rows: tuple[Row, ...] = ()
    settles: bool = False
    picture: Chart | None = None
    attachment: Attachment | None = None
    alert: str = ""
    instead: tuple[Row, ...] | None = None

    @classmethod
    def of(cls, answer: Answer) -> Reply:
        """Return the reply that an answer is; under a calculation stands what can be changed in it."""
        shown = Shown.of(answer)
        rows = keyboard(shown, answer.calculation) if shown and answer.calculation else ()
        return cls(answer.language, answer.text, answer, rows)

    @property
    def choices(self) -> Row:
        """Every choice, from the first row to the last."""
        return tuple(choice for row in self.rows for choice in row)
