"""Check: the documents that answers come from."""

from __future__ import annotations

from pathlib import Path

from bot.messages.errors import explain
from bot.operations.check import Check, well, wrong
from corpus.library import Library


def check_documents(home: Path) -> Check:
    """Tell whether every document can be read."""
    library = Library(home)
    count, problems = len(library.documents()), library.problems()
    if problems:
        seen = "; ".join(explain(problem, "en") for problem in problems)
        return wrong("documents", seen, "mend the file, or `qudra corpus remove` it")
    return well("documents", f"{count} readable")
