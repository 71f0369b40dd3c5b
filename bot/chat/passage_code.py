"""Passages by code: what a button carries to name a passage of the index, whatever its document is called."""

from __future__ import annotations

from hashlib import blake2s
from typing import TYPE_CHECKING

from corpus.document import Language
from corpus.passage import Passage

if TYPE_CHECKING:
    from bot.answers.knowledge import Knowledge
    from bot.engine import Engine

_BYTES = 5
_OTHER: dict[Language, Language] = {"ar": "en", "en": "ar"}


def code_of(passage: Passage) -> str:
    """Return a passage's code, ten letters and digits, the same as long as its document keeps its id."""
    return blake2s(passage.id.encode(), digest_size=_BYTES).hexdigest()


class Passages:
    """The passages of the generation in force, by code and by place."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._of = ""  # the generation that the table below is of
        self._table: dict[str, Passage] = {}

    @property
    def knowledge(self) -> Knowledge:
        """What the generation in force knows."""
        return self._engine.knowledge

    def named(self, code: str) -> Passage | None:
        """Return the passage of a code, None when there is no such passage any more."""
        knowledge = self.knowledge
        if knowledge.name != self._of:
            self._table = {code_of(passage): passage for passage in _all(knowledge)}
            self._of = knowledge.name
        return self._table.get(code)

    def parallel(self, passage: Passage) -> Passage | None:
        """Return the same passage in the other language, None when it is not there."""
        other = self.knowledge.in_language(passage, _OTHER[passage.language])
        return other if other.language != passage.language else None

    def row(self, passage: Passage) -> list[Passage]:
        """Return the passages of its document, in reading order."""
        there = self.knowledge.of_source(passage.source, passage.language)
        return [one for one in there if one.document == passage.document]


def _all(knowledge: Knowledge) -> list[Passage]:
    kinds = {(document.source, document.language) for document in knowledge.documents.values()}
    return [passage for source, language in sorted(kinds) for passage in knowledge.of_source(source, language)]
