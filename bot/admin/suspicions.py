"""Suspicions: what in a document may be meant to mislead, whoever brings it in good faith."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.answers.order import leaves_rules
from bot.messages import message
from corpus.document import Document, Language
from corpus.passage import passages_of
from corpus.submission import Submission

_WORD = re.compile(r"[^\W\d_]{3,}")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC_OR_GREEK = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
# Words of these letters alone can be read as Latin ones.
_LIKE_LATIN = re.compile("[АВЕЅІЈКМНОРСТУХԌаԁеһіјӏорԛѕԝсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]+")
_MOST_WORDS, _CLIPPED = 5, 120  # characters of a sentence
_LOOKED_AT = 500_000  # characters: a book's worth


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What to tell an administrator before they decide: a code for the catalogue and the values that go into it."""

    code: str
    details: dict[str, str | int] = field(default_factory=dict)

    def sentence(self, language: Language) -> str:
        """Say it in a reader's language."""
        return message(language, f"upload-{self.code}", **self.details)


def suspicions_of(submission: Submission) -> Iterator[Suspicion]:
    """Yield what there is to tell of a document: unseen text, imitated names, orders to whoever reads it."""
    for code, count in (
        ("hidden", submission.hidden),
        ("turning", submission.turning),
        ("blank", submission.blank),
    ):
        if count:
            yield Suspicion(code, {"count": count})
    if words := _lookalikes(f"{submission.document.title} {submission.document.text}"[:_LOOKED_AT]):
        yield Suspicion("lookalikes", {"words": ", ".join(words[:_MOST_WORDS])})
    if orders := _orders(submission.document):
        yield Suspicion("orders", {"count": len(orders), "sentence": orders[0][:_CLIPPED]})


def _lookalikes(text: str) -> list[str]:
    """Return the words that mix Latin letters with others that look like them, or have none but such others."""
    if not _CYRILLIC_OR_GREEK.search(text):
        return []
    words = dict.fromkeys(_WORD.findall(text))
    return [word for word in words if _CYRILLIC_OR_GREEK.search(word) and _is_imitation(word)]


def _is_imitation(word: str) -> bool:
    return _LATIN.search(word) is not None or _LIKE_LATIN.fullmatch(word) is not None


def _orders(document: Document) -> list[str]:
    """Return the sentences that tell a reader what to do."""
    start = (passage for passage in passages_of(document) if passage.end <= _LOOKED_AT)
    sentences = (document.text[left:right] for passage in start for left, right in passage.sentences())
    return [sentence for sentence in sentences if leaves_rules(sentence)]
