"""Related questions: what else the sources answer near what an answer cites; never one that they do not answer.

They come from `questions.toml`, which has some for every source, from the glossary's terms in what is cited, and from
the names in it. Each is tried before it is offered, and fits on a button whole.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answers.answer import Answer, Citation, Mode
from bot.answers.definitions import terms_of_entry
from bot.answers.terms import keys_of
from bot.chat.passages import Passages
from bot.messages import message
from corpus.document import Kind, Language
from corpus.names import Name, find_names, known_names
from corpus.passage import Passage
from corpus.text import fold
from corpus.tokens import tokenise

if TYPE_CHECKING:
    from bot.engine import Engine

COMMAND = "more"
MOST = 2
_TRIED, _PREPARED = 6, 4  # questions at most for one answer, and those of them that are written down
_ALIKE = 0.6  # part of a question's terms: one that shares more with what was asked is the same
_REMEMBERED = 4_096
LONGEST = 40  # letters that a phone shows on a button; it cuts off the rest
_QUESTIONS = Path(__file__).with_name("questions.toml")
_CODE = re.compile(r"[a-z0-9-]{1,24}")
_TOLD = frozenset({Mode.ANSWER, Mode.CORRECT})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question to go on with, and the command that asks it."""

    question: str
    command: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question in both languages, the sources that it is about, and others that it leads on from."""

    id: str
    about: frozenset[str]
    near: frozenset[str]
    wording: Mapping[Language, str]

    def suggested(self, language: Language) -> Suggestion:
        """Return it in a language."""
        return Suggestion(self.wording[language], f"/{COMMAND} {language} q {self.id}")


@cache
def prepared_questions() -> tuple[Prepared, ...]:
    """Return the questions that are written down."""
    declared = tomllib.loads(_QUESTIONS.read_text("utf-8"))["question"]
    return tuple(
        Prepared(one["id"], frozenset(one["about"]), frozenset(one.get("near", ())), {"en": one["en"], "ar": one["ar"]})
        for one in declared
    )


class Related:
    """Finds questions that lead on from an answer, over the generation in force."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._passages = Passages(engine)
        self._tried: dict[tuple[str, str], frozenset[tuple[str, int]]] = {}  # what a question's answer cites

    def to(self, answer: Answer, asked: Sequence[str], most: int = MOST) -> list[Suggestion]:
        """Return questions that lead on from an answer to something new; `asked` are those asked already."""
        if not answer.citations:
            return []
        found: dict[str, Suggestion] = {}
        known = {(citation.document, citation.start) for citation in answer.citations}
        before = [keys_of(question) for question in asked]
        fitting = (one for one in self._near(answer) if len(one.question) <= LONGEST)
        for suggestion in islice(fitting, _TRIED):
            if len(found) == most:
                break
            told = self._told(suggestion.question, answer.language)
            if told - known and not any(_same(keys_of(suggestion.question), one) for one in before):
                found.setdefault(fold(suggestion.question), suggestion)
                known |= told
        return list(found.values())

    def question(self, argument: str) -> tuple[str, Language] | None:
        """Return the question that a command's argument stands for, and its language; None when it is none."""
        language, kind, key = [*argument.split(" "), "", "", ""][:3]
        if language not in ("ar", "en"):
            return None
        told: Language = "ar" if language == "ar" else "en"
        found = next((one for one in self._kinds(kind, key, told) if one.command == f"/{COMMAND} {argument}"), None)
        return (found.question, told) if found else None

    def _kinds(self, kind: str, key: str, language: Language) -> Iterator[Suggestion]:
        """Yield the suggestions of a kind among which that with a key is."""
        if kind == "q":
            yield from (one.suggested(language) for one in prepared_questions())
        elif kind == "g" and (passage := self._passages.named(key)):
            yield from _defining(passage, language)
        elif kind == "n":
            yield from _naming(_names(key), language)

    def _near(self, answer: Answer) -> Iterator[Suggestion]:
        sources = {citation.source for citation in answer.citations}
        about = [one for one in prepared_questions() if one.about & sources]
        near = [one for one in prepared_questions() if one.near & sources]
        yield from (one.suggested(answer.language) for one in [*about, *near][:_PREPARED])
        terms = self._defining(answer)
        yield from islice(terms, 1)
        names = [found.name for citation in answer.citations for found in find_names(citation.quote)]
        yield from _naming([name for name in dict.fromkeys(names) if name.kind == "organisation"], answer.language)
        yield from terms

    def _defining(self, answer: Answer) -> Iterator[Suggestion]:
        """Yield a question for each glossary entry whose term stands in what is cited, the most telling first."""
        knowledge = self._passages.knowledge
        cited = _stems(" ".join(citation.quote for citation in answer.citations))
        entries = knowledge.of_kind(Kind.GLOSSARY, answer.language)
        near = [one for one in entries if (term := _term(one)) and _stems(term) <= cited]
        for entry in sorted(near, key=lambda one: -knowledge.weight(keys_of(_term(one)))):
            yield from _defining(entry, answer.language)

    def _told(self, question: str, language: Language) -> frozenset[tuple[str, int]]:
        """Return what the answer to a question cites, nothing when it would be no answer."""
        key = (self._passages.knowledge.name, f"{language} {question}")
        if key not in self._tried:
            if len(self._tried) >= _REMEMBERED:
                self._tried.clear()
            answer = self._engine.glimpse(question, language)
            cited: tuple[Citation, ...] = answer.citations if answer.mode in _TOLD else ()
            self._tried[key] = frozenset((citation.document, citation.start) for citation in cited)
        return self._tried[key]


def _defining(entry: Passage, language: Language) -> Iterator[Suggestion]:
    if term := _term(entry):
        named = term if any(char.isupper() for char in term[1:]) else term[:1].lower() + term[1:]
        yield Suggestion(message(language, "related-term", term=named), f"/{COMMAND} {language} g {entry.code}")


def _naming(names: Sequence[Name], language: Language) -> Iterator[Suggestion]:
    for name in names:
        if _CODE.fullmatch(name.id):
            said = name.ar if language == "ar" else name.en
            yield Suggestion(message(language, "related-name", name=said), f"/{COMMAND} {language} n {name.id}")


def _names(key: str) -> list[Name]:
    return [known_names()[key]] if key in known_names() else []


def _term(entry: Passage) -> str:
    return next(iter(terms_of_entry(entry.text)), "")


@lru_cache(_REMEMBERED)
def _stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokenise(text))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) > _ALIKE * min(len(one), len(other)) if one and other else False
