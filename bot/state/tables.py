"""The tables. A change here needs a migration in `migrations/versions`; a test holds that they agree.

No table refers to another by a foreign key: what belongs together is deleted together, in one transaction, and SQLite,
which changes a table by copying it, has nothing to cascade.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.state.moment import Moment
from bot.state.written import Written
from corpus.document import Language

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
}


class Table(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=_NAMES)


class ReceiptRow(Table):
    """An answer as it went out, with what it takes to give it again; what is counted stands beside it."""

    __tablename__ = "receipts"
    __table_args__ = (  # statistics are read from the first alone, without the answers
        Index("ix_receipts_told", "at", "mode", "spoken", "elapsed_ms", "asker"),
        Index("ix_receipts_mode", "mode", "at"),
    )

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    asker: Mapped[str] = mapped_column(String(64), index=True)
    language: Mapped[str | None] = mapped_column(String(2))  # the one chosen, if one was
    before: Mapped[list[str]] = mapped_column(JSON)  # the questions that the conversation remembered
    question: Mapped[str] = mapped_column(Written)
    answer: Mapped[dict[str, Any]] = mapped_column(JSON)
    mode: Mapped[str] = mapped_column(String(16))
    spoken: Mapped[str] = mapped_column(String(2))  # the answer's language
    elapsed_ms: Mapped[float]


class TurnRow(Table):
    """A question in a chat, in the order of `id`."""

    __tablename__ = "turns"
    __table_args__ = (Index("ix_turns_chat", "chat", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    chat: Mapped[str] = mapped_column(String(64))
    asker: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    question: Mapped[str] = mapped_column(Written)
    receipt_id: Mapped[str] = mapped_column(String(16), index=True)  # "" when no receipt was kept


class LanguageRow(Table):
    """The language that a chat has chosen; none when it follows each question."""

    __tablename__ = "languages"

    chat: Mapped[str] = mapped_column(String(64), primary_key=True)
    language: Mapped[str] = mapped_column(String(2))
    at: Mapped[datetime] = mapped_column(Moment)


class FeedbackRow(Table):
    """What somebody thought of an answer."""

    __tablename__ = "feedback"

    receipt_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    asker: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
    liked: Mapped[bool]
    reason: Mapped[str] = mapped_column(Written)
    at: Mapped[datetime] = mapped_column(Moment, index=True)


class LimitRow(Table):
    """How much somebody has asked since when: in the minute and in the day that began with a question."""

    __tablename__ = "limits"

    asker: Mapped[str] = mapped_column(String(64), primary_key=True)
    minute_from: Mapped[float]  # seconds since 1970
    minute_count: Mapped[int]
    day_from: Mapped[float] = mapped_column(index=True)
    day_count: Mapped[int]


class UpdateRow(Table):
    """What a transport has received: who deals with it until when, and what it says until that is done."""

    __tablename__ = "updates"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    content: Mapped[str | None] = mapped_column(Written)
    holder: Mapped[str] = mapped_column(String(16))
    held_until: Mapped[float] = mapped_column(index=True)  # seconds since 1970; 0 when it is done
    takeovers: Mapped[int] = mapped_column(server_default="0")  # how many processes have left it undone


class MessageRow(Table):
    """Which version of a message was received last, whatever update brought it."""

    __tablename__ = "messages"

    chat: Mapped[str] = mapped_column(String(64), primary_key=True)
    message: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    version: Mapped[float]  # seconds since 1970 of its last edit, 0 as it was sent
    digest: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime] = mapped_column(Moment, index=True)


class ExchangeRow(Table):
    """The message of the bot that answers a message in a chat."""

    __tablename__ = "exchanges"

    chat: Mapped[str] = mapped_column(String(64), primary_key=True)
    message: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reply: Mapped[int] = mapped_column(BigInteger)
    is_picture: Mapped[bool]
    is_whole: Mapped[bool]
    receipt_id: Mapped[str] = mapped_column(String(16), index=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)


def as_language(written: str | None) -> Language | None:
    """Read a language as the tables have it."""
    return "ar" if written == "ar" else "en" if written == "en" else None
