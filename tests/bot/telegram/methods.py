"""The methods of the Bot API that the tests' server knows, by their names there."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from tests.bot.telegram.checks import inline_results, menu, reply_parameters
from tests.bot.telegram.content import ATTACHED, Refusal, caption_in, checked_photo, file_in, rows_in, text_in
from tests.bot.telegram.markup import Marked
from tests.bot.telegram.people import People
from tests.bot.telegram.shown import BOT, Shown, Upload, as_message

_LARGEST_DOWNLOAD = 20 * 1024 * 1024
_LONGEST_ALERT = 200


class Methods(People):
    """What each method does to what people see; raises Refusal or MarkupError for what Telegram refuses."""

    def __init__(self) -> None:
        super().__init__()
        self.alerts: list[str] = []
        self.commands: dict[str, list[str]] = {}

    async def _getMe(self, data: dict[str, str]) -> Any:  # noqa: N802 - the API's name
        return BOT

    async def _getUpdates(self, data: dict[str, str]) -> Any:  # noqa: N802
        offset, timeout = int(data.get("offset", 0)), float(data.get("timeout", 0))
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        if not self._updates and timeout:
            async with self._changed:
                try:
                    await asyncio.wait_for(self._changed.wait_for(lambda: self._updates), timeout)
                except TimeoutError:
                    return []
        allowed = json.loads(data.get("allowed_updates", "[]"))
        return [update for update in self._updates if not allowed or set(update) & set(allowed)]

    async def _getFile(self, data: dict[str, str]) -> Any:  # noqa: N802
        content = self.files.get(data["file_id"])
        if content is None:
            raise Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        if len(content) > _LARGEST_DOWNLOAD:
            raise Refusal(400, "Bad Request: file is too big")
        file = {"file_id": data["file_id"], "file_unique_id": data["file_id"], "file_size": len(content)}
        return file | {"file_path": f"documents/{data['file_id']}"}

    async def _sendMessage(self, data: dict[str, str]) -> Any:  # noqa: N802
        return self._show(data, text_in(data))

    async def _sendPhoto(self, data: dict[str, Any]) -> Any:  # noqa: N802
        return self._show(data, caption_in(data), photo=checked_photo(file_in(data, "photo")))

    async def _sendDocument(self, data: dict[str, Any]) -> Any:  # noqa: N802
        return self._show(data, caption_in(data), document=file_in(data, "document"))

    async def _editMessageText(self, data: dict[str, str]) -> Any:  # noqa: N802
        shown = self._edited(data)
        if shown.photo or shown.document:
            raise Refusal(400, "Bad Request: there is no text in the message to edit")
        return self._change(shown, text_in(data), rows_in(data), None)

    async def _editMessageCaption(self, data: dict[str, Any]) -> Any:  # noqa: N802
        shown = self._edited(data)
        if not (shown.photo or shown.document):
            raise Refusal(400, "Bad Request: there is no caption in the message to edit")
        return self._change(shown, caption_in(data), rows_in(data), shown.photo)

    async def _editMessageMedia(self, data: dict[str, Any]) -> Any:  # noqa: N802
        shown, media = self._edited(data), json.loads(data["media"])
        if media.get("type") != "photo" or not str(media.get("media", "")).startswith(ATTACHED):
            raise Refusal(400, "Bad Request: can't parse InputMedia")
        file = data.get(media["media"].removeprefix(ATTACHED))
        if not isinstance(file, Upload):
            raise Refusal(400, "Bad Request: can't find the file")
        return self._change(shown, caption_in(media), rows_in(data), checked_photo(file))

    async def _answerCallbackQuery(self, data: dict[str, str]) -> Any:  # noqa: N802
        if len(data.get("text", "")) > _LONGEST_ALERT:
            raise Refusal(400, "Bad Request: MESSAGE_TOO_LONG")
        self.alerts += [data["text"]] if "text" in data else []
        return True

    async def _editMessageReplyMarkup(self, data: dict[str, Any]) -> Any:  # noqa: N802
        shown = self._edited(data)
        return self._change(shown, shown.marked, rows_in(data), shown.photo)

    async def _answerInlineQuery(self, data: dict[str, str]) -> Any:  # noqa: N802
        self.cards[data["inline_query_id"]] = inline_results(data)
        return True

    def _show(self, data: dict[str, Any], marked: Marked, **content: Any) -> Any:
        content["replies_to"] = self._replied(data)
        shown = Shown(int(data["chat_id"]), next(self._ids), marked, rows_in(data), **content)
        shown.topic = int(data["message_thread_id"]) if "message_thread_id" in data else None
        self.shown[shown.id] = shown
        return as_message(shown)

    def _replied(self, data: dict[str, Any]) -> int | None:
        """Return the message that is replied to; one that is not there is an error unless that is allowed."""
        replying = reply_parameters(data)
        if replying is None:
            return None
        there = (int(data["chat_id"]), replying[0]) in self.written or replying[0] in self.shown
        if not there and not replying[1]:
            raise Refusal(400, "Bad Request: message to be replied not found")
        return replying[0] if there else None

    def _edited(self, data: dict[str, Any]) -> Shown:
        shown = self.shown.get(int(data["message_id"]))
        if shown is None or shown.chat != int(data["chat_id"]):
            raise Refusal(400, "Bad Request: message to edit not found")
        return shown

    def _change(self, shown: Shown, marked: Marked, rows: list[list[tuple[str, str]]], photo: bytes | None) -> Any:
        if (marked, rows, photo) == (shown.marked, shown.rows, shown.photo):
            raise Refusal(400, "Bad Request: message is not modified")
        shown.marked, shown.rows, shown.photo, shown.edits = marked, rows, photo, shown.edits + 1
        return as_message(shown)

    async def _setMyCommands(self, data: dict[str, str]) -> Any:  # noqa: N802
        whose, commands = menu(data)
        self.commands[whose] = commands
        return True

    async def _true(self, data: dict[str, str]) -> Any:
        return True

    async def _deleteMessage(self, data: dict[str, Any]) -> Any:  # noqa: N802
        del self.shown[self._edited(data).id]
        return True

    _sendChatAction = _deleteWebhook = _setWebhook = _true  # noqa: N815
