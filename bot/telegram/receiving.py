"""Receiving: updates as the server hands them out; one that cannot be read is passed over and holds up no other."""

from __future__ import annotations

import logging
from typing import Any

from telegram import Update

from bot.telegram.transport import Transport

_log = logging.getLogger(__name__)


class Receiving(Transport):
    """Requests for updates. The library gives a whole batch up, and asks for it for ever, for one odd date in it."""

    def __init__(self) -> None:
        """Ask over one connection: one request at a time."""
        super().__init__(connections=1)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read what the server says; of an unreadable update only its number is left. Raises TelegramError."""
        said: dict[str, Any] = Transport.parse_json_payload(payload)
        result = said.get("result")
        if isinstance(result, list):
            said["result"] = [_readable(update) for update in result]
        return said


def _readable(update: dict[str, Any]) -> dict[str, Any]:
    try:
        Update.de_json(update, None)
    except Exception:  # noqa: BLE001 - whatever the library makes of what another server sends
        _log.exception("update %s cannot be read", update["update_id"])
        return {"update_id": update["update_id"]}
    return update
