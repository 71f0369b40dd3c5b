"""What a chat shows of the bot, and how updates and answers of the server carry it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.bot.telegram.markup import Marked

BOT = {"id": 123456, "is_bot": True, "first_name": "Qudra", "username": "qudra_bot"}
DATE = 1_760_000_000


@dataclass
class Upload:
    """A file as it came in."""

    name: str
    content: bytes


@dataclass
class Shown:
    """A message of the bot as a chat shows it; a button is its label and what it carries, or where it leads."""

    chat: int
    id: int
    marked: Marked
    rows: list[list[tuple[str, str]]] = field(default_factory=list)
    edits: int = 0
    topic: int | None = None
    photo: bytes | None = None
    document: Upload | None = None
    replies_to: int | None = None

    @property
    def buttons(self) -> list[tuple[str, str]]:
        return [button for row in self.rows for button in row]

    @property
    def text(self) -> str:
        return self.marked.text

    @property
    def folded(self) -> list[str]:
        """The quotes that open at a tap."""
        return self.marked.of("expandable_blockquote")

    @property
    def readable(self) -> str:
        """The text without the marks that only steer its direction."""
        return bare(self.text)


def bare(text: str) -> str:
    return "".join(char for char in text if char not in "\u200e\u200f\u2066\u2067\u2068\u2069")


def content_of(shown: Shown) -> dict[str, Any]:
    """A message's content as updates carry it."""
    sizes = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    document = {"file_id": "d", "file_unique_id": "d"}
    keyboard = {"reply_markup": {"inline_keyboard": _keyboard(shown)}} if shown.rows else {}
    if shown.photo:
        return {"photo": sizes, "caption": shown.text, **keyboard}
    if shown.document:
        return {"document": document, "caption": shown.text, **keyboard}
    return {"text": shown.text, **keyboard}


def _keyboard(shown: Shown) -> list[list[dict[str, str]]]:
    return [
        [{"text": label, "url" if data.startswith("https://") else "callback_data": data} for label, data in row]
        for row in shown.rows
    ]


def as_message(shown: Shown) -> dict[str, Any]:
    chat = {"id": shown.chat, "type": "private" if shown.chat > 0 else "supergroup"}
    return {"message_id": shown.id, "date": DATE, "chat": chat, "from": BOT, **content_of(shown)}
