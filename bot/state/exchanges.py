"""Exchanges: which message of the bot answers which, so that an edited question finds its answer after a restart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from bot.state.database import Database
from bot.state.moment import now
from bot.state.tables import ExchangeRow
from bot.state.upsert import upsert

_FOUND = select(ExchangeRow.reply, ExchangeRow.is_picture, ExchangeRow.is_whole, ExchangeRow.receipt_id).where(
    ExchangeRow.chat == bindparam("chat"), ExchangeRow.message == bindparam("message")
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """The bot's reply to a message: its id, whether it is a picture, whether it is all of it, the answer's id or ""."""

    reply: int
    is_picture: bool = False
    is_whole: bool = True
    answer: str = ""


Exchanged = Mapping[tuple[str, int], Exchange]  # by the chat and the message that is replied to


class ExchangeStore:
    """The exchanges in a database; a chat is named by its transport and its number there, such as `telegram:42`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, chat: str, message: int) -> Exchange | None:
        """Return the reply to a message, None when there is none; raises Failure."""
        with self._database.connect() as connection:
            row = connection.execute(_FOUND, {"chat": chat, "message": message}).one_or_none()
        return None if row is None else Exchange(*row)


def keep_exchanges(connection: Connection, exchanged: Exchanged) -> None:
    """Keep the replies to some messages, in a transaction."""
    at = now()
    for (chat, message), exchange in exchanged.items():
        upsert(
            connection,
            ExchangeRow,
            chat=chat,
            message=message,
            reply=exchange.reply,
            is_picture=exchange.is_picture,
            is_whole=exchange.is_whole,
            receipt_id=exchange.answer,
            at=at,
        )
