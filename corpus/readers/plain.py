"""Plain text."""

from __future__ import annotations

from corpus.readers.encoding import decode
from corpus.readers.lines import clean, layout, unwrap
from corpus.readers.read_text import ReadText


def read(content: bytes, name: str) -> ReadText:
    """Read plain text. Raises ReaderError when it is in no encoding that we know."""
    return ReadText(layout(unwrap(clean(decode(content, name)))))
