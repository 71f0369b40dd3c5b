"""Forgetting: everything of a person or a chat is deleted, in one transaction."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, delete, or_, select, update

from bot.state.database import Database
from bot.state.tables import ExchangeRow, FeedbackRow, LanguageRow, LimitRow, MessageRow, ReceiptRow, TurnRow


def forget(database: Database, who: str) -> int:
    """Delete all rows of a person or a chat, and their questions from others' receipts; returns how many were deleted.

    Raises Failure.
    """
    with database.begin() as connection:
        _unquote(connection, who)
        deleted = sum(_delete(connection, kind, condition) for kind, condition in _theirs(who))
    database.wipe()
    return deleted


def _theirs(who: str) -> tuple[tuple[type, ColumnElement[bool]], ...]:
    """Return what to delete, in this order: the turns of their own chat tell which receipts are theirs."""
    receipts = or_(ReceiptRow.asker == who, ReceiptRow.id.in_(select(TurnRow.receipt_id).where(TurnRow.chat == who)))
    return (
        (TurnRow, _asked_elsewhere(who)),
        (FeedbackRow, or_(FeedbackRow.asker == who, FeedbackRow.receipt_id.in_(select(ReceiptRow.id).where(receipts)))),
        (ExchangeRow, or_(ExchangeRow.chat == who, ExchangeRow.receipt_id.in_(select(ReceiptRow.id).where(receipts)))),
        (ReceiptRow, receipts),
        (MessageRow, MessageRow.chat == who),
        (TurnRow, TurnRow.chat == who),
        (LanguageRow, LanguageRow.chat == who),
        (LimitRow, LimitRow.asker == who),
    )


def _asked_elsewhere(who: str) -> ColumnElement[bool]:
    """Tell the turns that somebody had in chats that are not theirs alone."""
    by_receipt = TurnRow.receipt_id.in_(select(ReceiptRow.id).where(ReceiptRow.asker == who))
    return and_(TurnRow.chat != who, or_(TurnRow.asker == who, by_receipt))


def _unquote(connection: Connection, who: str) -> None:
    """Take out of others' receipts what was asked before, in the chats that they shared, unless it was others' too.

    What a button or a command worked out is kept as a code, in which its words are not found: so it goes as well.
    """
    for chat in connection.scalars(select(TurnRow.chat).where(_asked_elsewhere(who)).distinct()).all():
        there = and_(TurnRow.chat == chat, TurnRow.receipt_id == ReceiptRow.id, ReceiptRow.asker != who)
        others = connection.execute(select(ReceiptRow.id, ReceiptRow.question, ReceiptRow.before).where(there)).all()
        questions = {question for _, question, _ in others}
        for receipt_id, _, before in others:
            kept = [question for question in before if question in questions]
            if kept != before:
                connection.execute(update(ReceiptRow).where(ReceiptRow.id == receipt_id).values(before=kept))


def _delete(connection: Connection, kind: type, condition: ColumnElement[bool]) -> int:
    return connection.execute(delete(kind).where(condition)).rowcount
