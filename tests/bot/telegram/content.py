"""The content of what a bot sends, read from a request as the Bot API reads it, or refused."""

from __future__ import annotations

import json
from typing import Any

from tests.bot.telegram.markup import Marked, check_caption, check_text, parse_html
from tests.bot.telegram.shown import Upload

ATTACHED = "attach://"
_MOST_ROW, _MOST_BUTTONS = 8, 100
_LARGEST_PHOTO = 10 * 1024 * 1024


class Refusal(Exception):  # noqa: N818 - an answer of the server
    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


def text_in(data: dict[str, str]) -> Marked:
    marked = parse_html(data["text"]) if data.get("parse_mode") == "HTML" else Marked(data["text"])
    check_text(marked)
    return marked


def caption_in(data: dict[str, Any]) -> Marked:
    text = data.get("caption", "")
    marked = parse_html(text) if data.get("parse_mode") == "HTML" else Marked(text)
    check_caption(marked)
    return marked


def file_in(data: dict[str, Any], name: str) -> Upload:
    file = data.get(name)
    if isinstance(file, str) and file.startswith(ATTACHED):
        file = data.get(file.removeprefix(ATTACHED))
    if not isinstance(file, Upload) or not file.content:
        raise Refusal(400, "Bad Request: file must be non-empty")
    return file


def checked_photo(file: Upload) -> bytes:
    """Check a picture as the server does, here for PNG alone: its size, and its sides, which stand in its head."""
    if len(file.content) > _LARGEST_PHOTO or not file.content.startswith(b"\x89PNG"):
        raise Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED")
    width, height = (int.from_bytes(file.content[at : at + 4], "big") for at in (16, 20))
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise Refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    return file.content


def rows_in(data: dict[str, Any]) -> list[list[tuple[str, str]]]:
    if "reply_markup" not in data:
        return []
    rows = json.loads(data["reply_markup"])["inline_keyboard"]
    if any(not 1 <= len(row) <= _MOST_ROW for row in rows) or sum(map(len, rows)) > _MOST_BUTTONS:
        raise Refusal(400, "Bad Request: too many buttons")
    return [[_button(button) for button in row] for row in rows]


def _button(button: dict[str, str]) -> tuple[str, str]:
    carried = [button[key] for key in ("callback_data", "url") if key in button]
    if len(carried) != 1 or not button["text"].strip():
        raise Refusal(400, "Bad Request: can't parse inline keyboard button")
    if "callback_data" in button and not 1 <= len(carried[0].encode()) <= 64:
        raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
    if "url" in button and not carried[0].startswith("https://"):
        raise Refusal(400, "Bad Request: BUTTON_URL_INVALID")
    return button["text"], carried[0]
