"""The recipe from end to end: pairs, translation table, vocabulary, alignment, first rows, training, export."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.training.alignment import align
from index.training.contrast import train
from index.training.examples import Sampler
from index.training.export import export
from index.training.lessons import Lessons, choose
from index.training.pairs import read_arabic, read_pairs
from index.training.recipe import Recipe
from index.training.rows import initial_rows, principal_axes, project
from index.training.teacher import sentence_vectors, token_vectors, words_of_teacher
from index.training.translation import learn_table
from index.training.vocabulary import build_tokenizer, encode
from index.translation import TABLE_FILE

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


def make(data: Path, out: Path, teacher: SentenceTransformer, recipe: Recipe) -> None:
    """Make a model from a data folder and write its folder; raises OSError when the data hold no pairs."""
    pairs = read_pairs(data)
    if not pairs:
        raise OSError(f"no pairs in {data}")
    texts = chain(read_arabic(data), *((pair.english, pair.arabic) for pair in pairs))
    tokenizer = build_tokenizer(texts, words_of_teacher(teacher), recipe.least, recipe.pieces)
    tokens = sorted(tokenizer.get_vocab(), key=tokenizer.get_vocab().__getitem__)
    english = encode(tokenizer, [pair.english for pair in pairs])
    arabic = encode(tokenizer, [pair.arabic for pair in pairs])
    counts = np.bincount(np.concatenate([*english, *arabic]), minlength=len(tokens))
    vectors = token_vectors(teacher, tokens)
    axes = principal_axes(vectors, recipe.dimension)
    rows = initial_rows(project(vectors, axes), align(english, arabic, len(tokens)), counts)
    chosen = choose(pairs, recipe.lessons, recipe.seed)
    targets = project(sentence_vectors(teacher, [pairs[at].english for at in chosen]), axes)
    lessons = Lessons([english[at] for at in chosen], [arabic[at] for at in chosen], targets)
    sampler = Sampler(english, arabic, [pair.collection for pair in pairs], recipe.seed)
    export(tokenizer, train(rows, sampler, lessons, recipe), out)
    learn_table(pairs).save(out / TABLE_FILE)
