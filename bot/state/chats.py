"""Chats: the language that each has chosen and what was asked in it, so that it goes on after a restart."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, func, insert, select, update

from bot.state.database import Database
from bot.state.forgetting import forget
from bot.state.moment import now
from bot.state.tables import ExchangeRow, FeedbackRow, LanguageRow, ReceiptRow, TurnRow, as_language
from bot.state.upsert import insert_if_new, upsert
from corpus.document import Language

# Written once: to put a statement together costs more than to run it.
_CHOSEN = select(LanguageRow.language).where(LanguageRow.chat == bindparam("chat"))
_NEWEST = select(TurnRow.question).where(TurnRow.chat == bindparam("chat")).order_by(TurnRow.id.desc())


class Chats:
    """The chats in a database; each is named by its transport and its number there, such as `telegram:42`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def language(self, chat: str) -> Language | None:
        """Return the language that a chat has chosen, None when it has not."""
        with self._database.connect() as connection:
            return as_language(connection.scalar(_CHOSEN, {"chat": chat}))

    def choose_language(self, chat: str, language: Language | None) -> None:
        """Keep a chat's choice; None takes it back. Raises Failure."""
        with self._database.begin() as connection:
            if language is None:
                connection.execute(delete(LanguageRow).where(LanguageRow.chat == chat))
            else:
                upsert(connection, LanguageRow, chat=chat, language=language, at=now())

    def remember(self, chat: str, question: str, receipt_id: str, asker: str = "") -> None:
        """Keep a turn; `asker` is who asked, where that is not the chat itself. Raises Failure."""
        turn = {"chat": chat, "asker": asker or chat, "at": now(), "question": question, "receipt_id": receipt_id}
        with self._database.begin() as connection:
            connection.execute(insert(TurnRow), turn)

    def correct(self, chat: str, question: str) -> None:
        """Put a question in the place of a chat's last one; raises Failure."""
        last = select(func.max(TurnRow.id)).where(TurnRow.chat == chat).scalar_subquery()
        with self._database.begin() as connection:
            connection.execute(update(TurnRow).where(TurnRow.id == last).values(question=question))

    def take_back(self, chat: str, receipt_id: str) -> None:
        """Forget the turn of a chat whose answer has a receipt; raises Failure."""
        with self._database.begin() as connection:
            connection.execute(delete(TurnRow).where(TurnRow.chat == chat, TurnRow.receipt_id == receipt_id))

    def move(self, old: str, new: str) -> None:
        """Keep under another name what is kept of a chat; a language chosen under that name stays. Raises Failure."""
        with self._database.begin() as connection:
            connection.execute(update(TurnRow).where(TurnRow.chat == old).values(chat=new))
            connection.execute(
                delete(ExchangeRow).where(ExchangeRow.chat == old)
            )  # its messages have other numbers now
            for kind in (TurnRow, ReceiptRow, FeedbackRow):  # where nobody but the chat is known to have asked
                connection.execute(update(kind).where(kind.asker == old).values(asker=new))
            language = as_language(connection.scalar(_CHOSEN, {"chat": old}))
            connection.execute(delete(LanguageRow).where(LanguageRow.chat == old))
            if language is not None:
                insert_if_new(connection, LanguageRow, chat=new, language=language, at=now())

    def questions(self, chat: str, most: int = 6) -> list[str]:
        """Return the last questions of a chat, the oldest first."""
        with self._database.connect() as connection:
            return list(connection.scalars(_NEWEST.limit(most), {"chat": chat}))[::-1]

    def forget(self, chat: str) -> int:
        """Delete everything of a person or a chat; returns how many rows that were. Raises Failure."""
        return forget(self._database, chat)
