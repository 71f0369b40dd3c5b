"""The stage: plays a script with the real bot, over the shipped sources, against the tests' Bot API server."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from fnmatch import fnmatchcase
from pathlib import Path

from sqlalchemy import select, update

from bot.admin.office import Office
from bot.engine import Engine
from bot.settings import Settings
from bot.state.database import Database, address_in
from bot.state.stores import State
from bot.state.tables import ReceiptRow
from corpus.document import Document
from tests.bot.llm.openai_server import numbered, openai_server
from tests.bot.telegram.bot_api import BotAPI, bot_api
from tests.bot.telegram.conftest import running
from tests.bot.telegram.shown import Shown
from tests.screens.message import Screen
from tests.screens.script import Script, Step
from tests.screens.timeline import Timeline

_PATIENCE = 120.0  # seconds that a reply may take
_QUIET = 0.6  # seconds without a call after which a reply is whole
_SEEN = ("send", "edit", "answer")  # how the calls begin that somebody sees
_UNSEEN = "sendChatAction"


def screen_of(script: Script, home: Path, folder: Path) -> Screen:
    """Play a script and return what the chat shows at its end; `home` is indexed, `folder` is the play's own.

    Raises TimeoutError when the bot says nothing, StopIteration when there is no button to tap.
    """
    own = Path(shutil.copytree(home, folder / "home")) if script.is_admin else home
    state = State(Database(address_in(folder)), per_minute=0, per_day=0)
    with _settings(script, own) as settings:
        engine = Engine(settings, state.receipts)
        return asyncio.run(_played(script, engine, state, Office.of(settings, engine.encoder, state)))


@contextmanager
def _settings(script: Script, home: Path) -> Iterator[Settings]:
    if not script.model:
        yield Settings(home=home, _env_file=None)
        return
    words = dict(script.model)
    with openai_server() as server:
        server.does(numbered(server, words.pop("says"), **words))
        yield Settings(home=home, _env_file=None, llm_url=server.url, llm_model="qwen3:8b")


async def _played(script: Script, engine: Engine, state: State, office: Office) -> Screen:
    async with bot_api() as api, running(engine, api, state=state, office=office):
        timeline = Timeline(api, script)
        for step in script.steps:
            async with _heard(api, step, timeline.chat):
                await _act(step, api, timeline, state, office)
            if step.is_unseen:
                timeline.begin()
        return timeline.screen()


async def _act(step: Step, api: BotAPI, timeline: Timeline, state: State, office: Office) -> None:
    who = {"user": timeline.user(step), "language": timeline.script.language, "chat": timeline.chat}
    match step.act:
        case "write":
            to = {"to": timeline.last()} if step.is_reply else {}
            origin = {"type": "hidden_user", "date": 1, "sender_user_name": step.forwarded}
            content = {"content": {"forward_origin": origin}} if step.forwarded else {}
            await api.write(step.words, **who, **to, **content)
        case "edit":
            await timeline.edit(step.words)
        case "tap":
            shown = next(one for one in reversed(api.in_chat(timeline.chat)) if _button(one, step.words))
            await api.tap(shown, "", data=_button(shown, step.words), **who)
        case "type":
            timeline.typed = step.words
            timeline.cards = await api.cards_for(step.words, **who)
        case "upload":
            await api.upload(step.words, step.content.encode(), replies=0, **who)
        case "join":
            await api.bring(timeline.chat, "left", "member", **who)
        case "put":
            office.library.add(
                Document(step.words, step.words, timeline.script.language, step.words, step.content.strip())
            )
        case "age":
            _age(state, int(step.words))


def _button(shown: Shown, command: str) -> str:
    """Return what the first button carries whose command matches, "" where there is none."""
    return next((data for _, data in shown.buttons if fnmatchcase(data, command)), "")


@asynccontextmanager
async def _heard(api: BotAPI, step: Step, chat: int) -> AsyncIterator[None]:
    """Do a step, and wait until all that the bot says to it is there."""
    before = _calls(api)
    yield
    if step.is_ignored or step.act in ("type", "put", "age"):
        return
    await api.until(lambda: _calls(api) > before, _PATIENCE)
    if step.until:
        await api.until(lambda: api.in_chat(chat) and step.until in api.in_chat(chat)[-1].readable, _PATIENCE)
    while not step.until:
        said = _calls(api)
        await asyncio.sleep(_QUIET)
        if said == _calls(api):
            return


def _calls(api: BotAPI) -> int:
    return sum(name.startswith(_SEEN) and name != _UNSEEN for name, _ in api.calls)


def _age(state: State, days: int) -> None:
    """Spread the receipts over the last days, the newest today."""
    with state.database.begin() as connection:
        rows = connection.execute(select(ReceiptRow.id, ReceiptRow.at).order_by(ReceiptRow.at.desc())).all()
        for number, (receipt, at) in enumerate(rows):
            earlier = at - timedelta(days=number * days // len(rows))
            connection.execute(update(ReceiptRow).where(ReceiptRow.id == receipt).values(at=earlier))
