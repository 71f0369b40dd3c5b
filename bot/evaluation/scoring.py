"""Scoring: one answer against what was expected of it. It passes when every hard check passes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from bot.evaluation.calculations import check_calculation, numbers_in
from bot.evaluation.figures import shows, unsupported
from bot.evaluation.folding import contains, fold
from bot.evaluation.questions import Expectation, GoldenQuestion, Groups
from bot.evaluation.record import CitedSpan, Record
from bot.evaluation.replies import reads_as
from bot.evaluation.verdict import Outcome, Share, Verdict
from corpus.document import Language

LONGEST_TEXT = 900  # characters
MOST_CITATIONS = 6
_NAMED = 6  # names in a reason, before it becomes a list
_LANGUAGES: tuple[Language, ...] = ("ar", "en")

Texts = Mapping[str, str]  # the text of every indexed document, as `corpus show` prints it, by the document's id


def score(question: GoldenQuestion, record: Record, texts: Texts) -> Verdict:
    """Judge one answer; `question.expect` must be there."""
    if question.expect is None:
        raise ValueError(f"{question.id}: nothing is expected")
    expect = question.expect
    outcomes = [*_of_every_answer(record, texts), *_of_the_expectation(expect, record)]
    cited = {citation.source for citation in record.citations}
    return Verdict(
        outcomes=tuple(Outcome(check=name, reason=reason) for name, reason in outcomes),
        caveats=Share(
            met=len(expect.caveat_any) - len(_missing(expect.caveat_any, record.text)), wanted=len(expect.caveat_any)
        ),
        wanted_sources=Share(met=len(cited & set(expect.sources_wanted)), wanted=len(set(expect.sources_wanted))),
        unsupported=tuple(_unsupported(question, record)),
    )


def _of_every_answer(record: Record, texts: Texts) -> Iterator[tuple[str, str]]:
    length, citations = len(record.text), len(record.citations)
    if not record.text.strip():
        yield "length", "the text is empty"
    else:
        yield "length", f"{length} characters" if length > LONGEST_TEXT else ""
    yield "citations", f"{citations} citations" if citations > MOST_CITATIONS else ""
    yield "quotes", next(filter(None, (_misquoted(citation, texts) for citation in record.citations)), "")


def _of_the_expectation(expect: Expectation, record: Record) -> Iterator[tuple[str, str]]:
    yield "mode", "" if record.mode in expect.modes else f"{record.mode or 'none'}, wanted {_listed(expect.modes)}"
    yield "reply_lang", _wrong_language(expect, record)
    if expect.must:
        yield "must", "; ".join(f"none of {_listed(group)}" for group in _missing(expect.must, record.text))
    if expect.must_not:
        found = [wrong for wrong in expect.must_not if contains(fold(record.text), wrong)]
        yield "must_not", f"says {_listed(found)}" if found else ""
    if expect.numbers:
        yield "numbers", _missing_numbers(expect, record.text)
    yield from _sources(expect, {citation.source for citation in record.citations})
    if expect.calc is not None:
        yield "calc", check_calculation(expect.calc, record.calculation)
    if expect.no_calc:
        yield "no_calc", f"calculator {record.calculation.name} fired" if record.calculation else ""


def _sources(expect: Expectation, cited: set[str]) -> Iterator[tuple[str, str]]:
    cites = f"cites {_listed(cited) or 'nothing'}"
    if expect.sources_any:
        yield (
            "sources_any",
            "" if cited & set(expect.sources_any) else f"{cites}, not one of {_listed(expect.sources_any)}",
        )
    if expect.sources_all:
        missing = [source for source in expect.sources_all if source not in cited]
        yield "sources_all", f"{cites}, not {_listed(missing)}" if missing else ""


def _misquoted(citation: CitedSpan, texts: Texts) -> str:
    text = texts.get(citation.document)
    if text is None:
        return f"no document {citation.document}"
    inside = 0 <= citation.start < citation.end <= len(text)
    if not inside or text[citation.start : citation.end] != citation.quote:
        return f"not the text of {citation.document}[{citation.start}:{citation.end}]"
    return ""


def _wrong_language(expect: Expectation, record: Record) -> str:
    accepted = [language for language in _LANGUAGES if expect.reply_lang in (language, "any")]
    if not any(reads_as(record.text, language) for language in accepted):
        return f"the text does not read as {_listed(accepted)}"
    return "" if record.language in accepted else f"marked {record.language or 'as none'}, wanted {_listed(accepted)}"


def _missing(groups: Groups, text: str) -> list[tuple[str, ...]]:
    folded = fold(text)
    return [group for group in groups if not any(contains(folded, wanted) for wanted in group)]


def _missing_numbers(expect: Expectation, text: str) -> str:
    missing = [number for number in expect.numbers if not shows(text, number)]
    return f"no {_listed(f'{number.v:g} {number.unit}'.strip() for number in missing)}" if missing else ""


def _unsupported(question: GoldenQuestion, record: Record) -> list[float]:
    evidence = [question.question, *question.history, *(citation.quote for citation in record.citations)]
    if record.calculation is None:
        return unsupported(record.text, evidence, [])
    evidence += [record.calculation.formula, *record.calculation.caveats]
    return unsupported(record.text, evidence, numbers_in(record.calculation.model_dump(mode="json")))


def _listed(names: Iterable[str]) -> str:
    named = sorted(names) if isinstance(names, AbstractSet) else list(names)
    return ", ".join(named[:_NAMED]) + (" …" if len(named) > _NAMED else "")
