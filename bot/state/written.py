"""What people wrote, as every database takes it."""

from __future__ import annotations

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator


class Written(TypeDecorator[str]):
    """A column of texts. PostgreSQL takes no NUL and nothing half a character: both are replaced."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return a text as it is kept."""
        return None if value is None else readable(value)


def readable(text: str) -> str:
    """Return a text that can be encoded, and the same one where it can."""
    return text.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
