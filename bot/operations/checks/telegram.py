"""Check: Telegram, by the token, and who may administer the bot there."""

from __future__ import annotations

import httpx

from bot.operations.check import Check, skipped, warning, well, wrong
from bot.settings import Settings

_PATIENCE = 5.0  # seconds
_REFUSED = (401, 404)


def check_telegram(settings: Settings) -> Check:
    """Tell whether the Bot API server knows the token, which is not shown."""
    if settings.telegram_bot_token is None:
        return skipped("telegram", "no TELEGRAM_BOT_TOKEN: the conversation is in the terminal")
    root = settings.telegram_api_url.rstrip("/")
    try:
        reply = httpx.get(f"{root}/bot{settings.telegram_bot_token.get_secret_value()}/getMe", timeout=_PATIENCE)
        if reply.status_code in _REFUSED:
            return wrong("telegram", f"{root} refuses the token", "set TELEGRAM_BOT_TOKEN to what @BotFather gives")
        name = reply.raise_for_status().json()["result"]["username"]
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError) as error:
        seen = f"{root} does not answer as it should ({type(error).__name__})"  # its text may hold the token
        return wrong("telegram", seen, "see whether this machine reaches it, and whether TELEGRAM_API_URL is right")
    return well("telegram", f"{root} knows the bot as @{name}")


def check_admins(settings: Settings) -> Check:
    """Tell whether anybody administers the bot."""
    if settings.admins:
        return well("admins", f"{len(settings.admins)} set")
    if settings.telegram_bot_token is None:
        return skipped("admins", "none, and none are needed in the terminal")
    mend = "set QUDRA_ADMINS to the Telegram ids of those who should"
    return warning("admins", "none: nobody may add documents or /reindex in Telegram", mend)
