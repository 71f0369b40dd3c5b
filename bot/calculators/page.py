"""The calculators' page: `python -m bot.calculators.page docs` writes `calculators.md` and its pictures there.

What is declared is read from the declarations; questions to ask and formulas in letters stand in `calculators.toml`.
"""

from __future__ import annotations

import shlex
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.calculators.declaration.arguments import shown
from bot.calculators.declaration.calculation import Origin, Value
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.declaration.slot import Slot
from bot.calculators.pictures import picture_of
from bot.calculators.registry import CALCULATORS, calculate
from bot.calculators.wording import figure, result_sentence, unit_phrase
from bot.charts import draw
from bot.messages import message
from corpus.document import Language

_LANGUAGES: tuple[Language, ...] = ("en", "ar")
_HEAD = """# The calculators

What each one answers, how it is asked for in words and on the command line, its formula, and its inputs. `make docs`
writes this page from the declarations in `bot/calculators/` and the examples in `docs/calculators.toml`.

An input may be a range (`--mw=80-120`): what moves with it is told from its lowest to its highest, and drawn as a band.
`--csv` prints a table by year where there are years, or else inputs and results; `--chart FILE.png` writes the picture,
`--language ar` says it all in Arabic, and `--json` prints it for machines. A default comes from a paragraph of the
sources (`P5` is the report's fifth) or is an assumption of ours. Results are estimates and no investment advice.
"""
Example = dict[str, Any]


def page_of(examples: dict[str, Example]) -> str:
    """Return the page, one section a calculator in the order of the registry."""
    links = " · ".join(f"[{name}](#{name})" for name in CALCULATORS)
    sections = (_section(calculator, examples[name]) for name, calculator in CALCULATORS.items())
    return "\n".join([_HEAD, links, "", *sections])


def read_examples(folder: Path) -> dict[str, Example]:
    """Return the examples by calculator."""
    return tomllib.loads((folder / "calculators.toml").read_text("utf-8"))


def command_of(name: str, example: Example, picture: str) -> list[str]:
    """Return the command line that works an example out and writes its picture to a file, as a list of words."""
    return ["qudra", "calc", name, *example["arguments"], "--chart", picture]


def pictures_of(name: str, example: Example) -> dict[str, Language]:
    """Return the file names of an example's pictures, each with its language."""
    languages = _LANGUAGES if example.get("arabic_picture") else _LANGUAGES[:1]
    return {f"{name}{'' if language == 'en' else f'-{language}'}.png": language for language in languages}


def _given(example: Example) -> dict[str, str]:
    pairs = (argument.removeprefix("--").split("=", 1) for argument in example["arguments"])
    return {name.replace("-", "_"): value for name, value in pairs}


def _section(calculator: Calculator[Any], example: Example) -> str:
    calculation = calculate(calculator.name, _given(example))
    command = shlex.join(command_of(calculator.name, example, f"{calculator.name}.png"))
    shows = [
        f"![{picture_of(calculation, language).title}](pictures/{file})"
        for file, language in pictures_of(calculator.name, example).items()
    ]
    return "\n".join(
        [
            f"## {calculator.name}\n",
            f"{calculator.summary('en')}.\n",
            f"> {example['english']}\n>\n> {example['arabic']}\n",
            f"```sh\n.venv/bin/{command}\n```\n",
            f"{result_sentence(calculator, calculation, 'en')}\n",
            f"Formula: {example['formula']}. With the numbers put in: {calculation.formula}.\n",
            *_inputs(calculator),
            "",
            *(f"{picture}\n" for picture in shows),
        ]
    )


def _inputs(calculator: Calculator[Any]) -> Iterator[str]:
    """Yield the table of a calculator's inputs, a line each."""
    yield "| input | what it is | default | range | from |"
    yield "|---|---|---|---|---|"
    for name, slot in calculator.arguments.slots().items():
        default = calculator.arguments.default(name)
        values = ", ".join(slot.choices) or f"{_told(slot.low, slot)} – {_told(slot.high, slot)}{_unit(slot)}"
        source = "—" if default is None else Origin("source" if slot.origin else "assumption", slot.origin).label
        what = message("en", f"argument-{name}")
        yield f"| `--{name.replace('_', '-')}` | {what} | {_default(default, slot)} | {values} | {source} |"


def _default(value: Value | None, slot: Slot) -> str:
    if isinstance(value, int | float):
        return _told(value, slot) + _unit(slot)
    return "—" if value is None else str(value)


def _told(value: float, slot: Slot) -> str:
    return figure(value, "en") if 1e6 <= abs(value) < 1e15 else shown(value, slot)


def _unit(slot: Slot) -> str:
    return f" {slot.unit}" if slot.unit == "years" else unit_phrase(slot.unit, "en")


def write(folder: Path) -> None:
    """Write the page and its pictures into a folder."""
    examples = read_examples(folder)
    (folder / "calculators.md").write_text(page_of(examples), "utf-8")
    (folder / "pictures").mkdir(exist_ok=True)
    for name, example in examples.items():
        for file, language in pictures_of(name, example).items():
            picture = draw(picture_of(calculate(name, _given(example)), language))
            (folder / "pictures" / file).write_bytes(picture)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
