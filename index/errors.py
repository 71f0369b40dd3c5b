"""What can go wrong with an index.

IndexingError
├── EncoderError       a model cannot be loaded
├── TranslationError   the translation table cannot be loaded
└── BrokenGeneration   a generation on disk is incomplete or damaged
"""

from __future__ import annotations


class IndexingError(Exception):
    """Base of the index's errors."""


class EncoderError(IndexingError):
    """A model cannot be loaded."""


class TranslationError(IndexingError):
    """The translation table cannot be loaded."""


class BrokenGeneration(IndexingError):  # noqa: N818 - reads as a sentence where it is raised
    """A generation on disk is incomplete or damaged."""
