"""Every sentence of the bot's own, in both languages."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast, visitor

import bot.messages
from bot.messages import message
from corpus.document import Language

FOLDER = Path(bot.messages.__file__).parent
LANGUAGES: tuple[Language, ...] = ("ar", "en")
COUNTS = (0, 1, 2, 3, 11, 100, 1_000)  # one of each of Arabic's plural forms, and one above a thousand
ARABIC = re.compile(r"[\u0600-\u06ff]")
LANGUAGE_NAMES = {"language-ar", "language-en"}  # each in its own language, as is usual


class Variables(visitor.Visitor):  # type: ignore[misc]
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the library's name
        self.names.add(node.id.name)


@cache
def entries(language: Language) -> dict[str, set[str]]:
    """Return the variables of each message."""
    found: dict[str, set[str]] = {}
    for file in sorted((FOLDER / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                variables = Variables()
                variables.visit(entry)
                found[entry.id.name] = variables.names
    return found


ENGLISH = entries("en")


def test_neither_language_lacks_a_message_of_the_other() -> None:
    assert entries("ar").keys() == ENGLISH.keys()


def test_both_languages_keep_a_message_in_the_file_of_the_same_name() -> None:
    arabic, english = ({file.name for file in (FOLDER / language).glob("*")} for language in LANGUAGES)
    assert arabic == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_defined_twice(language: Language) -> None:
    text = "".join(file.read_text("utf-8") for file in (FOLDER / language).glob("*.ftl"))
    names = Counter(re.findall(r"^([a-z][\w-]*) =", text, re.MULTILINE))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("key", ENGLISH)
def test_each_message_can_be_said_with_any_count(key: str) -> None:
    variables = entries("ar")[key] | ENGLISH[key]
    for language in LANGUAGES:
        for count in COUNTS:
            assert message(language, key, **dict.fromkeys(variables, count)).strip()
        if variables:
            assert message(language, key, **dict.fromkeys(variables, "word")).strip()


@pytest.mark.parametrize("key", sorted(ENGLISH.keys() - LANGUAGE_NAMES))
def test_each_message_is_in_its_language(key: str) -> None:
    values = dict.fromkeys(ENGLISH[key] | entries("ar")[key], 2)
    assert ARABIC.search(message("ar", key, **values))
    assert not ARABIC.search(message("en", key, **values))


@pytest.mark.parametrize("key", ENGLISH)
def test_a_command_can_be_tapped_as_no_letter_stands_before_it(key: str) -> None:
    values = dict.fromkeys(ENGLISH[key] | entries("ar")[key], 2)
    assert not re.search(r"[\u0600-\u06ff]/[a-z]", message("ar", key, **values))


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(LookupError):
        message("en", "no-such-message")
