"""Re-indexing from a conversation: by an administrator, one at a time, the reason said when it fails."""

from __future__ import annotations

import logging
from threading import Lock
from typing import TYPE_CHECKING

from bot.chat.reply import Reply
from bot.chat.request import Request
from bot.errors import Failure
from bot.messages import message
from bot.messages.errors import explain
from corpus.document import Language
from corpus.errors import CorpusError
from index.errors import IndexingError

if TYPE_CHECKING:
    from bot.engine import Engine

_log = logging.getLogger(__name__)


class Reindexing:
    """The command `/reindex`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()

    def reply(self, request: Request) -> list[Reply]:
        """Re-index and say how it went, or why it is not done."""
        if not request.user.is_admin:
            return [Reply(request.language, message(request.language, "reindex-refused"))]
        if not self._lock.acquire(blocking=False):
            return [Reply(request.language, message(request.language, "reindex-busy"))]
        try:
            return [Reply(request.language, self._run(request), settles=True)]
        finally:
            self._lock.release()

    def _run(self, request: Request) -> str:
        if request.progress:
            request.progress(0, 0)
        try:
            report = self._engine.reindex(progress=request.progress)
        except (Failure, CorpusError, IndexingError, OSError) as error:
            _log.exception("re-indexing failed")
            reason = explain(error, request.language) if isinstance(error, CorpusError) else str(error)
            return message(request.language, "reindex-failed", reason=reason)
        return message(
            request.language,
            "reindex-done",
            passages=report.passages,
            embedded=report.embedded,
            seconds=f"{report.seconds:.1f}",
            generation=report.generation,
        )


def progress_text(language: Language, done: int, total: int) -> str:
    """Say how far a re-index is; (0, 0) is its start."""
    if not total:
        return message(language, "reindex-start")
    return message(language, "reindex-progress", done=done, total=total, percent=100 * done // total)
