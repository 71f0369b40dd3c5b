"""`qudra serve`: the bot, in Telegram when there is a token, else as the same conversation in the terminal."""

from __future__ import annotations

import argparse
import gc
import io
import sys
from functools import partial

from bot.admin.office import Office
from bot.admin.trash import empty_trash
from bot.chat import Chat
from bot.commands.opening import open_engine, open_state
from bot.logs import set_up_logs
from bot.settings import Settings
from bot.state.retention import Housekeeping, clean_up
from bot.state.stores import State
from bot.terminal import Terminal


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("serve", help="run the bot", description=__doc__)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001 - every command takes both
    """Converse until told to stop."""
    set_up_logs(settings)
    state = open_state(settings)
    engine = open_engine(settings, state=state)
    chat = Chat(engine, state, Office.of(settings, engine.encoder, state))
    empty_trash(settings.home, settings.retention_days)
    Housekeeping(partial(_clean, settings, state)).start()
    gc.freeze()  # what is loaded stays: looking through it for what may go would hold up an answer
    if settings.telegram_bot_token:
        from bot.telegram.service import serve  # half a second that the terminal does without

        serve(settings, chat, state)
    else:
        _read_anything()
        Terminal(chat, sys.stdin, sys.stdout).run()
    return 0


def _clean(settings: Settings, state: State) -> int:
    """Delete what is older than the settings allow; returns how many rows and files."""
    days = settings.retention_days
    return clean_up(state.database, days) + empty_trash(settings.home, days)


def _read_anything() -> None:
    """Take input of any encoding: what isn't UTF-8 is asked about as it came, not a reason to stop."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
