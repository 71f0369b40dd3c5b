"""The guard: checks every claim of an answer against what it rests on, and lets out only what stands."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.answers.answer import Answer, Citation, Mode
from bot.answers.guard.attribution import denied_in, misattributes
from bot.answers.guard.claims import Claim, claims_in, renumbered, text_of
from bot.answers.guard.direction import reverses
from bot.answers.guard.evidence import Evidence, Shelf
from bot.answers.guard.facts import Fact, Facts, facts_of
from bot.answers.guard.likeness import agrees, copied_from
from bot.answers.guard.reckoning import Reckoning
from bot.answers.knowledge import Knowledge
from bot.messages import message
from corpus.language import language_of
from corpus.text import arabic_figures, fold

_log = logging.getLogger(__name__)

_OURS = frozenset({Mode.CHAT, Mode.DECLINE, Mode.CLARIFY})  # sentences of the bot's own: nothing in them is a finding
_PROPER = re.compile(r"(?<=[a-z0-9,;:)] )[A-Z][a-z]{2,}")  # a capitalised word that opens no sentence


@dataclass(frozen=True, slots=True)
class _Case:
    """What an answer's claims are held against, beside their citations."""

    citations: tuple[Citation, ...]
    reckoning: Reckoning | None
    asked: Facts
    abstains: bool  # whether what rests on nothing only repeats the question


class Guard:
    """Guards the answers from one generation of the index."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._shelf = Shelf(knowledge)

    def check(self, answer: Answer, question: str = "") -> Answer:
        """Return what of an answer may go out: all of it as a rule, else what stands, else that nothing was found."""
        passed = self.passed(answer, question)
        if passed is not answer:
            _log.warning("claims were held back: %r", _lost(answer, passed))
        return passed if passed is not None else _nothing(answer)

    def passed(self, answer: Answer, question: str = "") -> Answer | None:
        """Return an answer without the claims that do not stand, itself when all do, None when nothing is left."""
        if answer.mode in _OURS:
            return answer
        reckoning = Reckoning(answer.calculation, answer.language) if answer.calculation else None
        case = _Case(answer.citations, reckoning, facts_of(question), answer.mode is Mode.ABSTAIN)
        claims = claims_in(answer.text, len(answer.citations))
        kept = [claim for claim in claims if self._stands(claim, case)]
        details = tuple(line for line in answer.details if self._stands(Claim(line, (), 0), case))
        if len(kept) == len(claims) and details == answer.details:
            return answer
        return _without(answer, claims, kept, details) if _says_something(kept, case) else None

    def _stands(self, claim: Claim, case: _Case) -> bool:
        """Tell whether everything that can be checked in a claim is borne out."""
        citations = tuple(case.citations[cite - 1] for cite in claim.cites)
        if any(claim.text == citation.quote for citation in citations):
            return True
        facts = facts_of(claim.text)
        if facts.is_empty and not _PROPER.search(claim.text):
            return True
        if case.abstains and not citations and _repeats(facts, case.asked):
            return True
        if case.reckoning is not None and not citations:
            return _reckoned(facts, case)
        evidence = self._shelf.of(citations) if citations else self._shelf.around(case.citations)
        return self._borne_out(claim.text, facts, evidence, case)

    def _borne_out(self, text: str, facts: Facts, evidence: Evidence, case: _Case) -> bool:
        if self._is_note(text, evidence):
            return True
        if not all(
            evidence.has_quotation(quotation) or _denied(facts, case, quotation) for quotation in facts.quotations
        ):
            return False
        if copied := copied_from(facts, evidence.facts):
            return any(agrees(facts, source) for source in copied)
        return self._paraphrases(text, facts, evidence, case)

    def _paraphrases(self, text: str, facts: Facts, evidence: Evidence, case: _Case) -> bool:
        """Tell whether a claim in other words has no fact that its evidence lacks, and turns none round."""
        figures, names, codes = evidence.figures, evidence.names, evidence.codes
        if facts.negations:  # what was asked may be denied
            denied_figures, denied_names = denied_in(text)
            figures, names = figures | (case.asked.figures & denied_figures), names | (case.asked.names & denied_names)
        if case.reckoning is not None:
            figures |= case.reckoning.figures
        if not (_full(facts.figures, figures) <= figures and facts.names <= names and facts.codes <= codes):
            return False
        if reverses(text, evidence.quotes, evidence.texts) or misattributes(facts, evidence.facts):
            return False
        return _knows_words(text, facts, evidence)

    def _is_note(self, text: str, evidence: Evidence) -> bool:
        """Tell whether a claim is a note to the letter, behind words of ours at most."""
        for note in evidence.texts or self._shelf.notes:
            for written in (note, arabic_figures(note)):
                if text.endswith(written) and facts_of(text.removesuffix(written)).is_empty:
                    return True
        return False


def _repeats(facts: Facts, asked: Facts) -> bool:
    """Tell whether what a line names all stands in the question: it says what was looked for."""
    return facts.names <= asked.names and facts.figures <= asked.figures and facts.codes <= asked.codes


def _reckoned(facts: Facts, case: _Case) -> bool:
    """Tell whether a line is the calculation's: only its figures, each where our wording has it, or its caveats."""
    assert case.reckoning is not None
    copied = copied_from(facts, map(facts_of, case.reckoning.lines))
    if copied and not any(agrees(facts, line) for line in copied):
        return False
    return case.reckoning.holds(facts) or (bool(copied) and agrees(facts, case.reckoning.caveats))


def _full(stated: frozenset[Fact], known: frozenset[Fact]) -> frozenset[Fact]:
    """Return figures with the unit that a bare one takes over: in "not 5 billion dollars but 1.1 billion", dollars."""
    units = {unit for _, _, unit in stated if unit}
    taken = {("figure", value, unit) for _, value, bare in stated - known if not bare for unit in units}
    full = {value for _, value, _ in taken & known}
    return frozenset(one for one in stated if one[2] or one[1] not in full)


def _denied(facts: Facts, case: _Case, quotation: str) -> bool:
    return bool(facts.negations) and quotation in case.asked.quotations


def _knows_words(text: str, facts: Facts, evidence: Evidence) -> bool:
    """Tell whether the proper names in a text that no list of ours has stand in evidence of the same language."""
    inside = [(mention.start, mention.end) for mention in facts.mentions]
    unknown = [
        fold(match[0])
        for match in _PROPER.finditer(text)
        if not any(start <= match.start() < end for start, end in inside)
    ]
    comparable = any(language_of(one) == "en" for one in evidence.texts)
    return not comparable or all(word in evidence.words for word in unknown)


def _says_something(kept: Iterable[Claim], case: _Case) -> bool:
    """Tell whether what is left rests on anything, rather than only leading up to it."""
    return any(
        claim.cites or (case.reckoning is not None and case.reckoning.states(facts_of(claim.text))) for claim in kept
    )


def _without(answer: Answer, claims: Sequence[Claim], kept: Sequence[Claim], details: tuple[str, ...]) -> Answer:
    """Return an answer with what was kept; a citation goes when only dropped claims pointed to it."""
    before, after = ({cite for claim in some for cite in claim.cites} for some in (claims, kept))
    numbers = [at for at in range(1, len(answer.citations) + 1) if at in after or at not in before]
    citations = tuple(answer.citations[at - 1] for at in numbers)
    return replace(answer, text=text_of(kept, renumbered(numbers)), citations=citations, details=details)


def _nothing(answer: Answer) -> Answer:
    """Return what is said when nothing of an answer stands: that the sources do not say it, or only the refusal."""
    refuses = answer.mode is Mode.REFUSE
    refusal = f"{message(answer.language, 'answer-injection')} {message(answer.language, 'answer-ask-instead')}"
    text = refusal if refuses else message(answer.language, "answer-not-found", looked="none")
    mode = Mode.REFUSE if refuses else Mode.ABSTAIN
    return replace(answer, mode=mode, text=text, citations=(), calculation=None, details=(), confidence=0.0)


def _lost(answer: Answer, passed: Answer | None) -> list[str]:
    left = passed.text + "".join(passed.details) if passed else ""
    claims = [claim.text for claim in claims_in(answer.text, len(answer.citations))]
    return [text for text in (*claims, *answer.details) if text not in left]
