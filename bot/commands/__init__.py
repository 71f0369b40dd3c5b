"""The commands of the command line: each module adds its parser and runs on the parsed arguments and the settings."""

from __future__ import annotations

from types import ModuleType

from bot.commands import ask, backup, bench, calc, corpus, doctor, eval, feedback, index, replay, restore, serve

COMMANDS: tuple[ModuleType, ...] = (
    ask,
    replay,
    serve,
    corpus,
    index,
    calc,
    feedback,
    eval,
    bench,
    backup,
    restore,
    doctor,
)
