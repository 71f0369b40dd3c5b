"""The service: the application with everything around it, from its start to an end that leaves nothing half done."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import Any

from telegram import Update
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot import metrics
from bot.chat import Chat
from bot.errors import Failure, UsageFailure
from bot.settings import Settings
from bot.state.stores import State
from bot.telegram.application import UPDATES, build
from bot.telegram.exchanges import Exchanges
from bot.telegram.inbox import Inbox, Payload
from bot.telegram.logs import leave_refusals_out
from bot.telegram.menu import show_commands
from bot.telegram.web import HOOK, Web

_log = logging.getLogger(__name__)

_POLL = 10  # seconds that the server may hold a request for updates
_PAUSE = 5.0  # seconds before Telegram is called again when it could not be reached
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Service:
    """The bot in Telegram: polling, or called by Telegram where there is a webhook."""

    def __init__(self, settings: Settings, chat: Chat, state: State | None = None) -> None:
        self._settings = settings
        self._chat = chat
        exchanges = Exchanges(state.exchanges if state else None)
        self._inbox = Inbox(state.updates if state else None, exchanges, alone=not settings.webhook_url)
        self._application = build(settings, chat, self._inbox, exchanges)
        secret = settings.webhook_secret
        self._secret = secret.get_secret_value() if secret else ""
        if state is not None:
            metrics.STATE_FAILURES.set_function(lambda: state.database.failures)
        self._is_ready = False
        self.port = 0  # at which it listens, once it does

    def readiness(self) -> Mapping[str, Any]:
        """Tell whether updates are taken, and from which index they are answered."""
        return {"ready": self._is_ready, "in_hand": self._inbox.in_hand, **self._chat.health()}

    async def run(self) -> None:
        """Run until a signal comes; raises UsageFailure when the server knows no such token."""
        stop = asyncio.Event()
        for number in _SIGNALS:
            with suppress(NotImplementedError):  # Windows
                asyncio.get_running_loop().add_signal_handler(number, stop.set)
        async with self.running(stop):
            await stop.wait()

    @asynccontextmanager
    async def running(self, stop: asyncio.Event | None = None) -> AsyncIterator[None]:
        """Run while the block lasts; what is in hand when it ends is finished first."""
        async with AsyncExitStack() as stack:
            await self._listen(stack)
            await self._begin(stop)
            stack.push_async_callback(self._application.shutdown)
            await self._application.start()
            stack.push_async_callback(self._inbox.close)
            stack.push_async_callback(self._application.stop)
            watching = asyncio.create_task(self._inbox.watch(self._application.bot, self._put))
            stack.callback(watching.cancel)
            await self._take_updates()
            self._is_ready = True
            _log.info("ready")
            try:
                yield
            finally:
                self._is_ready = False
                if self._application.updater is not None and self._application.updater.running:
                    await self._application.updater.stop()
                _log.info("finishing what is in hand: %d updates", self._inbox.in_hand)

    async def _listen(self, stack: AsyncExitStack) -> None:
        """Serve health, metrics and the webhook, where an address to listen at is set."""
        if not self._settings.listen:
            return
        web = Web(self.readiness, self._inbox, self._deal_with if self._settings.webhook_url else None, self._secret)
        try:
            self.port = await stack.enter_async_context(web.serving(*self._settings.listen_address))
        except OSError as error:
            raise Failure(f"QUDRA_LISTEN: {self._settings.listen} cannot be listened at: {error.strerror}") from error
        _log.info("listening at port %d", self.port)

    async def _begin(self, stop: asyncio.Event | None) -> None:
        """Say hello to Telegram, for as long as it takes."""
        while True:
            try:
                await self._application.initialize()
                break
            except InvalidToken as error:
                raise UsageFailure(f"TELEGRAM_BOT_TOKEN is refused by {self._settings.telegram_api_url}") from error
            except NetworkError as error:
                _log.warning("Telegram cannot be reached: %s", error)
                if stop is not None and await _within(stop, _PAUSE):
                    raise Failure("stopped before Telegram could be reached") from error
        await show_commands(self._application.bot, self._settings.admins)

    async def _take_updates(self) -> None:
        if not self._settings.webhook_url:
            assert self._application.updater is not None
            await self._application.updater.start_polling(timeout=_POLL, bootstrap_retries=-1, allowed_updates=UPDATES)
            return
        try:
            address = self._settings.webhook_url.rstrip("/") + HOOK
            await self._application.bot.set_webhook(address, allowed_updates=UPDATES, secret_token=self._secret)
        except TelegramError as error:
            raise Failure(f"QUDRA_WEBHOOK_URL: Telegram does not take it: {error}") from error

    async def _deal_with(self, payload: Payload) -> None:
        await self._put(Update.de_json(payload, self._application.bot))

    async def _put(self, update: Update) -> None:
        await self._application.update_queue.put(update)


async def _within(event: asyncio.Event, seconds: float) -> bool:
    try:
        return await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False


def serve(settings: Settings, chat: Chat, state: State | None = None) -> None:
    """Be the bot in Telegram until the process is told to stop; raises UsageFailure and Failure."""
    leave_refusals_out()
    asyncio.run(Service(settings, chat, state).run())
