"""Receiving: updates as the server hands them out; one that cannot be read is passed over and holds up no other."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.request import RequestData

from bot.telegram.inbox import Inbox, Payload
from bot.telegram.transport import Transport

_log = logging.getLogger(__name__)


class Receiving(Transport):
    """Requests for updates, which go into the inbox before the server hears that they arrived.

    Of one that came before, or that cannot be read, only the number is left: the library would give a whole batch up,
    and ask for it for ever, for one odd date in it.
    """

    def __init__(self, inbox: Inbox) -> None:
        """Ask over one connection: one request at a time."""
        super().__init__(connections=1)
        self._inbox = inbox

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named: Any
    ) -> tuple[int, bytes]:
        """Send a request, once there is room for updates, and receive those in its answer; raises NetworkError."""
        await self._inbox.room()
        status, body = await super().do_request(url, method, request_data, *timeouts, **named)
        try:
            said = self.parse_json_payload(body)
        except TelegramError:
            return status, body  # the library says what is wrong with it
        result = said.get("result")
        if not isinstance(result, list) or not result:
            return status, body
        news = {payload["update_id"] for payload in await self._inbox.receive(readable(result))}
        said["result"] = [one if one["update_id"] in news else {"update_id": one["update_id"]} for one in result]
        return status, json.dumps(said).encode()


def readable(updates: Sequence[Payload]) -> list[Payload]:
    """Return the updates that the library can read."""
    return [update for update in updates if _is_readable(update)]


def _is_readable(update: Payload) -> bool:
    try:
        Update.de_json(update, None)
    except Exception:  # noqa: BLE001 - whatever the library makes of what another server sends
        _log.exception("update %s cannot be read", update.get("update_id"))
        return False
    return True
