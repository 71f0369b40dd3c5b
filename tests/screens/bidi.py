"""Unicode's bidirectional algorithm (UAX #9): the levels of a paragraph's characters, and their order on a line.

Of the explicit controls it reads isolates and marks, the only ones that messages have; embeddings and overrides count
for nothing. Brackets are paired where texts have them: round, square, curly, lenticular.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

_OPENS, _PDI = ("LRI", "RLI", "FSI"), "PDI"
_IGNORED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_PAIRS = {"(": ")", "[": "]", "{": "}", "【": "】"}
_CLOSED = {close: opened for opened, close in _PAIRS.items()}


def base_level(text: str) -> int:
    """Return a paragraph's level as Telegram finds it: 1 where the first strong letter is of a right-to-left script."""
    depth = 0
    for kind in map(unicodedata.bidirectional, text):
        depth += (kind in _OPENS) - (kind == _PDI and depth > 0)
        if kind in ("L", "R", "AL") and not depth:
            return int(kind != "L")
    return 0


def levels_of(text: str, base: int) -> list[int]:
    """Return the level of each character of a paragraph: even ones read from left to right, odd ones to the left."""
    kinds = [unicodedata.bidirectional(char) or "L" for char in text]
    levels = [base] * len(text)
    for level, places in _sequences(text, kinds, base):
        found = _resolved([kinds[place] for place in places], [text[place] for place in places], level)
        for place, kind in zip(places, found, strict=True):
            levels[place] = level + _RAISED[level % 2].get(kind, 0)
    for place, kind in enumerate(kinds):
        if kind in _IGNORED:
            levels[place] = levels[place - 1] if place else base
    return levels


_RAISED = ({"R": 1, "AN": 2, "EN": 2}, {"L": 1, "AN": 1, "EN": 1})


def visual_order(text: str, levels: Sequence[int], base: int) -> list[int]:
    """Return the places of a line's characters from left to right; spaces at its end stand at the paragraph's end."""
    levels = list(levels)
    for place in reversed(range(len(text))):
        if unicodedata.bidirectional(text[place]) not in ("WS", "S", "B", "BN", *_OPENS, _PDI):
            break
        levels[place] = base
    order = list(range(len(text)))
    for level in range(max(levels, default=0), 0, -1):
        order = list(_reversed_from(level, order, levels))
    return order


def _reversed_from(level: int, order: Sequence[int], levels: Sequence[int]) -> Iterator[int]:
    """Yield places with every run of a level, or of higher ones, turned round (rule L2)."""
    for is_turned, group in groupby(order, lambda place: levels[place] >= level):
        run = list(group)
        yield from reversed(run) if is_turned else run


def _sequences(text: str, kinds: Sequence[str], base: int) -> Iterator[tuple[int, list[int]]]:
    """Yield what an isolate holds, without what further ones in it hold, as its level and places (rules X1 to X10)."""
    open_ones: list[tuple[int, list[int]]] = [(base, [])]
    for place, kind in enumerate(kinds):
        if kind == _PDI and len(open_ones) > 1:
            yield open_ones.pop()
        if kind not in _IGNORED:
            open_ones[-1][1].append(place)
        if kind in _OPENS:
            right = base_level(text[place + 1 :]) if kind == "FSI" else int(kind == "RLI")
            level = open_ones[-1][0]
            open_ones.append((level + (1 if (level + 1) % 2 == right else 2), []))
    yield from open_ones


def _resolved(kinds: list[str], chars: Sequence[str], level: int) -> list[str]:
    """Return the directions of a sequence's characters, each L, R, EN or AN (rules W1 to N2)."""
    side = "LR"[level % 2]
    weak = _weak(kinds, side)
    _pair_brackets(weak, chars, side)
    places = range(len(weak))
    for neutral, group in groupby(places, lambda place: weak[place] in _NEUTRAL):
        run = list(group)
        if neutral:
            before = _strong(weak[run[0] - 1]) if run[0] else side
            after = _strong(weak[run[-1] + 1]) if run[-1] + 1 < len(weak) else side
            for place in run:
                weak[place] = before if before == after else side
    return weak


def _strong(kind: str) -> str:
    """Return the direction that a resolved character has for neutral ones beside it."""
    return "R" if kind in ("EN", "AN") else kind


def _weak(kinds: Sequence[str], side: str) -> list[str]:
    """Resolve marks, figures and their separators (rules W1 to W7)."""
    found: list[str] = []
    strong = side
    for kind in kinds:  # W1 to W3
        if kind == "NSM":
            before = found[-1] if found else side
            kind = "ON" if before in (*_OPENS, _PDI) else before
        if kind in ("L", "R", "AL"):
            strong = kind
        found.append("AN" if kind == "EN" and strong == "AL" else kind)
    found = ["R" if kind == "AL" else kind for kind in found]
    for place in range(1, len(found) - 1):  # W4
        before, after = found[place - 1], found[place + 1]
        joining = {"CS": ("EN", "AN"), "ES": ("EN",)}.get(found[place], ())
        if before == after and before in joining:
            found[place] = before
    for kind, group in groupby(list(enumerate(found)), lambda pair: pair[1]):  # W5
        run = [place for place, _ in group]
        beside = {found[run[0] - 1] if run[0] else "", found[run[-1] + 1] if run[-1] + 1 < len(found) else ""}
        if kind == "ET" and "EN" in beside:
            found[run[0] : run[-1] + 1] = ["EN"] * len(run)
    strong = side
    for place, kind in enumerate(found):  # W6, W7
        if kind in ("L", "R"):
            strong = kind
        if kind in ("ES", "ET", "CS"):
            found[place] = "ON"
        elif kind == "EN" and strong == "L":
            found[place] = "L"
    return found


def _pair_brackets(kinds: list[str], chars: Sequence[str], side: str) -> None:
    """Give both brackets of a pair one direction, by what stands in and before it (rule N0)."""
    for start, end in sorted(_bracketed(kinds, chars)):
        inside = {_strong(kind) for kind in kinds[start + 1 : end] if kind not in _NEUTRAL}
        if side in inside:
            kinds[start] = kinds[end] = side
        elif inside:
            before = next((_strong(kind) for kind in reversed(kinds[:start]) if kind not in _NEUTRAL), side)
            kinds[start] = kinds[end] = before if before in inside else side


def _bracketed(kinds: Sequence[str], chars: Sequence[str]) -> Iterator[tuple[int, int]]:
    open_ones: list[tuple[str, int]] = []
    for place, char in enumerate(chars):
        if kinds[place] != "ON":
            continue
        if char in _PAIRS:
            open_ones.append((char, place))
        elif char in _CLOSED and _CLOSED[char] in [opened for opened, _ in open_ones]:
            while open_ones:
                opened, start = open_ones.pop()
                if opened == _CLOSED[char]:
                    yield start, place
                    break
