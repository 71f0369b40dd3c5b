"""Check: the index in force, file by file, and whether it is of today's documents."""

from __future__ import annotations

from pathlib import Path

from bot.admin.indexed import is_indexed
from bot.operations.check import Check, warning, well, wrong
from index.encoder import Encoder
from index.errors import BrokenGeneration
from index.generation import Generation, GenerationStore

_BUILD = "`qudra index` builds it; a running bot takes it up by itself"


def check_index(home: Path, encoder: Encoder) -> tuple[Check, Generation | None]:
    """Tell whether the generation in force opens with an encoder; it is returned, too, if it does."""
    store = GenerationStore(home)
    current = store.current()
    if current is None:
        return warning("index", "none yet: the bot will build it when it starts", _BUILD), None
    try:
        generation = store.open(current, encoder)
    except BrokenGeneration as error:
        return wrong("index", str(error), _BUILD), None
    seen = f"generation {generation.name}: intact, {len(generation.documents)} documents"
    if not is_indexed(home):
        return warning("index", f"{seen}; documents have changed since", _BUILD), generation
    return well("index", seen), generation
