"""Check: the settings, as they stand in the environment and in `.env`."""

from __future__ import annotations

from difflib import get_close_matches

from pydantic import ValidationError

from bot.operations.check import Check, warning, well, wrong
from bot.settings import Settings, unknown_variables, variable

_FILE = "mend it in the environment or in .env; .env.example shows every setting"


def check_variables() -> Check:
    """Tell whether every variable that looks like a setting is one."""
    unknown = unknown_variables()
    if unknown:
        return warning("settings", "no such setting: " + ", ".join(map(_meant, unknown)), _FILE)
    return well("settings", "readable, and every one is known")


def explain_settings(error: ValidationError) -> Check:
    """Say what is wrong with settings that cannot be read, without their values."""
    told = (": ".join([*map(_variable, one["loc"][:1]), one["msg"]]) for one in error.errors())
    return wrong("settings", "; ".join(told), _FILE)


def _variable(place: int | str) -> str:
    return variable(str(place)) if str(place) in Settings.model_fields else str(place)


def _meant(name: str) -> str:
    close = get_close_matches(name.upper(), map(variable, Settings.model_fields), 1)
    return f"{name} (did you mean {close[0]}?)" if close else name
