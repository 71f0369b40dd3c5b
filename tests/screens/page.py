"""The answers' page: its text from `docs/answers.toml`, and the pictures of it and of `docs/telegram.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import fill

from bot.engine import Engine
from bot.settings import Settings
from tests.screens.drawing import png
from tests.screens.script import Script
from tests.screens.stage import screen_of

DECLARATIONS = ("answers.toml", "telegram.toml")
PICTURES = Path("pictures") / "screens"
_COLUMNS = 120  # of the page's prose
_WIDTH = 400  # pixels of a picture on the page: half of what it has
_HEAD = """# Answers worth trusting

Nine things that make an answer one to rely on, each as Telegram shows it. The pictures are of the bot's own replies,
over the documents that come with it: `make docs` asks the questions of `docs/answers.toml`, draws what the bot sends
(`tests/screens/`), and writes this page.
"""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that an answer is relied on for: what it is called, what is said of it, and its screen."""

    title: str
    prose: str
    script: Script


def points_of(folder: Path) -> list[Point]:
    """Read what the page of a folder is written from."""
    declared = tomllib.loads((folder / "answers.toml").read_text("utf-8"))["point"]
    return [
        Point(
            one["title"],
            fill(" ".join(one["prose"].split()), _COLUMNS, break_long_words=False, break_on_hyphens=False),
            Script.of(one),
        )
        for one in declared
    ]


def scripts_of(folder: Path) -> list[Script]:
    """Return every script that has a picture in a folder."""
    declared = tomllib.loads((folder / "telegram.toml").read_text("utf-8"))["screen"]
    return [*(point.script for point in points_of(folder)), *map(Script.of, declared)]


def page_of(points: Sequence[Point]) -> str:
    """Return the page, one section a point."""
    sections = (
        f"## {number}. {point.title}\n\n{point.prose}\n\n{shown(point.script)}\n"
        for number, point in enumerate(points, start=1)
    )
    return "\n".join([_HEAD, *sections])


def shown(script: Script) -> str:
    """Return what shows a script's picture on a page."""
    return f'<img src="{(PICTURES / script.file).as_posix()}" width="{_WIDTH}" alt="{script.alt}">'


def write(folder: Path, names: Sequence[str] = ()) -> None:
    """Write the page and its pictures into a folder, or, where names are given, only the pictures of those scripts."""
    (folder / PICTURES).mkdir(parents=True, exist_ok=True)
    (folder / "answers.md").write_text(page_of(points_of(folder)), "utf-8")
    with TemporaryDirectory() as own:
        home = Path(own) / "home"
        Engine(Settings(home=home, _env_file=None))  # builds the index
        for script in scripts_of(folder):
            if not names or script.name in names:
                place = Path(own) / script.file
                place.mkdir()
                (folder / PICTURES / script.file).write_bytes(png(screen_of(script, home, place)))
