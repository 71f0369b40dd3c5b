"""Check: the home, where everything is kept."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from bot.operations.check import Check, warning, well, wrong

_LITTLE, _TOO_LITTLE = 1024, 100  # MiB
_MIB = 1024 * 1024


def check_home(home: Path) -> Check:
    """Tell whether the home can be written to, or made, and has room."""
    there = next(folder for folder in (home, *home.absolute().parents) if folder.is_dir())
    try:
        with tempfile.NamedTemporaryFile(dir=there, prefix=".doctor-"):
            free = shutil.disk_usage(there).free // _MIB
    except OSError as error:
        return wrong("home", f"{home}: {error.strerror or error}", "set QUDRA_HOME to a folder that may be written to")
    seen = f"{home}: writable, {free} MiB free"
    if free < _LITTLE:
        return (wrong if free < _TOO_LITTLE else warning)("home", seen, "make room on its disk")
    return well("home", seen)
