"""Receipts: every answer with what it takes to show where it came from, and to give it again."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select

from bot.state.database import Database
from bot.state.moment import now
from bot.state.tables import ReceiptRow, as_language
from corpus.document import Language

_BYTES = 5  # of an id: ten letters and digits, few enough to type


def fresh_id() -> str:
    """Return an id that no receipt has."""
    return secrets.token_hex(_BYTES)


@dataclass(frozen=True, slots=True)
class Receipt:
    """An answer by its id: who asked what, after which questions, and the answer object (`Answer.as_json`)."""

    id: str
    asker: str
    question: str
    answer: Mapping[str, Any]
    language: Language | None = None
    before: tuple[str, ...] = ()
    at: datetime = field(default_factory=now)


class Receipts:
    """The receipts in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, receipt: Receipt) -> None:
        """Keep a receipt; raises Failure when the database does not take it."""
        row = {
            "id": receipt.id,
            "at": receipt.at,
            "asker": receipt.asker,
            "language": receipt.language,
            "before": list(receipt.before),
            "question": receipt.question,
            "answer": dict(receipt.answer),
            "mode": receipt.answer.get("mode", ""),
            "spoken": receipt.answer.get("language", ""),
            "elapsed_ms": receipt.answer.get("elapsed_ms", 0.0),
        }
        with self._database.begin() as connection:
            connection.execute(insert(ReceiptRow), row)

    def of(self, receipt_id: str) -> Receipt | None:
        """Return a receipt by its id, None when there is none."""
        with self._database.connect() as connection:
            row = connection.execute(select(ReceiptRow).where(ReceiptRow.id == receipt_id)).one_or_none()
        return None if row is None else _receipt(row)


def _receipt(row: Row[Any]) -> Receipt:
    return Receipt(
        id=row.id,
        asker=row.asker,
        question=row.question,
        answer=row.answer,
        language=as_language(row.language),
        before=tuple(row.before),
        at=row.at,
    )
