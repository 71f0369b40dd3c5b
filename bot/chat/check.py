"""`/check`: what the sources say to each statement of a text, with where they say it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.answers.answer import Answer, Citation, Mode
from bot.answers.checking import Checked, Checker, Verdict
from bot.chat.reply import Reply
from bot.chat.request import Request
from bot.evidence import superscript
from bot.messages import message
from corpus.document import Language
from corpus.language import language_of

if TYPE_CHECKING:
    from bot.answers.knowledge import Knowledge
    from bot.engine import Engine

_LONGEST_STATEMENT, _LONGEST_NOTE = 140, 260  # characters that are shown of one
_ROOM = 3_300  # characters of statements and evidence: with what is said around them, they fit one message
_A_CITATION = 130  # characters that stand around a quote
_MOST_EVIDENCE = 2  # sentences a statement
_THIN_SPACE = "\u202f"


class Checking:
    """The command that checks a text: what follows it, or the message that it replies to."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def reply(self, request: Request) -> list[Reply]:
        """Check the text, or say how to have one checked."""
        text = request.argument or request.about.text
        if not text.strip():
            return [Reply(request.language, message(request.language, "check-usage"))]
        knowledge = self._engine.knowledge
        found = Checker(knowledge).check(text)
        language = request.conversation.language or language_of(text)
        if not found:
            return [Reply(language, message(language, "check-nothing"))]
        return [Reply.of(_Report(knowledge, language).of(found))]


class _Report:
    """Makes an answer of statements with verdicts, as many as fit."""

    def __init__(self, knowledge: Knowledge, language: Language) -> None:
        self._knowledge = knowledge
        self._language = language
        self._citations: list[Citation] = []

    def of(self, found: Sequence[Checked]) -> Answer:
        """Return the report; it says how many statements it leaves out."""
        parts: list[str] = []
        for checked in found:
            part = self._part(checked)
            if parts and self._length([*parts, part]) > _ROOM:
                break
            parts.append(part)
        head = message(self._language, "check-head", count=len(parts))
        left = len(found) - len(parts)
        tail = [message(self._language, "check-left-out", count=left)] if left else []
        text = "\n\n".join([head, *parts, *tail])
        return Answer(Mode.ANSWER, self._language, text, tuple(self._cited_in(parts)))

    def _part(self, checked: Checked) -> str:
        verdict = message(self._language, f"check-{checked.verdict.value}")
        statement = _clipped(checked.statement, _LONGEST_STATEMENT)
        quoted = f"«{statement}»" if self._language == "ar" else f"“{statement}”"
        lines = [verdict + self._markers(checked), quoted]
        if said := self._said(checked):
            lines.append(said)
        return "\n".join(lines)

    def _said(self, checked: Checked) -> str:
        """Return what the sources say instead, "" where the verdict says it all."""
        if checked.note:
            return message(self._language, "check-note", text=_clipped(checked.note, _LONGEST_NOTE))
        if checked.verdict in (Verdict.CONTRADICTED, Verdict.OUTDATED) and checked.evidence:
            said = checked.evidence[-1] if checked.verdict is Verdict.OUTDATED else checked.evidence[0]
            return message(self._language, "check-said", text=_clipped(said.text, _LONGEST_NOTE))
        return ""

    def _markers(self, checked: Checked) -> str:
        numbers = []
        for sentence in checked.evidence[:_MOST_EVIDENCE]:
            citation = self._knowledge.cite(sentence)
            if citation not in self._citations:
                self._citations.append(citation)
            numbers.append(self._citations.index(citation) + 1)
        return _THIN_SPACE.join(superscript(number) for number in dict.fromkeys(numbers))

    def _length(self, parts: Sequence[str]) -> int:
        return sum(map(len, parts)) + sum(len(one.quote) + _A_CITATION for one in self._citations)

    def _cited_in(self, parts: Sequence[str]) -> list[Citation]:
        """Return the citations that the parts point to: those come first, and a part left out was the last read."""
        marks = "".join(parts)
        count = max((at for at in range(1, len(self._citations) + 1) if superscript(at) in marks), default=0)
        return self._citations[:count]


def _clipped(text: str, longest: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: line.rfind(" ", 0, longest)].rstrip(" ،,;") + " …"
