"""`/gaps`, `/stats` and `/export`: what people asked, what they did not get, and both as files."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.admin.errors import ERRORS, sentence
from bot.admin.export import exported, gap_question, lines
from bot.admin.usage import mode_name, usage_chart
from bot.chat.choice import Choice, in_rows
from bot.chat.reply import Attachment, Reply
from bot.chat.request import Request
from bot.evidence import joined
from bot.messages import message
from corpus.document import Language
from corpus.passage import passages_of

if TYPE_CHECKING:
    from bot.engine import Engine
    from bot.state.gaps import Gap
    from bot.state.statistics import Statistics
    from bot.state.stores import State

GAP = "gap"
_SHOWN, _BESIDE = 10, 5
_LOOKED_AT = 200  # gaps among which a button's one is found again
_NEAREST = 3
_CLIPPED = 160  # characters of a question


class Gaps:
    """The commands `/gaps`, `/gap`, `/stats` and `/export`."""

    def __init__(self, engine: Engine, state: State) -> None:
        self._engine = engine
        self._state = state

    def listed(self, request: Request) -> list[Reply]:
        """List what was not answered, the most frequent first."""
        language = request.language
        found = self._state.gaps(_SHOWN)
        if not found:
            return [Reply(language, message(language, "gaps-none"))]
        told = [f"{at}. {_clip(gap.question)} – {_times(gap, language)}" for at, gap in enumerate(found, start=1)]
        choices = [Choice(f"✎ {at}", f"/{GAP} {gap.receipts[0]}") for at, gap in enumerate(found, start=1)]
        export = Choice(message(language, "gaps-export"), "/export")
        text = "\n".join([message(language, "gaps-head"), "", *told])
        return [Reply(language, text, rows=(*in_rows(choices, _BESIDE), (export,)))]

    def shown(self, request: Request) -> list[Reply]:
        """Show one gap: where the nearest is that the sources have, and how a note is put there."""
        language = request.language
        gap = self._named(request.argument)
        if gap is None:
            return [Reply(language, message(language, "gap-gone"))]
        places = self._nearest(gap)
        parts = [gap.question, _times(gap, language)]
        if places:
            parts.append(message(language, "gap-nearest", places=joined(places, language)))
        start = f"/note {places[0] if places else 'P1'} {message(language, 'note-silence')} …"
        parts.append(message(language, "gap-note", command=f"\n{start}\n! {_clip(gap.question)}"))
        parts.append(message(language, "gap-document"))
        export = Choice(message(language, "gap-export"), f"/export {gap.receipts[0]}")
        return [Reply(language, "\n\n".join(parts), rows=((export,),))]

    def figures(self, request: Request) -> list[Reply]:
        """Tell how much is asked, with a picture of the last days."""
        language = request.language
        statistics = self._state.statistics()
        text = "\n".join(_figures(statistics, language))
        return [Reply(language, text, picture=usage_chart(statistics, language))]

    def export(self, request: Request) -> list[Reply]:
        """Give feedback and gaps, or one gap, as golden questions in a file."""
        language = request.language
        try:
            gap = self._named(request.argument) if request.argument else None
            questions = [gap_question(gap, self._state)] if gap else exported(self._state)
        except ERRORS as error:
            return [Reply(language, sentence(error, language))]
        if not questions:
            return [Reply(language, message(language, "export-nothing"))]
        name = f"golden-{gap.receipts[0] if gap else datetime.now(UTC).strftime('%Y-%m-%d')}.jsonl"
        text = message(language, "export-done", count=len(questions))
        return [Reply(language, text, attachment=Attachment(name, lines(questions).encode()))]

    def _named(self, receipt_id: str) -> Gap | None:
        return next((gap for gap in self._state.gaps(_LOOKED_AT) if receipt_id in gap.receipts), None)

    def _nearest(self, gap: Gap) -> list[str]:
        """Return the paragraphs that the answer cited, as a note names them."""
        receipt = self._state.receipts.of(gap.receipts[0])
        documents = self._engine.knowledge.documents
        found: dict[str, None] = {}
        for citation in receipt.answer["citations"] if receipt else ():
            document = documents.get(citation["document"])
            for passage in passages_of(document) if document else ():
                if passage.start <= citation["start"] < passage.end:
                    found[f"{passage.source}#{passage.paragraph}"] = None
        return list(found)[:_NEAREST]


def _figures(statistics: Statistics, language: Language) -> list[str]:
    told = [message(language, "stats-head", count=statistics.questions, people=statistics.people)]
    told += [f"• {mode_name(mode, language)}: {count}" for mode, count in statistics.by_mode().items()]
    told.append(message(language, "stats-liked", likes=statistics.likes, dislikes=statistics.dislikes))
    if statistics.median_ms is not None:
        told.append(message(language, "stats-time", milliseconds=round(statistics.median_ms)))
    return told


def _times(gap: Gap, language: Language) -> str:
    return message(language, "gaps-times", count=gap.count, date=f"{gap.last:%Y-%m-%d}")


def _clip(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _CLIPPED else line[: _CLIPPED - 1].rstrip() + "…"
