"""Attribution: whose a figure is, and what of the asker's words is only denied. Heuristics, for paraphrases."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.answers.guard.facts import NEGATIONS, Fact, Facts, facts_of
from corpus.tokens import tokenise

_KINDS = ("organisation", "person")
_REACH = 4  # words after a denial in which what is denied stands
_PAUSE = re.compile(r"[,.;:!?،؛؟—–()]\s")
_ANSWERING = frozenset({"no", "لا"})  # "No, it is" denies nothing of what follows


def misattributes(claim: Facts, sources: Iterable[Facts]) -> bool:
    """Tell whether a claim gives a figure to somebody, where every source that has it speaks only of others."""
    parties, known = _parties(claim), list(sources)
    measured = (figure for figure in claim.figures if figure[2] != "year") if parties else ()
    return any(_is_others(figure, parties, known) for figure in measured)


def denied_in(text: str) -> tuple[frozenset[Fact], frozenset[str]]:
    """Return the figures and names that stand right behind a denial: in "not 5 billion but 3", 5 billion."""
    figures: frozenset[Fact] = frozenset()
    names: frozenset[str] = frozenset()
    tokens = tokenise(text)
    for at, token in enumerate(tokens):
        if not (token.form in NEGATIONS or token.form.endswith("n't")) or at + 1 == len(tokens):
            continue
        end = tokens[min(at + _REACH, len(tokens) - 1)].end
        behind = text[token.end : _after_unit(text, end)]
        if token.form in _ANSWERING and _PAUSE.match(behind):
            continue
        facts = facts_of(_PAUSE.split(behind)[0])
        figures, names = figures | facts.figures, names | facts.names
    return figures, names


def _after_unit(text: str, end: int) -> int:
    """Return a place behind another two words, so that a figure is not cut off from its unit."""
    return next((match.end() for match in re.finditer(r"(?:\s+\S+){2}", text[end:])), len(text) - end) + end


def _is_others(figure: Fact, parties: frozenset[str], sources: list[Facts]) -> bool:
    holders = [_parties(source) for source in sources if figure in source.figures]
    return bool(holders) and all(holder and holder.isdisjoint(parties) for holder in holders)


def _parties(facts: Facts) -> frozenset[str]:
    return frozenset(mention.name.id for mention in facts.mentions if mention.name.kind in _KINDS)
