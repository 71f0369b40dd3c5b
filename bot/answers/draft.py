"""A draft: the lines of an answer with what each rests on, made into text with markers and citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.answers.answer import Answer, Citation, Mode
from bot.answers.guard.claims import claims_in, renumbered, text_of
from bot.answers.knowledge import Knowledge, Sentence
from bot.calculators.declaration.calculation import Calculation
from bot.messages import message
from corpus.document import Language
from corpus.text import arabic_figures

MOST_CITATIONS = 6
LONGEST = 880  # characters: the contract allows 900
_THIN_SPACE = "\u202f"  # between markers: ¹³ would read as thirteen
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Draft:
    """Builds an answer line by line; a line that would be too long, or cite too much, is left out."""

    knowledge: Knowledge
    language: Language
    _parts: list[str] = field(default_factory=list)
    _citations: list[Citation] = field(default_factory=list)
    _details: list[str] = field(default_factory=list)
    _in_original: bool = False  # whether a sentence is shown in the other language, for want of a parallel

    def say(self, text: str, *sentences: Sentence, joined: bool = False, needed: bool = False) -> bool:
        """Add a line (or, `joined`, go on in the last one) resting on sentences; return whether there was room.

        A `needed` line is always taken.
        """
        citations = [self.knowledge.cite(sentence) for sentence in sentences]
        fresh = [citation for citation in dict.fromkeys(citations) if citation not in self._citations]
        foreign = any(one.passage.language != self.language and one.text in text for one in sentences)
        length = len(self.text) + len(text) + 2 * len(citations) + 1 + len(self._original) * foreign
        if not needed and (length > LONGEST or len(self._citations) + len(fresh) > MOST_CITATIONS):
            return False
        self._citations.extend(fresh)
        self._in_original |= foreign
        marked = text + _THIN_SPACE.join(self._marker(citation) for citation in dict.fromkeys(citations))
        if joined and self._parts:
            self._parts[-1] += " " + marked
        else:
            self._parts.append(marked)
        return True

    def quote(self, sentences: Sequence[Sentence], also: Sequence[Sentence] = ()) -> None:
        """Say sentences as they stand, in one paragraph, each with its citation; `also` bears the first out."""
        for at, sentence in enumerate(sentences):
            further = also if at == 0 else ()
            self.say(sentence.text, sentence, *further, joined=at > 0, needed=at == 0)

    def cite(self, sentence: Sentence) -> None:
        """Cite a sentence without a marker in the text, if there is room."""
        citation = self.knowledge.cite(sentence)
        if citation not in self._citations and len(self._citations) < MOST_CITATIONS:
            self._citations.append(citation)

    @property
    def text(self) -> str:
        """The text so far, with a word on quotes that are not in the asker's language."""
        return "\n\n".join(self._parts) + self._original * self._in_original

    def fold(self, line: str) -> None:
        """Add a line that goes with the evidence, behind a tap."""
        self._details.append(line)

    def answer(
        self, mode: Mode, confidence: float = 1.0, calculation: Calculation | None = None, arabic_digits: bool = False
    ) -> Answer:
        """Return the answer; with `arabic_digits`, figures are shown as ٣ (quotes stay as they are)."""
        written = arabic_figures if arabic_digits else str
        text, *details = (written(line) for line in (self.text, *self._details))
        return Answer(
            mode=mode,
            language=self.language,
            text=text,
            citations=tuple(self._citations),
            calculation=calculation,
            details=tuple(details),
            arabic_digits=arabic_digits,
            confidence=min(max(confidence, 0.0), 1.0),
        )

    @property
    def _original(self) -> str:
        return "\n\n" + message(self.language, "answer-original-language")

    def _marker(self, citation: Citation) -> str:
        return str(self._citations.index(citation) + 1).translate(_SUPERSCRIPTS)


def prefaced(answer: Answer, preface: str) -> Answer:
    """Return an answer behind a paragraph of ours, without its last claims where both would be too long."""
    citations = len(answer.citations)
    claims, numbers = claims_in(answer.text, citations), renumbered(range(1, citations + 1))
    while len(claims) > 1 and len(preface) + 2 + len(text_of(claims, numbers)) > LONGEST:
        claims.pop()
    return replace(answer, text=f"{preface}\n\n{text_of(claims, numbers)}")
