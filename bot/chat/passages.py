"""Passages of the generation in force: by the code that a button carries, in the other language, in their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.document import Language
from corpus.passage import Passage

if TYPE_CHECKING:
    from bot.answers.knowledge import Knowledge
    from bot.engine import Engine

_CODE = re.compile(r"[0-9a-f]{10}")
_OTHER: dict[Language, Language] = {"ar": "en", "en": "ar"}


class Passages:
    """The passages of the generation in force, by code and by place."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def knowledge(self) -> Knowledge:
        """What the generation in force knows."""
        return self._engine.knowledge

    def named(self, code: str) -> Passage | None:
        """Return the passage of a code, None when there is no such passage any more."""
        return self.knowledge.coded(code) if _CODE.fullmatch(code) else None

    def parallel(self, passage: Passage) -> Passage | None:
        """Return the same passage in the other language, None when it is not there."""
        other = self.knowledge.in_language(passage, _OTHER[passage.language])
        return other if other.language != passage.language else None

    def row(self, passage: Passage) -> list[Passage]:
        """Return the passages of its document, in reading order."""
        there = self.knowledge.of_source(passage.source, passage.language)
        return [one for one in there if one.document == passage.document]
