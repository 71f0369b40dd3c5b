"""Every compiled pattern of the packages, against strings made to be hard for it; run as a program by a test.

It prints the patterns that took as long as they may (seconds) over one string, as JSON. Its arguments are these seconds
and how many characters a message has, and a paragraph.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]  # what re itself takes patterns apart with
from types import FrameType
from typing import Any

PACKAGES = ("corpus", "index", "bot")
_APART = ("training", "evaluation", "__main__")  # of no bot that runs; what starts one
_DEEP = 4  # of containers in containers
_MOST, _PAIRED = 12, 4  # pieces of a pattern that are repeated: alone, by twos
_ENDS = ("", "\x00x")
_SCANS = {"search", "finditer", "findall", "sub", "subn", "split"}
_USES = {*_SCANS, "match", "fullmatch"}


class _TooLongError(Exception):
    pass


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield each pattern once, with where it stands."""
    seen: set[re.Pattern[Any]] = set()
    for name in modules():
        for variable, value in vars(importlib.import_module(name)).items():
            for pattern in _within(value, _DEEP):
                if pattern not in seen:
                    seen.add(pattern)
                    yield f"{name}.{variable}", pattern


def modules() -> Iterator[str]:
    """Yield the names of the modules that a running bot may load."""
    for package in PACKAGES:
        yield package
        for found in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            if not any(part in _APART for part in found.name.split(".")) and "migrations" not in found.name:
                yield found.name


def _within(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        for one in (*value.keys(), *value.values()):
            yield from _within(one, depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _within(one, depth - 1)
    elif depth and isinstance(value, type) and value.__module__.startswith(PACKAGES):
        for one in vars(value).values():
            yield from _within(one, depth - 1)


def hostile(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Yield long strings of what a pattern asks for, over and over, that end in what it does not."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    pieces = list(dict.fromkeys(_pieces(_parser.parse(source, pattern.flags & ~re.DEBUG))))[:_MOST]
    pairs = ("".join(pair) for pair in product(pieces[:_PAIRED], repeat=2))
    for piece in dict.fromkeys([*pieces, *pairs, "a", " ", "1", "ا", "1, ", "a "]):
        yield from (piece * (length // len(piece)) + end for end in _ENDS)
        yield from (first + piece * (length // len(piece)) for first in pieces[:_PAIRED] if first != piece)


def _pieces(parsed: Any) -> Iterator[str]:
    """Yield characters, and runs of literals, that a parsed pattern has."""
    run = ""
    for op, value in [*parsed, ("END", None)]:
        kind = str(op)
        if kind == "LITERAL":
            run += chr(value)
            yield chr(value)
            continue
        if len(run) > 1:
            yield run
        run = ""
        if kind == "IN":
            yield from _members(value)
        elif kind.endswith("_REPEAT"):
            yield from _pieces(value[2])
        elif kind == "BRANCH":
            for branch in value[1][:12]:
                yield from _pieces(branch)
        elif kind in ("SUBPATTERN", "ASSERT", "ASSERT_NOT"):
            yield from _pieces(value[-1])
        elif kind == "ATOMIC_GROUP":
            yield from _pieces(value)


def _members(members: Any) -> Iterator[str]:
    for op, value in members[:6]:
        kind = str(op)
        if kind == "LITERAL":
            yield chr(value)
        elif kind == "RANGE":
            yield chr(value[0])
        elif kind == "CATEGORY":
            yield {"CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "w"}.get(str(value), "!")


def uses(name: str) -> set[str]:
    """Return the methods by which a pattern's module uses it, all of them where that cannot be seen."""
    module, _, variable = name.rpartition(".")
    source = Path(str(importlib.import_module(module).__file__)).read_text("utf-8")
    return set(re.findall(rf"\b{variable}\.(\w+)\(", source)) & _USES or _USES


def slowest(name: str, pattern: re.Pattern[Any], bound: float, message: int, paragraph: int) -> tuple[float, str]:
    """Return the longest that a pattern took over a string, seconds, and the string's start; never above the bound.

    Only what a corpus is read by goes through paragraphs; the rest sees messages, and passages that are shorter still.
    """
    worst, used = (0.0, ""), uses(name)
    for length in (message, paragraph):
        tried = used if length == message or name.startswith("corpus.") else used - _SCANS
        for text in hostile(pattern, length) if tried else ():
            worst = max(worst, (_seconds(pattern, text, tried, bound), text[:40]))
            if worst[0] >= bound:
                return worst
    return worst


def _seconds(pattern: re.Pattern[Any], text: str, tried: set[str], bound: float) -> float:
    subject: Any = text if isinstance(pattern.pattern, str) else text.encode("utf-8")
    started = time.perf_counter()
    signal.setitimer(signal.ITIMER_REAL, bound)
    try:
        if "match" in tried:
            pattern.match(subject)
        if "fullmatch" in tried:
            pattern.fullmatch(subject)
        if tried & _SCANS:
            sum(1 for _ in pattern.finditer(subject))
    except _TooLongError:
        return bound
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.perf_counter() - started


def _ring(_: int, __: FrameType | None) -> None:
    raise _TooLongError


def main(bound: float, message: int, paragraph: int) -> None:
    """Print how many patterns there are, and those that went to the bound with the string that took them there."""
    signal.signal(signal.SIGALRM, _ring)
    found = list(patterns())
    measured = [(name, *slowest(name, pattern, bound, message, paragraph)) for name, pattern in found]
    slow = [(name, text) for name, seconds, text in measured if seconds >= bound]
    print(json.dumps({"patterns": len(found), "slow": slow, "worst": sorted(measured, key=lambda one: -one[1])[:20]}))


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
