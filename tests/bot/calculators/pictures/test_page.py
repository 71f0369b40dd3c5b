"""The calculators' page says what is declared, and its examples work."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from bot.calculators.page import command_of, page_of, pictures_of, read_examples, write
from bot.calculators.registry import CALCULATORS
from bot.calculators.talk.request import request_in
from bot.cli import DONE, main

DOCS = Path(__file__).parents[4] / "docs"
EXAMPLES = read_examples(DOCS)
FILES = {file for name, example in EXAMPLES.items() for file in pictures_of(name, example)}

every_calculator = pytest.mark.parametrize("name", CALCULATORS)


def test_every_calculator_has_an_example() -> None:
    assert EXAMPLES.keys() == CALCULATORS.keys()


def test_the_page_is_up_to_date() -> None:
    assert (DOCS / "calculators.md").read_text("utf-8") == page_of(EXAMPLES), "`make docs` writes it anew"


def test_the_pictures_are_those_of_the_page_and_small_together() -> None:
    files = list((DOCS / "pictures").glob("*.png"))
    assert {file.name for file in files} == FILES
    assert sum(file.name.endswith("-ar.png") for file in files) >= 3
    assert sum(file.stat().st_size for file in files) <= 700_000
    for file in files:
        with Image.open(file) as picture:
            assert picture.width == 1000


def test_writing_makes_the_page_and_its_pictures(tmp_path: Path) -> None:
    (tmp_path / "calculators.toml").write_bytes((DOCS / "calculators.toml").read_bytes())
    write(tmp_path)
    assert (tmp_path / "calculators.md").exists()
    assert {file.name for file in (tmp_path / "pictures").iterdir()} == FILES


@every_calculator
def test_the_command_of_an_example_writes_its_picture(name: str, tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    assert main(command_of(name, EXAMPLES[name], str(file))[1:]) == DONE
    assert file.read_bytes().startswith(b"\x89PNG")


@every_calculator
@pytest.mark.parametrize("language", ["english", "arabic"])
def test_the_question_of_an_example_calls_its_calculator(name: str, language: str) -> None:
    request = request_in(EXAMPLES[name][language])
    assert request is not None
    assert (request.calculator.name, request.missing) == (name, "")


@every_calculator
def test_every_input_is_on_the_page(name: str) -> None:
    section = page_of(EXAMPLES).partition(f"## {name}\n")[2].partition("\n## ")[0]
    for argument in CALCULATORS[name].arguments.slots():
        assert f"| `--{argument.replace('_', '-')}` |" in section
