"""The recipe from end to end: data, translation table, vocabulary, alignment, student, lessons, training, export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from index.training.alignment import Translations, align
from index.training.examples import Sampler
from index.training.export import export
from index.training.lessons import joined, make_lessons
from index.training.pairs import Pair, Reading, is_lexicon, read_arabic, read_pairs, read_readings, read_written
from index.training.recipe import Recipe
from index.training.student import make_student
from index.training.teacher import english_tokens, read_by
from index.training.training import train
from index.training.translation import learn_table
from index.training.vocabulary import build_tokenizer, encode, words_of
from index.translation import TABLE_FILE

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

_WRITTEN = ("lexicon", "sentences", "domain", "dialect", "passages")  # collections that were written for the model
_WRITTEN_WEIGHT = 3.0  # of a word of those against one of manuals
_ALONE_WEIGHT = 0.5  # of a word of Arabic text alone, nearly all of it manuals
_LEXICON_WEIGHT = 10.0  # of an entry of a lexicon against a sentence, in the alignment
_SAMPLES = 120  # readings from whose texts the ranges of activations are taken


def make(data: Path, out: Path, teacher: SentenceTransformer, recipe: Recipe) -> None:
    """Make a model from a data folder and write its folder; raises OSError when the data hold no pairs."""
    pairs, readings = read_pairs(data), read_readings()
    if not pairs:
        raise OSError(f"no pairs in {data}")
    pairs += read_written()
    sentences = [*pairs, *(pair for reading in readings for pair in reading.sentences)]
    teacher.max_seq_length = recipe.longest
    tokenizer = build_tokenizer(
        english_tokens(teacher), counted(sentences, read_arabic(data)), recipe.sizes, recipe.longest
    )
    student = make_student(teacher, tokenizer, _aligned(tokenizer, sentences), recipe.longest)
    lessons = make_lessons(pairs, readings, recipe.windows, read_by(teacher), recipe.seed)
    train(student, tokenizer, Sampler(lessons, recipe.batch, recipe.seed), recipe, _device())
    export(
        student.cpu(), tokenizer, _samples(readings) or lessons.sentences.arabic[:_SAMPLES], recipe.first_weight, out
    )
    asked = [pair for reading in readings for pair in reading.asked]
    learn_table([*sentences, *asked]).save(out / TABLE_FILE)


def counted(pairs: Sequence[Pair], alone: Iterable[str]) -> Counter[str]:
    """Count the Arabic words of pairs, and of Arabic texts alone, those that were written for the model more."""
    counts: Counter[str] = Counter()
    for pair in pairs:
        weight = _WRITTEN_WEIGHT if pair.collection.startswith(_WRITTEN) else 1.0
        for word in words_of(pair.arabic):
            counts[word] += weight  # type: ignore[assignment]  # a counter of weights
    for text in alone:
        for word in words_of(text):
            counts[word] += _ALONE_WEIGHT  # type: ignore[assignment]
    return counts


def _aligned(tokenizer: Tokenizer, pairs: Sequence[Pair]) -> Translations:
    english = encode(tokenizer, [pair.english for pair in pairs])
    arabic = encode(tokenizer, [pair.arabic for pair in pairs])
    weights = np.array([_LEXICON_WEIGHT if is_lexicon(pair.collection) else 1.0 for pair in pairs])
    return align(english, arabic, tokenizer.get_vocab_size(), weights)


def _samples(readings: Sequence[Reading]) -> list[str]:
    """Return passages and questions in both languages."""
    chosen = readings[:: max(len(readings) // _SAMPLES, 1)]
    pairs = [pair for reading in chosen for pair in (joined(reading.sentences), *reading.asked[:2])]
    return [text for pair in pairs for text in (pair.english, pair.arabic)]


def _device() -> torch.device:
    """Return the fastest device at hand."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")
