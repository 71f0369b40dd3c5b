"""Evidence in words: where a quote comes from and how a figure was worked out, before any transport draws it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answers.answer import Citation
from bot.calculators.calculation import Calculation, Input, Origin, Value
from bot.calculators.numbers import percent, show
from bot.messages import message
from corpus.document import Document, Kind, Language

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOT_SAID = frozenset({"", "fraction", "year", "years", "choice", "any", "ratio"})  # units that go without saying
_LONGEST = 160  # characters of a title, a publisher or a list of places


def superscript(number: int) -> str:
    """Write the number that points from an answer's text to a citation: 1 as ¹."""
    return str(number).translate(_SUPERSCRIPTS)


def attributes(source: Citation | Document, language: Language) -> list[str]:
    """Say of a source its publisher, date and whose words these are, leaving out what is not known."""
    date = source.date or message(language, "evidence-undated")
    parts = [_clip(source.publisher), date, message(language, f"kind-{source.kind.value}")]
    if source.seen_via and source.kind is not Kind.ORIGINAL:
        parts.append(message(language, "evidence-seen-via", places=_clip(joined(source.seen_via, language))))
    return [part for part in parts if part]


def title(source: Citation | Document) -> str:
    """Return a source's title, shortened when it is too long for a line."""
    return _clip(source.title)


def quoted(citation: Citation) -> str:
    """Return the quote, in quotation marks only when the words are the source's own."""
    if citation.kind is not Kind.ORIGINAL:
        return citation.quote
    return f"«{citation.quote}»" if citation.language == "ar" else f"“{citation.quote}”"


def joined(words: Iterable[str], language: Language) -> str:
    """List words in a line."""
    return ("، " if language == "ar" else ", ").join(words)


def inputs(calculation: Calculation, language: Language) -> list[str]:
    """Say each input of a calculation, a line each, with its unit and origin."""
    return [
        f"{message(language, f'argument-{item.name}')} = {_valued(item)} ({_origin(item.origin, language)})"
        for item in calculation.inputs
    ]


def caveats(calculation: Calculation, language: Language) -> list[str]:
    """Say what must be known with the result, a line each."""
    return [message(language, key) for key in calculation.caveats]


def _valued(item: Input) -> str:
    values: list[Value] = list(item.value) if isinstance(item.value, list) else [item.value]
    write = percent if item.unit == "fraction" else show
    shown = ", ".join(
        value if isinstance(value, str) else f"{value:g}" if item.unit == "year" else write(float(value))  # type: ignore[arg-type]
        for value in values
    )
    return shown if item.unit in _NOT_SAID else f"{shown} {item.unit}"


def _origin(origin: Origin, language: Language) -> str:
    if origin.reference is None and origin.kind != "source":
        return message(language, f"origin-{origin.kind}")
    return origin.label


def _clip(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
