"""Checking: what the sources say to each statement of a text, whether they bear it out, contradict it or know better.

Each statement is read as a question is; then its figures, names and denials are laid beside those of the nearest
sentences. A note whose misreading it makes decides at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.answers.agreement import figures_of, unmet
from bot.answers.bearing import BORNE_OUT, bears_out, contradicts
from bot.answers.claim import Beside, Claim, denies_in
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.notes import Matched, Notes
from bot.answers.reading import Reader
from bot.answers.statement import statements_in
from bot.answers.terms import figures_in
from corpus.document import NoteKind
from corpus.passage import Passage

MOST = 8  # statements of a text
_READ = 48  # sentences laid beside a statement
_SAME_MATTER = 0.5  # of a statement's weight that a misreading or an update must speak of


class Verdict(StrEnum):
    """What the sources say to a statement."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    OUTDATED = "outdated"
    UNKNOWN = "unknown"  # not in the sources


@dataclass(frozen=True, slots=True)
class Checked:
    """A statement with its verdict, the sentences that it rests on, and the note that says it in words, "" for none."""

    statement: str
    verdict: Verdict
    evidence: tuple[Sentence, ...] = ()
    note: str = ""


class Checker:
    """Checks texts against one generation of the index."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._reader = Reader(knowledge)
        self._notes = Notes(knowledge)

    def check(self, text: str) -> list[Checked]:
        """Give each statement of a text its verdict, the first `MOST` of them."""
        return [self._verdict(statement) for statement in statements_in(text)[:MOST]]

    def _verdict(self, statement: str) -> Checked:
        claim = Claim.of(statement, self._knowledge)
        if misread := self._misread(claim):
            return _noted(statement, claim, *misread, tuple(self._notes.backing(misread[0])))
        beside = self._beside(claim)
        supporting = [one for one in beside if bears_out(claim, one)]
        if supporting:
            newer = (self._newer(statement, claim, one.sentence) for one in supporting)
            found = next((one for one in newer if one is not None), None)
            return found or Checked(statement, Verdict.SUPPORTED, (supporting[0].sentence,))
        contradicting = next((one for one in beside if contradicts(claim, one)), None)
        if contradicting is not None:
            return Checked(statement, Verdict.CONTRADICTED, (contradicting.sentence,))
        return Checked(statement, Verdict.UNKNOWN)

    def _misread(self, claim: Claim) -> tuple[Matched, str] | None:
        """Return the note whose misreading a claim makes, and nothing beyond it, with that misreading."""
        for match in self._notes.corrections(claim.question):
            for misreading in match.note.misreadings:
                same_figures = figures_in(claim.question.text) <= figures_in(misreading)
                if same_figures and claim.shared_with(misreading) >= _SAME_MATTER:
                    return match, misreading
        return None

    def _beside(self, claim: Claim) -> list[Beside]:
        """Lay the nearest sentences beside a claim, the nearest in words first."""
        candidates = self._reader.read(claim.question).candidates[:_READ]
        sentences = dict.fromkeys(candidate.sentence for candidate in candidates)
        return sorted((self._laid(claim, sentence) for sentence in sentences), key=lambda one: -one.near)

    def _laid(self, claim: Claim, sentence: Sentence) -> Beside:
        return Beside.of(claim, sentence, self._knowledge.document(sentence.passage))

    def _newer(self, statement: str, claim: Claim, sentence: Sentence) -> Checked | None:
        """Return the verdict that a figure has been overtaken, None when the sources know no later one.

        A statement that says of when it is stays true of then.
        """
        written = self._knowledge.document(sentence.passage).date[:4]
        if not claim.figures or any(str(year) <= (written or "9999") for year in claim.years):
            return None
        for match in self._notes.updates(claim.question, [sentence.passage]):
            if _overtakes(claim, match.note.text):
                evidence = (sentence, *self._notes.backing(match))
                return Checked(statement, Verdict.OUTDATED, evidence, match.note.text)
        later = self._superseding(claim, sentence.passage)
        return Checked(statement, Verdict.OUTDATED, (sentence, later)) if later else None

    def _superseding(self, claim: Claim, passage: Passage) -> Sentence | None:
        """Return the sentence of a source that took the passage's place and gives another figure for the same."""
        sources = self._knowledge.document(passage).superseded_by
        there = (p for source in sources for p in self._knowledge.of_source(source, claim.question.language))
        laid = [self._laid(claim, sentence) for one in there for sentence in self._knowledge.sentences(one)]
        fitting = [one for one in laid if one.unmet and not one.lacking and one.near >= BORNE_OUT]
        fitting = [one for one in fitting if claim.is_overtaken_by(figures_of(one.sentence.text))]
        best = max(fitting, key=lambda one: one.near, default=None)
        return best.sentence if best else None


def _noted(statement: str, claim: Claim, match: Matched, misreading: str, evidence: tuple[Sentence, ...]) -> Checked:
    """Give the verdict of a note: who denies what it corrects is right."""
    if claim.negated != denies_in(misreading):
        return Checked(statement, Verdict.SUPPORTED, evidence, match.note.text)
    outdated = match.note.kind is NoteKind.UPDATE
    return Checked(statement, Verdict.OUTDATED if outdated else Verdict.CONTRADICTED, evidence, match.note.text)


def _overtakes(claim: Claim, update: str) -> bool:
    """Tell whether an update gives a later figure for what a claim says."""
    told = figures_of(update)
    then_and_now = not unmet(claim.figures, told)  # "grew from 200 to 500 MW"
    same = then_and_now or claim.shared_with(update) >= _SAME_MATTER
    return same and claim.is_overtaken_by(told) and claim.is_of_the_years_of(update)
