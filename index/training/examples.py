"""The texts of a step, drawn from lessons, and questions as people type them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.training.lessons import Lessons, Texts
from index.training.recipe import Batch
from index.training.teacher import Vectors

_TYPED = 0.2  # share of sentences with typing errors
_SLIP = 0.15  # of their words
_WRITTEN = 0.8  # share of the questions that were written, where a passage has such
_LETTERS = 4  # that a word has before it is mistyped


@dataclass(frozen=True, slots=True)
class Drawn:
    """Arabic texts with the teacher's vectors of their English, and other such vectors that they must be far from."""

    texts: list[str]
    targets: Vectors
    others: Vectors


@dataclass(frozen=True, slots=True)
class Asked:
    """Arabic questions, the teacher's vectors of English ones, and which of the passages answers each."""

    texts: list[str]
    english: Vectors
    answers: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Step:
    """All texts of a step."""

    words: Drawn
    sentences: Drawn
    passages: Drawn
    questions: Asked
    english: list[str]
    english_targets: Vectors


class Sampler:
    """Random steps over lessons."""

    def __init__(self, lessons: Lessons, batch: Batch, seed: int) -> None:
        self._lessons = lessons
        self._batch = batch
        self._random = np.random.default_rng(seed)
        self._asked = np.array([at for at, questions in enumerate(lessons.questions) if questions], np.int64)

    def step(self) -> Step:
        """Draw a step."""
        lessons, batch = self._lessons, self._batch
        sentences = self._drawn(lessons.sentences, batch.sentences, batch.negatives)
        passages = self._passages()
        english = self._of(lessons.sentences, batch.english)
        longer = self._of(lessons.passages, batch.english // 8)
        return Step(
            words=self._drawn(lessons.words, batch.words, batch.negatives),
            sentences=Drawn([self._typed(text) for text in sentences.texts], sentences.targets, sentences.others),
            passages=self._those(lessons.passages, passages, batch.negatives // 8),
            questions=self._questions(passages),
            english=[lessons.sentences.english[at] for at in english] + [lessons.passages.english[at] for at in longer],
            english_targets=np.concatenate([lessons.sentences.targets[english], lessons.passages.targets[longer]]),
        )

    def _of(self, texts: Texts, count: int) -> NDArray[np.int64]:
        """Draw texts by their shares, each at most once."""
        ends = np.cumsum(texts.shares)
        places = np.searchsorted(ends, self._random.random(count) * ends[-1], side="right")
        return np.unique(places.clip(max=len(ends) - 1))  # a sum of shares may round down to the last one

    def _drawn(self, texts: Texts, count: int, others: int) -> Drawn:
        return self._those(texts, self._of(texts, count), others)

    def _those(self, texts: Texts, chosen: NDArray[np.int64], others: int) -> Drawn:
        return Drawn(
            [texts.arabic[at] for at in chosen],
            texts.targets[chosen],
            texts.targets[self._of(texts, others)],
        )

    def _passages(self) -> NDArray[np.int64]:
        """Draw passages, a third of them with written questions."""
        asked = min(self._batch.passages // 3, len(self._asked))
        chosen = self._random.choice(self._asked, asked, replace=False) if asked else self._asked
        others = self._of(self._lessons.passages, self._batch.passages - asked)
        return np.unique(np.concatenate([chosen, others]))

    def _questions(self, passages: NDArray[np.int64]) -> Asked:
        answers = np.repeat(np.arange(len(passages)), 2)
        drawn = [self._question(int(passages[answer])) for answer in answers]
        english = self._lessons.sentences.targets[[place for _, place in drawn]]
        return Asked([text for text, _ in drawn], english, answers)

    def _question(self, passage: int) -> tuple[str, int]:
        """Return an Arabic question that a passage answers, and the place of the sentence that it is made of."""
        written, texts = self._lessons.questions[passage], self._lessons.sentences.arabic
        if written and self._random.random() < _WRITTEN:
            place = int(self._random.choice(written))
            return texts[place], place
        place = int(self._random.choice(self._lessons.parts[passage]))
        words = texts[place].split()
        count = min(max(2, round(len(words) * self._random.uniform(0.35, 0.8))), len(words))
        kept = np.sort(self._random.choice(len(words), count, replace=False))
        return self._slip(" ".join(words[at] for at in kept)), place

    def _typed(self, text: str) -> str:
        return self._slip(text) if self._random.random() < _TYPED else text

    def _slip(self, text: str) -> str:
        """Mistype some of the words: a letter left out, doubled, or put before the one that it follows."""
        words = text.split()
        for at in np.flatnonzero(self._random.random(len(words)) < _SLIP):
            word = words[at]
            if len(word) >= _LETTERS:
                place, kind = int(self._random.integers(1, len(word) - 1)), int(self._random.integers(3))
                slipped = (
                    word[:place] + word[place + 1 :],
                    word[:place] + word[place] + word[place:],
                    word[:place] + word[place + 1] + word[place] + word[place + 2 :],
                )
                words[at] = slipped[kind]
        return " ".join(words)
