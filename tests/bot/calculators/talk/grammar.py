"""A grammar of questions: rules that expand at random into sentences, and the figures that stand in them.

The rules are those of `grammar_en.toml` and `grammar_ar.toml`. `[a|b|]` is a choice, `<name>` one alternative of a
rule, `((<name>))` some of them in any order, `((*a ;; b))` all of these. `{name:kind}` is a figure of a kind of
`figures.py` (with `~` behind it, now and then a range), `{name=value:words}` an argument that words name, and a name
that begins with `_` no argument.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.bot.calculators.talk.figures import Language, figure

Rules = Mapping[str, Sequence[str]]

_SOME = re.compile(r"\(\((\*?)((?:(?!\(\().)*?)\)\)")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_RULE = re.compile(r"<(\w+)>")
_PLACE = re.compile(r"\{(\w+)(?::([^}=]+)|=([^:}]+):([^}]*))\}")
_BEFORE_MARKS = re.compile(r"\s+(?=[,.:;?!،؛؟])")
_LONG_WORD = re.compile(r"(?<![\w$])[a-z]{6,}(?!\w)")
_MOST = 3  # parts of a set that stand together
_TYPOS, _LOWER, _CAPITAL, _UNMARKED = 0.12, 0.25, 0.6, 0.3  # of the questions


@dataclass(frozen=True)
class Paraphrase:
    """A question with the calculator that it calls and the arguments that it gives."""

    text: str
    name: str
    arguments: dict[str, Any]


def paraphrases(language: Language, seed: int, count: int) -> list[Paraphrase]:
    """Return questions that call calculators, each by turns."""
    random, calls = Random(seed), _table(language)["calls"]
    names = sorted(calls)
    return [_paraphrase(names[at % len(names)], language, random) for at in range(count)]


def facts(language: Language, seed: int, count: int) -> list[str]:
    """Return questions of fact, which call no calculator."""
    random, rules = Random(seed), _table(language)["facts"]
    return [
        _typed(_Sentence(rules, random, language).grow(_framed(rules["fact"], random)), random) for _ in range(count)
    ]


def _paraphrase(name: str, language: Language, random: Random) -> Paraphrase:
    table = _table(language)
    sentence = _Sentence(table["rules"], random, language)
    text = _typed(sentence.grow(_framed(table["calls"][name], random)), random)
    arguments = sentence.arguments
    dates = [arguments.pop(end) for end in ("_from", "_to") if end in arguments]
    return Paraphrase(text, name, {**arguments, **({"years": dates[1] - dates[0]} if dates else {})})


def _framed(alternatives: Sequence[str], random: Random) -> str:
    return f"<opening> {random.choice(alternatives)}<closing>"


def _typed(text: str, random: Random) -> str:
    """Write a question as people do: with a capital or in lower case, with or without a question mark."""
    text = text.rstrip("?؟") if random.random() < _UNMARKED else text
    case = random.random()
    return text.lower() if case < _LOWER else text[:1].upper() + text[1:] if case < _CAPITAL else text


@cache
def _table(language: Language) -> dict[str, Rules]:
    return tomllib.loads(Path(__file__).with_name(f"grammar_{language}.toml").read_text("utf-8"))


@dataclass
class _Sentence:
    """A sentence while it grows, and the arguments that its figures are."""

    rules: Rules
    random: Random
    language: Language
    arguments: dict[str, Any] = field(default_factory=dict)

    def grow(self, text: str) -> str:
        """Return a text expanded, with its figures in place and a slip of the fingers now and then."""
        pieces = re.split(r"(\{[^}]*\})", self._expanded(text))
        if self.language == "en" and self.random.random() < _TYPOS:
            pieces = self._mistyped(pieces)
        grown = "".join(_PLACE.sub(self._placed, piece) for piece in pieces)
        return _BEFORE_MARKS.sub("", " ".join(grown.split()))

    def _expanded(self, text: str) -> str:
        while True:
            if match := _SOME.search(text):
                new = self._some(match[2], everything=bool(match[1]))
            elif match := _CHOICE.search(text):
                new = self.random.choice(match[1].split("|"))
            elif match := _RULE.search(text):
                new = self.random.choice(self.rules[match[1]])
            else:
                return text
            text = text[: match.start()] + new + text[match.end() :]

    def _some(self, body: str, *, everything: bool) -> str:
        rule = _RULE.fullmatch(body)
        parts = list(self.rules[rule[1]]) if rule else [part.strip() for part in body.split(";;")]
        count = len(parts) if everything else self.random.randint(1, min(len(parts), _MOST))
        return self.random.choice([" ", ", "]).join(self.random.sample(parts, count))

    def _mistyped(self, pieces: list[str]) -> list[str]:
        """Swap two letters inside a word, leave one out or double it; figures are left alone."""
        words = [
            (at, word) for at, piece in enumerate(pieces) if "{" not in piece for word in _LONG_WORD.finditer(piece)
        ]
        if not words:
            return pieces
        at, word = self.random.choice(words)
        letter = word.start() + self.random.randint(1, len(word[0]) - 3)
        two = pieces[at][letter : letter + 2]
        slip = self.random.choice([two[::-1], two[0], two[0] + two])
        return [*pieces[:at], pieces[at][:letter] + slip + pieces[at][letter + 2 :], *pieces[at + 1 :]]

    def _placed(self, match: re.Match[str]) -> str:
        name, kind, value, words = match.groups()
        if words is not None:
            self.arguments[name] = float(value) if value.isdigit() else value
            return str(words)
        chosen = figure(kind, self.language, self.random)
        if name in self.arguments:  # another of several contracts
            earlier = self.arguments[name]
            self.arguments[name] = [*(earlier if isinstance(earlier, list) else [earlier]), chosen.value]
        elif name != "_":
            self.arguments[name] = chosen.value
        return chosen.text
