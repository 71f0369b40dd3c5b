"""Re-indexing from a conversation."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from bot.chat.reindexing import Reindexing, progress_text
from bot.chat.reply import User
from bot.chat.request import Request
from bot.conversation import Conversation
from bot.errors import Failure
from corpus.errors import DocumentError
from index.errors import EncoderError
from tests.bot.samples import FakeEngine


def request(*, admin: bool = True, seen: list[tuple[int, int]] | None = None) -> Request:
    progress = (lambda done, total: seen.append((done, total))) if seen is not None else None
    return Request("/reindex", Conversation(), User("en", admin), progress)


def test_progress_starts_before_the_work_does() -> None:
    seen: list[tuple[int, int]] = []
    Reindexing(FakeEngine()).reply(request(seen=seen))  # type: ignore[arg-type]
    assert seen == [(0, 0), (0, 344), (172, 344)]


def test_a_second_one_is_told_that_one_runs_and_a_third_may_follow() -> None:
    engine = FakeEngine(go=Event())
    reindexing = Reindexing(engine)  # type: ignore[arg-type]
    started = Event()
    first = Request("/reindex", Conversation(), User("en", True), lambda done, total: started.set())
    worker = Thread(target=reindexing.reply, args=(first,))
    worker.start()
    assert started.wait(5)
    assert "running already" in reindexing.reply(request())[0].text
    engine.go.set()  # type: ignore[union-attr]
    worker.join()
    assert reindexing.reply(request())[0].text.startswith("Done")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Failure("no room"), "no room"),
        (OSError("disk full"), "disk full"),
        (EncoderError("no model"), "no model"),
        (DocumentError("no-text", id="doc"), "doc has no text"),
    ],
)
def test_a_failure_is_said_and_does_not_block_the_next(error: Exception, words: str) -> None:
    engine = FakeEngine(error=error)
    reindexing = Reindexing(engine)  # type: ignore[arg-type]
    assert words in reindexing.reply(request())[0].text
    engine.error = None
    assert reindexing.reply(request())[0].text.startswith("Done")


def test_progress_is_said_in_figures() -> None:
    assert progress_text("en", 0, 0) == "Reading the documents …"
    assert progress_text("en", 50, 200) == "Re-indexing: 50 of 200 passages (25%)"
