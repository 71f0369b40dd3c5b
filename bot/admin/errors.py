"""What stands in the way of an administrator, said in their language."""

from __future__ import annotations

from bot.errors import Failure
from bot.messages import message
from bot.messages.errors import explain
from corpus.document import Language
from corpus.errors import CorpusError
from index.errors import IndexingError
from index.indexer import BuildInProgress


class AdminError(Exception):
    """Something that an administrator wants cannot be done: a code for the catalogue and the values that go into it."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(f"{code}: " + ", ".join(f"{key}={value}" for key, value in details.items()))
        self.code = code
        self.details = details


ERRORS = (AdminError, CorpusError, IndexingError, Failure, OSError)  # what a command of an administrator may meet


def sentence(error: Exception, language: Language) -> str:
    """Say what went wrong in a reader's language, as far as it is known there."""
    if isinstance(error, AdminError):
        return message(language, f"admin-{error.code}", **error.details)
    if isinstance(error, CorpusError):
        return explain(error, language)
    return message(language, "reindex-busy") if isinstance(error, BuildInProgress) else str(error)
