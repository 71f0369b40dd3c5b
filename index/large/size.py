"""The size from which an index is large: below it every passage is scored, which is quick there and exact."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.document import Document

LARGE = 2_000_000  # characters, about 7,500 passages (docs/scale.md says why)


def is_large(documents: Iterable[Document]) -> bool:
    """Tell whether documents are more than are searched exactly."""
    return sum(len(document.text) for document in documents) >= LARGE
