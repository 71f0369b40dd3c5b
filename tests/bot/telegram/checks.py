"""What the Bot API refuses of inline results, replies and menus."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.bot.telegram.markup import Marked, MarkupError, check_text, parse_html

_MOST_RESULTS = 50
_LONGEST_ID, _LONGEST_OFFSET, _LONGEST_PARAMETER = 64, 64, 64  # bytes
_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_MOST_COMMANDS, _LONGEST_DESCRIPTION = 100, 256
_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
# What the server tells besides of somebody's place in a chat.
MEMBERS: dict[str, dict[str, Any]] = {"kicked": {"until_date": 0}, "administrator": dict.fromkeys(_RIGHTS, False)}


def inline_results(data: dict[str, str]) -> list[dict[str, Any]]:
    """Read the results of an inline query with each one's text as a chat would show it; raises MarkupError."""
    results = json.loads(data["results"])
    if len(results) > _MOST_RESULTS:
        raise MarkupError("RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) != len(results):
        raise MarkupError("RESULT_ID_DUPLICATE")
    if len(data.get("next_offset", "").encode()) > _LONGEST_OFFSET:
        raise MarkupError("NEXT_OFFSET_INVALID")
    button = json.loads(data.get("button", "{}"))
    if button and not _PARAMETER.fullmatch(button.get("start_parameter", "")):
        raise MarkupError("START_PARAM_INVALID")
    return [result | {"shown": _shown(result)} for result in results]


def _shown(result: dict[str, Any]) -> Marked:
    if not 1 <= len(result["id"].encode()) <= _LONGEST_ID:
        raise MarkupError("RESULT_ID_INVALID")
    if not result.get("title"):
        raise MarkupError("ARTICLE_TITLE_EMPTY")
    content = result["input_message_content"]
    text = content["message_text"]
    marked = parse_html(text) if content.get("parse_mode") == "HTML" else Marked(text)
    check_text(marked)
    return marked


def reply_parameters(data: dict[str, Any]) -> tuple[int, bool] | None:
    """Return which message is replied to, and whether the new one may be sent without it."""
    if "reply_parameters" not in data:
        return None
    parameters = json.loads(data["reply_parameters"])
    if not isinstance(parameters.get("message_id"), int):
        raise MarkupError("message_id of reply_parameters is missing")
    return parameters["message_id"], bool(parameters.get("allow_sending_without_reply"))


def menu(data: dict[str, str]) -> tuple[str, list[str]]:
    """Return whose a menu is (`language@scope`) and its commands; raises MarkupError."""
    commands = json.loads(data["commands"])
    if len(commands) > _MOST_COMMANDS:
        raise MarkupError("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]) or not 1 <= len(command["description"]) <= _LONGEST_DESCRIPTION:
            raise MarkupError("BOT_COMMAND_INVALID")
    scope = json.loads(data.get("scope", "{}"))
    whose = {"": "", "default": "", "chat": str(scope.get("chat_id"))}.get(scope.get("type", ""), scope.get("type", ""))
    language = data.get("language_code", "")
    return (f"{language}@{whose}" if whose else language), [command["command"] for command in commands]
