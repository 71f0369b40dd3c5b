"""Re-indexing from a conversation: by an administrator, one at a time, held against the golden questions first."""

from __future__ import annotations

import logging
from threading import Lock
from typing import TYPE_CHECKING

from bot.admin.errors import ERRORS, AdminError, sentence
from bot.admin.renewal import CHECKING, INDEXING, Renewed
from bot.admin.trial import Comparison
from bot.chat.choice import Choice, column
from bot.chat.reply import Reply
from bot.chat.request import Request
from bot.messages import message
from corpus.document import Language

if TYPE_CHECKING:
    from bot.admin.office import Office
    from bot.engine import Engine

_log = logging.getLogger(__name__)

_SHOWN = 5  # questions that were lost


class Reindexing:
    """The commands `/reindex` and `/force`."""

    def __init__(self, engine: Engine, office: Office | None = None) -> None:
        """Without an office, what is built is put in force as it is."""
        self._engine = engine
        self._office = office
        self._lock = Lock()

    def reply(self, request: Request) -> list[Reply]:
        """Re-index and say how it went, or why it is not done."""
        if not request.user.is_admin:
            return [Reply(request.language, message(request.language, "reindex-refused"))]
        return [self.renewed(request)]

    def renewed(self, request: Request, before: str = "") -> Reply:
        """Re-index and say how it went, after what was said `before`."""
        language = request.language
        if not self._lock.acquire(blocking=False):
            return _after(before, Reply(language, message(language, "reindex-busy"), rows=_again(language)))
        try:
            return _after(before, self._run(request))
        finally:
            self._lock.release()

    def force(self, request: Request) -> list[Reply]:
        """Put a generation in force that was built and refused."""
        language = request.language
        try:
            if self._office is None:
                raise AdminError("generation-gone", name=request.argument[:40])
            self._office.renewal.put_in_force(request.argument)
        except ERRORS as error:
            return [Reply(language, sentence(error, language))]
        return [Reply(language, message(language, "renewal-forced", generation=request.argument), settles=True)]

    def _run(self, request: Request) -> Reply:
        if request.progress:
            request.progress(0, 0)
        try:
            renewed = self._renew(request)
        except ERRORS as error:
            _log.exception("re-indexing failed")
            text = message(request.language, "reindex-failed", reason=sentence(error, request.language))
            return Reply(request.language, text, settles=True)
        return told(renewed, request.language)

    def _renew(self, request: Request) -> Renewed:
        if self._office is not None:
            return self._office.renewal.renew(request.progress)
        return Renewed(self._engine.reindex(progress=request.progress))


def told(renewed: Renewed, language: Language) -> Reply:
    """Say how a renewal went; what was refused can be put in force all the same."""
    report, comparison = renewed.report, renewed.comparison
    if comparison is not None and not renewed.in_force:
        lines = [message(language, "renewal-refused", generation=report.generation), _golden(comparison, language), ""]
        force = Choice(message(language, "renewal-force"), f"/force {report.generation}")
        text = "\n".join([*lines, *_lost(comparison, language)])
        return Reply(language, text, rows=((force,),), settles=True)
    done = message(
        language,
        "reindex-done",
        passages=report.passages,
        embedded=report.embedded,
        seconds=f"{report.seconds:.1f}",
        generation=report.generation,
    )
    text = "\n".join([done, _golden(comparison, language)] if comparison else [done])
    return Reply(language, text, settles=True)


def progress_text(language: Language, done: int, total: int, stage: str = INDEXING) -> str:
    """Say how far a re-index is; (0, 0) is its start."""
    if not total:
        return message(language, "reindex-start")
    key = "renewal-checking" if stage == CHECKING else "reindex-progress"
    return message(language, key, done=done, total=total, percent=100 * done // total)


def _golden(comparison: Comparison, language: Language) -> str:
    return message(
        language,
        "renewal-golden",
        questions=comparison.questions,
        before=comparison.before,
        after=comparison.after,
        percent=f"{100 * comparison.after / max(comparison.questions, 1):.1f}",
    )


def _lost(comparison: Comparison, language: Language) -> list[str]:
    lines = [f"• {lost.question} ({', '.join(lost.checks)})" for lost in comparison.lost[:_SHOWN]]
    further = len(comparison.lost) - len(lines)
    return [*lines, message(language, "renewal-further", count=further)] if further else lines


def _again(language: Language) -> tuple[tuple[Choice, ...], ...]:
    return column([Choice(message(language, "renewal-reindex"), "/reindex")])


def _after(before: str, reply: Reply) -> Reply:
    if not before:
        return reply
    return Reply(reply.language, f"{before}\n\n{reply.text}", rows=reply.rows, settles=True)
