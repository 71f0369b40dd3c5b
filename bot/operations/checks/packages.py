"""Check: Python and the packages that Qudra needs."""

from __future__ import annotations

import platform
import re
import sys
from importlib.metadata import PackageNotFoundError, requires, version

from bot.operations.check import Check, warning, well, wrong
from bot.settings import Settings
from index.encoder import BUNDLED

_PYTHON = (3, 11)
_NAMED_ENCODERS = frozenset({"sentence-transformers", "torch"})  # needed for these alone
_TOLD = ("qudra", "python-telegram-bot", "onnxruntime", "faiss-cpu", "SQLAlchemy")
_NAME = re.compile(r"[\w.-]+")


def check_python() -> Check:
    """Tell whether this Python is new enough."""
    if sys.version_info < _PYTHON:
        return wrong("python", platform.python_version(), "install Python 3.11 or later")
    return well("python", platform.python_version())


def check_packages(settings: Settings) -> Check:
    """Tell whether every package that Qudra names is installed."""
    missing = [name for name in _needed() if _version(name) is None]
    if settings.encoder == BUNDLED:
        missing = [name for name in missing if name not in _NAMED_ENCODERS]
    if missing:
        return wrong("packages", f"missing: {', '.join(missing)}", "install Qudra anew: `make run` does")
    if _version("qudra") is None:
        return warning("packages", "Qudra itself is not installed", "install it: `make run` does")
    return well("packages", ", ".join(f"{name} {_version(name)}" for name in _TOLD))


def _needed() -> list[str]:
    """Return the names of the packages that Qudra needs, without those of extras."""
    try:
        listed = requires("qudra") or []
    except PackageNotFoundError:
        return []
    found = (_NAME.match(one) for one in listed if "extra ==" not in one)
    return [match.group() for match in found if match]


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
