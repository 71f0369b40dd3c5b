"""The corpus's errors as sentences in the reader's language."""

from __future__ import annotations

import unicodedata

from bot.messages.catalogue import message
from corpus.document import Language
from corpus.errors import CorpusError
from corpus.text import squeeze

_LONGEST = 160  # characters of a name or a reason that are shown


def explain(error: CorpusError, language: Language) -> str:
    """Return the sentence that tells a reader what went wrong, on one line."""
    details = {name: _shown(value) if isinstance(value, str) else value for name, value in error.details.items()}
    return message(language, f"corpus-{error.code}", **details)


def _shown(value: str) -> str:
    """Make a name that somebody typed fit to print: no control characters, not endless."""
    printable = "".join(" " if unicodedata.category(character)[0] == "C" else character for character in value)
    text = squeeze(printable)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
