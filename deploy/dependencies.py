"""Print what the image installs, a requirement a line: what Qudra needs to serve, and PostgreSQL's driver."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
ONLY_FOR_NAMED_ENCODERS = {"sentence-transformers", "torch"}  # `QUDRA_ENCODER` other than "bundled"


def needed(project: Path = PROJECT) -> list[str]:
    """Return the requirements, as they are written in the project's file."""
    told = tomllib.loads(project.read_text("utf-8"))["project"]
    listed: list[str] = told["dependencies"] + told["optional-dependencies"]["postgresql"]
    return [one for one in listed if re.split(r"[\s\[<>=!~;]", one, maxsplit=1)[0] not in ONLY_FOR_NAMED_ENCODERS]


if __name__ == "__main__":
    print("\n".join(needed()))
