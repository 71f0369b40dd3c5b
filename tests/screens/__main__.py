"""`python -m tests.screens docs` writes `answers.md` and the pictures of screens there; names after it, only those."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.screens.page import write

if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2:])
