"""What can go wrong with a corpus.

CorpusError
├── DocumentError   a document's front matter, identifier or body is not usable
├── ReaderError     a file that somebody brought cannot be read as text
└── UnknownDocument no document has that identifier

Each error carries a `code` by which the bot finds the sentence to show, and the `details` that go into it.
"""

from __future__ import annotations


class CorpusError(Exception):
    """Base of the corpus's errors: a code for the message catalogue and the values that go into it."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(f"{code}: " + ", ".join(f"{key}={value}" for key, value in details.items()))
        self.code = code
        self.details = details


class DocumentError(CorpusError):
    """A document's front matter, identifier or body is not usable."""


class ReaderError(CorpusError):
    """A file that somebody brought cannot be read as text."""


class UnknownDocument(CorpusError):  # noqa: N818 - reads as a sentence where it is raised
    """No document has that identifier."""
