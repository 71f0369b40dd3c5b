"""What a calculator says instead of a result."""

from __future__ import annotations

from bot.messages import message
from corpus.document import Language


class CalculatorError(Exception):
    """An input that cannot be worked with; `sentence` says why, in the asker's language.

    `code` names a message of the catalogue. `missing` is the argument that has to be asked for, if that is all that
    lacks.
    """

    def __init__(self, code: str, *, missing: str = "", **details: str | float) -> None:
        super().__init__(code)
        self.code = code
        self.missing = missing
        self.details = details

    def sentence(self, language: Language) -> str:
        """Return the reason in a language."""
        return message(language, self.code, **self.details)

    def __str__(self) -> str:
        return self.sentence("en")
