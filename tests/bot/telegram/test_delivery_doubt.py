"""What becomes of a request whose answer does not come: what has most likely arrived is not sent again."""

from __future__ import annotations

import pytest
from telegram.error import BadRequest, ChatMigrated, NetworkError, TelegramError, TimedOut

from bot.telegram import patience
from bot.telegram.patience import ONCE, Patience, Result, Unsure
from bot.telegram.transport import Interrupted, NeverSent


@pytest.fixture(autouse=True)
def _no_long_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_PAUSE", 0.0)


class Server:
    """Raises one error after another, then takes the request."""

    def __init__(self, *errors: TelegramError) -> None:
        self.errors = list(errors)
        self.calls: list[object] = []

    async def call(self, endpoint: str, data: dict[str, object]) -> Result:
        self.calls.append(data.get("chat_id"))
        if self.errors:
            raise self.errors.pop(0)
        return True

    async def ask(self, endpoint: str, attempts: int | None = None) -> Result:
        data: dict[str, object] = {"chat_id": 1}
        return await Patience().process_request(self.call, (endpoint, data), {}, endpoint, data, attempts)


@pytest.mark.parametrize(
    "error",
    [TimedOut(), Interrupted("cut"), TelegramError("Invalid server response")],
    ids=["late", "half", "no JSON"],
)
async def test_a_message_that_has_most_likely_arrived_is_not_sent_again_but_an_edit_is(error: TelegramError) -> None:
    server = Server(error)
    with pytest.raises(Unsure):
        await server.ask("sendMessage")
    assert len(server.calls) == 1
    server = Server(error)
    assert await server.ask("editMessageText") is True
    assert len(server.calls) == 2


@pytest.mark.parametrize(
    "error",
    [
        NetworkError("dropped"),
        NeverSent("refused"),
        NetworkError("Internal Server Error (500)"),
    ],
    ids=["dropped", "refused", "500"],
)
async def test_a_message_that_has_most_likely_not_arrived_is_sent_again(error: TelegramError) -> None:
    server = Server(error, error)
    assert await server.ask("sendMessage") is True
    assert len(server.calls) == 3


async def test_what_the_server_refuses_is_not_tried_again() -> None:
    server = Server(BadRequest("no"))
    with pytest.raises(BadRequest):
        await server.ask("sendMessage")
    assert len(server.calls) == 1


async def test_what_is_not_worth_waiting_for_is_tried_once() -> None:
    server = Server(NetworkError("500"))
    with pytest.raises(NetworkError):
        await server.ask("editMessageText", ONCE)
    assert len(server.calls) == 1


async def test_a_chat_that_has_another_number_now_is_written_to_there() -> None:
    server = Server(ChatMigrated(-1005))
    assert await server.ask("sendMessage") is True
    assert server.calls == [1, -1005]
