"""Lending: inputs that a question names by whose they are ("TeraWulf's capacity"), found in the sources and cited.

A sentence lends when it speaks of a name in the question and fills every input that lacks, as a question would.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.answers import lexicon
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.question import Question
from bot.answers.reading import Reader
from bot.calculators.declaration.calculation import Origin, Value
from bot.calculators.talk.filling import fill
from bot.calculators.talk.request import Request, is_order
from bot.messages import message
from corpus.document import Language, Reference
from corpus.names import Mention, Name, find_names
from corpus.tokens import tokenise

_SEARCHED = 16  # passages for each name
_PAIR = 2
_SAYING = "according to|said|says|estimated by|وفقا|وفقا ل|وفق|بحسب|حسب|قال|قالت|بتقدير|تقدير"
_WHOLE = frozenset({"MW", "USD"})  # units of what one asks of a company by its name: its power, what it is worth


@dataclass(frozen=True, slots=True)
class _Loan:
    """A sentence with the inputs that it fills, and the names in it that the question shares."""

    sentence: Sentence
    inputs: Mapping[str, Value]
    names: frozenset[str]

    @property
    def origin(self) -> Origin:
        passage = self.sentence.passage
        return Origin("source", Reference(passage.source, passage.paragraph))


class Lender:
    """Lends from one generation of the index."""

    def __init__(self, knowledge: Knowledge, reader: Reader) -> None:
        self._knowledge = knowledge
        self._reader = reader

    def lend(self, request: Request, question: Question) -> Request | None:
        """Return a calculation with the inputs that lack taken from the sources, or None when they do not say them."""
        names = [name for name in question.names if name.kind == "organisation"]
        lacking = lacks(request)
        if not names or not lacking or not _may(request, question) or _is_asked_for(request, lacking, question):
            return None
        if len(lacking) > 1:
            if not question.says(request.calculator.intent.lends):
                return None
            return _compared(request, self._contracts(request, lacking, names, question), names, question.language)
        loan = self._figure(request, min(lacking), names, question.language)
        return _with(request, [loan]) if loan else None

    def _figure(self, request: Request, lacking: str, names: Sequence[Name], language: Language) -> _Loan | None:
        """Return one input, from the sentence that answers the question for it best."""
        slot = request.calculator.arguments.slots()[lacking]
        if slot.unit not in _WHOLE or len(names) != 1:
            return None
        asked = Question.of(
            message(language, f"lending-{slot.unit.lower()}", name=called(names[0], language)), language
        )
        for candidate in self._reader.read(asked).candidates:
            loan = _loan(candidate.sentence, request, frozenset({lacking}), names)
            if loan is not None:
                return loan
        return None

    def _contracts(
        self, request: Request, lacking: frozenset[str], names: Sequence[Name], question: Question
    ) -> list[_Loan]:
        """Return contracts: what shares most names with the question, and is nearest to it, first."""
        sentences = dict.fromkeys(self._sentences(names, question))
        loans = [loan for one in sentences if (loan := _loan(one, request, lacking, names))]
        near = self._knowledge.similarity(question.text, [loan.sentence for loan in loans]) if loans else []
        ranked = sorted(zip(loans, near, strict=True), key=lambda pair: (len(pair[0].names), pair[1]), reverse=True)
        return [_qualified(loan, loans, request) for loan, _ in ranked]

    def _sentences(self, names: Sequence[Name], question: Question) -> Iterator[Sentence]:
        for name in names:
            for hit in self._knowledge.search(f"{called(name, question.language)} {question.text}", _SEARCHED):
                yield from self._knowledge.sentences(self._knowledge.in_language(hit.passage, question.language))


def _is_asked_for(request: Request, lacking: Collection[str], question: Question) -> bool:
    """Whether the one input that lacks is what the question wants to know: "how many MW could its site reach?"."""
    slots = request.calculator.arguments.slots()
    asked = {one.unit for one in question.expectations if one.unit}
    return len(lacking) == 1 and slots[next(iter(lacking))].unit in asked and not is_order(question.text)


def _may(request: Request, question: Question) -> bool:
    """Whether a question wants inputs from the sources: by an order, a hypothesis, or the calculator's own words."""
    asks = question.says(lexicon.CONDITIONAL) or is_order(question.text)
    return bool(request.missing) or asks or question.says(request.calculator.intent.lends)


def lacks(request: Request) -> frozenset[str]:
    """Return the inputs that lack in the alternative that lacks the fewest; none when one lacks none."""
    alternatives = request.calculator.intent.inputs
    return min((need - request.arguments.keys() for need in alternatives), key=len, default=frozenset())


def _loan(sentence: Sentence, request: Request, lacking: frozenset[str], names: Sequence[Name]) -> _Loan | None:
    """Return what a sentence lends: the inputs that lack, each said once, and choices; None when it lacks one."""
    mentioned = [mention for mention in find_names(sentence.text) if not _speaks(sentence.text, mention)]
    shared = {name.id for name in names} & {mention.name.id for mention in mentioned}
    if not shared:
        return None
    text = sentence.text
    for mention in mentioned:  # "AWS, Amazon's cloud" sells no computing by its name
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    slots = request.calculator.arguments.slots()
    found = fill(slots, text)
    if not lacking <= found.keys() or any(isinstance(found[name], list) for name in lacking):
        return None
    kept = {key: value for key, value in found.items() if key in lacking or slots[key].choices}
    return _Loan(sentence, kept, frozenset(shared))


def _speaks(text: str, mention: Mention) -> bool:
    """Tell whether a name is there as the one that says so: "according to VanEck"."""
    before = [token for token in tokenise(text) if token.end <= mention.start][-2:]
    return lexicon.says(before, _SAYING)


def _qualified(loan: _Loan, loans: Sequence[_Loan], request: Request) -> _Loan:
    """Return a contract with the choices that any sentence on it says, the later declared rather than the earlier.

    Whoever says only "on IT load" of a contract that another sentence calls a cloud contract has not said it all.
    """
    slots = request.calculator.arguments.slots()
    figures = {key: value for key, value in loan.inputs.items() if not slots[key].choices}
    same = [other for other in loans if all(other.inputs.get(key) == value for key, value in figures.items())]
    said = {key: [one.inputs[key] for one in same if key in one.inputs] for key in slots if slots[key].choices}
    choices = {
        key: max(values, key=lambda value: slots[key].choices.index(str(value)))
        for key, values in said.items()
        if values
    }
    return replace(loan, inputs={**figures, **choices})


def _compared(request: Request, loans: Sequence[_Loan], names: Sequence[Name], language: Language) -> Request | None:
    """Return a calculation that compares what is lent for each name, None when one has nothing or all lend alike."""
    common = _common(loans, names)
    chosen: dict[str, _Loan] = {}
    for name in (name for name in names if name.id not in common):
        if any(name.id in loan.names for loan in chosen.values()):
            continue
        best = next((loan for loan in loans if name.id in loan.names), None)
        if best is None:
            return None
        chosen[called(name, language)] = best
    if len(chosen) < _PAIR:
        return None
    return replace(_with(request, list(chosen.values())), labels=tuple(chosen))


def _common(loans: Sequence[_Loan], names: Sequence[Name]) -> set[str]:
    """Return the name that shares a loan with every other one, if there is one: a party to all that is compared."""
    ids = [name.id for name in names]
    if len(ids) <= _PAIR:
        return set()
    together = {frozenset((a, b)) for loan in loans for a in loan.names for b in loan.names if a != b}
    return {a for a in ids if all(frozenset((a, b)) in together for b in ids if b != a)}


def _with(request: Request, loans: Sequence[_Loan]) -> Request:
    """Return a calculation with inputs that were lent, lists where several lend; what is given for one stays."""
    kept = {} if len(loans) > 1 else request.arguments  # "one is gross" says it of one of several
    arguments: dict[str, Any] = dict(request.arguments)
    lent = [key for key in dict.fromkeys(key for loan in loans for key in loan.inputs) if key not in kept]
    for key in lent:
        values = [loan.inputs.get(key, request.calculator.arguments.default(key)) for loan in loans]
        arguments[key] = values[0] if len(values) == 1 else values
    return replace(request, arguments=arguments, missing="", origins=dict.fromkeys(lent, loans[0].origin))


def called(name: Name, language: Language) -> str:
    """Return a name in a language."""
    return name.ar if language == "ar" else name.en
