"""Check: the language model's server, if there is one."""

from __future__ import annotations

import httpx

from bot.operations.check import Check, skipped, warning, well, wrong
from bot.settings import Settings

_PATIENCE = 5.0  # seconds
_REFUSED = (401, 403)


def check_language_model(settings: Settings) -> Check:
    """Tell whether the server answers and has the model; without it answers are quoted, as they are if it is down."""
    if not settings.llm_url:
        return skipped("language model", "no QUDRA_LLM_URL: answers are quoted")
    headers = {"Authorization": f"Bearer {settings.llm_key.get_secret_value()}"} if settings.llm_key else {}
    try:
        reply = httpx.get(f"{settings.llm_url.rstrip('/')}/models", headers=headers, timeout=_PATIENCE)
        if reply.status_code in _REFUSED:
            return wrong(
                "language model", f"{settings.llm_url} refuses the key", "set QUDRA_LLM_KEY to one that it takes"
            )
        models = [str(model["id"]) for model in reply.raise_for_status().json()["data"]]
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError) as error:
        seen = f"{settings.llm_url} does not answer as it should ({type(error).__name__})"
        return wrong("language model", seen, "see whether it runs, and whether QUDRA_LLM_URL is right")
    if settings.llm_model not in models:
        mend = f"set QUDRA_LLM_MODEL to one that it has: {', '.join(models[:5]) or 'none'}"
        return warning("language model", f"{settings.llm_url} does not list {settings.llm_model}", mend)
    return well("language model", f"{settings.llm_url} has {settings.llm_model}")
