"""What is asked: a question as weighted terms, as the corpus spells them, and how a sentence meets them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answers.expectation import Expectation, Kind, counts, met
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.question import Question
from bot.answers.terms import LIGHT_WEIGHT, Term, keys_of
from corpus.document import Document

IN_CONTEXT = 0.45  # what a term counts that stands in the sentence's passage or title only
_FROM_CONVERSATION = 0.5  # what a term counts that an earlier turn brought in
_NAME_WEIGHT = 1.5
_ANY_NUMBER = Expectation(Kind.NUMBER)

Covers = Mapping[int, float]  # how far each term of a question is met, by its place; unmet terms are left out


@dataclass(frozen=True, slots=True)
class AskedTerm:
    """A term of the question with its keys as spelled in the corpus, and its weight."""

    term: Term
    keys: frozenset[str]
    weight: float

    @property
    def is_telling(self) -> bool:
        """Whether it says what the question wants to know, rather than of whom or how."""
        return not (self.term.is_name or self.term.is_light)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the reader holds it against sentences."""

    question: Question
    terms: tuple[AskedTerm, ...]

    @classmethod
    def of(cls, question: Question, knowledge: Knowledge) -> Asked:
        """Weigh a question's terms, and more lightly those of its context, by how rare they are in the corpus."""
        own = [_weighed(term, 1.0, knowledge) for term in question.terms]
        context = [_weighed(term, _FROM_CONVERSATION, knowledge) for term in question.context_terms]
        return cls(question, (*own, *context))

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all its terms, those of its context too."""
        return frozenset(key for one in self.terms for key in one.keys)

    @property
    def total(self) -> float:
        """The weight of all terms together; 1 when there are none."""
        return sum(one.weight for one in self.terms) or 1.0

    def also_of(self, names: Iterable[str], spoken_of: Collection[str]) -> Asked:
        """Return the same question, asked of further names (ids) as well, in place of those with some keys."""
        keys = frozenset("@" + name for name in names)
        stand_in = (one.term.is_name and not one.keys.isdisjoint(spoken_of) for one in self.terms)
        terms = (
            replace(one, keys=one.keys | keys) if met else one for one, met in zip(self.terms, stand_in, strict=True)
        )
        return replace(self, terms=tuple(terms))

    def covered_by(self, sentence: Sentence, document: Document) -> dict[int, float]:
        """Return how far a sentence meets each term: 1 in its own words, less in its passage's or its title's."""
        own, passage = sentence.keys, keys_of(sentence.passage.text)
        heading = keys_of(f"{document.title} {document.publisher} {document.date[:4]}")
        covers: dict[int, float] = {}
        for at, one in enumerate(self.terms):
            if not one.keys.isdisjoint(own):
                covers[at] = 1.0
            elif not (one.keys.isdisjoint(passage) and one.keys.isdisjoint(heading)):
                covers[at] = IN_CONTEXT
        return covers

    def share(self, covers: Covers) -> float:
        """Return which part of the question's weight is met, 0 to 1."""
        return sum(self.terms[at].weight * value for at, value in covers.items()) / self.total

    def telling_share(self, covers: Covers) -> float:
        """Return which part of the weight of what the question wants to know is met, 0 to 1; 1 when that is nothing."""
        own = self._own_telling
        total = sum(self.terms[at].weight for at in own)
        return sum(self.terms[at].weight * covers.get(at, 0.0) for at in own) / total if total else 1.0

    def names_share(self, covers: Covers) -> float:
        """Return which part of the names asked about is met, 0 to 1; 1 when there are none."""
        names = [at for at, one in enumerate(self.terms) if one.term.is_name]
        return sum(covers.get(at, 0.0) for at in names) / len(names) if names else 1.0

    @property
    def telling_count(self) -> int:
        """How many terms say what the question wants to know."""
        return len(self._own_telling)

    def is_new(self, covers: Covers, sentence: str) -> bool:
        """Tell whether a sentence speaks to the question's own terms or kinds of answer, not to its context's alone."""
        own = self._own_telling
        met_kinds = any(holds(self.question, expectation, sentence) for expectation in self.question.expectations)
        return met_kinds or any(covers.get(at, 0.0) == 1 for at in own) or not (own or self.question.expectations)

    def is_settled(self, covers: Covers, sentences: Sequence[Sentence]) -> bool:
        """Tell whether sentences met all that the question's own words want to know, and every kind of answer."""
        own = self._own_telling
        asks = bool(own or self.question.expectations)
        return asks and all(covers.get(at, 0.0) == 1 for at in own) and not self.lacking(sentences)

    @property
    def _own_telling(self) -> list[int]:
        """The places of the telling terms that are the question's own, not its context's."""
        return [at for at, one in enumerate(self.terms[: len(self.question.terms)]) if one.is_telling]

    def on_topic(self, covers: Covers) -> bool:
        """Tell whether one of the names asked about is met, if there are any."""
        names = [at for at, one in enumerate(self.terms) if one.term.is_name]
        return not names or any(at in covers for at in names)

    def lacking(self, sentences: Iterable[Sentence]) -> list[Expectation]:
        """Return the kinds of answer that none of some sentences holds."""
        texts = [sentence.text for sentence in sentences]
        return [e for e in self.question.expectations if not any(holds(self.question, e, text) for text in texts)]

    def expected_in(self, sentence: str) -> float:
        """Return which part of the kinds of answer that are asked for a sentence holds; a half when none is."""
        expectations = self.question.expectations
        if not expectations:
            return 0.5
        return sum(holds(self.question, expectation, sentence) for expectation in expectations) / len(expectations)


def holds(question: Question, expectation: Expectation, sentence: str) -> bool:
    """Tell whether a sentence holds a kind of answer that a question asks for; a name that it gives is no answer.

    What is to be counted is told by a number of just that, and who holds an office by a sentence on the organisation
    that is asked about.
    """
    if expectation.kind is Kind.HOLDER:
        asked = {"@" + name.id for name in question.names if name.kind == "organisation"}
        if asked and asked.isdisjoint(keys_of(sentence)):
            return False
    if expectation == _ANY_NUMBER and question.counted:
        return any(counts(sentence, thing) for thing in question.counted)
    return met(expectation, sentence, question.given_names)


def together(covers: Iterable[Covers]) -> dict[int, float]:
    """Return how far each term is met by the best of several sentences."""
    best: dict[int, float] = {}
    for cover in covers:
        for at, value in cover.items():
            best[at] = max(best.get(at, 0.0), value)
    return best


def _weighed(term: Term, factor: float, knowledge: Knowledge) -> AskedTerm:
    keys = knowledge.spelled(term)
    factor *= _NAME_WEIGHT if term.is_name else LIGHT_WEIGHT if term.is_light else 1.0
    return AskedTerm(term, keys, knowledge.weight(keys) * factor)
