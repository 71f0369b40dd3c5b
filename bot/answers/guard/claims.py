"""Claims: an answer's text taken apart at its markers into what rests on which citations, and put together again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_THIN_SPACE = "\u202f"
_MARKERS = re.compile(rf"[{_DIGITS}]+(?:{_THIN_SPACE}[{_DIGITS}]+)*(?=\s|$)")
_READ = str.maketrans(_DIGITS, "0123456789")
_WRITTEN = str.maketrans("0123456789", _DIGITS)
_SQUARED = re.compile(r"(?:^|[\s\d])(?:[kcm]?m|ft|ك?م|سم)$", re.IGNORECASE)  # the ² of km² points to nothing
_BREAKS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Claim:
    """A piece of an answer, on one line, with the numbers (from 1) of the citations that it rests on."""

    text: str
    cites: tuple[int, ...]
    line: int


def claims_in(text: str, citations: int) -> list[Claim]:
    """Cut a text with so many citations into its claims, in order."""
    return [claim for at, line in enumerate(text.split("\n")) for claim in _in_line(line, at, citations)]


def text_of(claims: Sequence[Claim], numbers: Mapping[int, int]) -> str:
    """Put claims together again, their citations renumbered; lines that have none left are left out."""
    lines: dict[int, str] = {}
    for claim in claims:
        marked = claim.text + _THIN_SPACE.join(str(numbers[cite]).translate(_WRITTEN) for cite in claim.cites)
        lines[claim.line] = f"{lines[claim.line]} {marked}" if claim.line in lines else marked
    last = max(lines, default=-1)
    return _BREAKS.sub("\n\n", "\n".join(lines.get(at, "") for at in range(last + 1))).strip()


def renumbered(kept: Collection[int]) -> dict[int, int]:
    """Return the new number of each citation that is kept."""
    return {old: new for new, old in enumerate(sorted(kept), start=1)}


def _in_line(line: str, at: int, citations: int) -> Iterator[Claim]:
    start = 0
    for match in _MARKERS.finditer(line):
        cites = tuple(int(one.translate(_READ)) for one in match[0].split(_THIN_SPACE))
        if not all(1 <= cite <= citations for cite in cites) or _SQUARED.search(line[: match.start()]):
            continue
        yield Claim(line[start : match.start()].strip(), cites, at)
        start = match.end()
    if rest := line[start:].strip():
        yield Claim(rest, (), at)
