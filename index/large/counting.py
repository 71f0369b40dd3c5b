"""Counting: how often each text holds each stem, name and four-gram, written as postings.

A stem and the four-grams of a word follow from its form, so a text is kept as the numbers of its forms, and all else is
counted by arrays of numbers.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.tokens import Token, tokenise
from index.analysis import grams_of, names_of
from index.errors import IndexingError
from index.large.column import Places
from index.large.lists import Lists
from index.large.vocabulary import Vocabulary
from index.postings import K1, B
from index.translation import TranslationTable, bundled_table, is_arabic
from index.transliteration import skeletons

GRAM_MARK = "#"  # before a four-gram, so that no stem is like it
LEVELS = 16
LOWEST, HIGHEST = 0.2, 0.85  # the impacts that the levels part evenly; those beyond are of the last one either way
STEPS = 256  # in which impacts are told apart where texts are put in order
WORDS, GRAMS, STEMS = range(3)  # whose numbers are a text's three lengths: stems and names, four-grams, stems alone

VOCABULARY, WRITTEN, ALIKE = "vocabulary", "written", "alike"
LENGTHS, ARABIC, STARTS = "lengths.npy", "arabic.npy", "starts.npy"
HELD = "held.bin"  # of each text, term after term
TERM_AND_COUNT = np.dtype([("term", "<u4"), ("count", "u1")])
TEXTS, TIMES, DEPTHS, FIRSTS = "texts.bin", "times.bin", "depths.npy", "firsts.npy"  # of each term

_CHUNK = 50_000  # texts counted at a time
_PIECES = 200_000  # of text between spaces whose tokens are kept
_MOST_COUNTED = 255  # a higher count weighs the same
_TEXT_BITS, _STEP_BITS, _COUNT_BITS, _TERM_BITS = 22, 8, 8, 26

Numbers = NDArray[np.uint64]


class TextCounter:
    """Texts as they come, then their postings in a folder: `add -> write`."""

    def __init__(self, table: TranslationTable | None = None) -> None:
        self._table = table or bundled_table()
        self._forms: dict[str, int] = {}
        self._terms: dict[str, int] = {}
        self._cut = lru_cache(_PIECES)(tokenise)
        self._stem_of = array("q")  # by form
        self._grams_of, self._gram_ends = array("q"), array("q", [0])
        self._side_of = array("b")  # 1 of an Arabic form, -1 of another, 0 of a number, which is of no language
        self._tokens, self._lengths = array("q"), array("q")
        self._names, self._named = array("q"), array("q")  # names, and the texts that speak of them
        self._written: dict[str, dict[int, None]] = {}
        self._alike: dict[str, dict[int, None]] = {}

    def add(self, text: str) -> None:
        """Count a text, the next in order."""
        tokens = [token for piece in text.split() for token in self._cut(piece)]  # no token goes over a space
        forms = self._forms
        numbers = [forms[token.form] if token.form in forms else self._add(token) for token in tokens]
        self._tokens.extend(numbers)
        for name in names_of(tokens):
            self._names.append(self._term(name))
            self._named.append(len(self._lengths))
        self._lengths.append(len(tokens))

    def write(self, folder: Path) -> None:
        """Write the postings of all texts into a folder, which is made."""
        if len(self._lengths) >> _TEXT_BITS or len(self._terms) >> _TERM_BITS:
            raise IndexingError(f"{len(self._lengths)} texts, {len(self._terms)} words: more than a segment holds")
        folder.mkdir()
        ids = Vocabulary.write(list(self._terms), folder / VOCABULARY)
        for name, lists in ((WRITTEN, self._written), (ALIKE, self._alike)):
            Lists.write({key: ids[list(held)].tolist() for key, held in lists.items()}, folder / name)
        np.save(folder / ARABIC, self._arabic_texts(), allow_pickle=False)
        np.save(folder / LENGTHS, self._lengths_of_texts().astype(np.uint16), allow_pickle=False)
        _write_lists(self._write_texts(ids, folder), len(ids), folder)

    def _add(self, token: Token) -> int:
        """Return the number of a form that is new, having noted what follows from it."""
        stem = self._term(token.stem)
        self._stem_of.append(stem)
        self._side_of.append(0 if token.stem[0].isdigit() else 1 if is_arabic(token.stem) else -1)
        self._grams_of.extend([self._term(GRAM_MARK + gram) for gram in grams_of([token.form])])
        self._gram_ends.append(len(self._grams_of))
        if (unit := self._table.unit(token.stem)) in self._table:
            self._written.setdefault(unit, {})[stem] = None
        for skeleton in skeletons(token):
            self._alike.setdefault(skeleton, {})[stem] = None
        return self._forms.setdefault(token.form, len(self._forms))

    def _term(self, word: str) -> int:
        return self._terms.setdefault(word, len(self._terms))

    def _arabic_texts(self) -> NDArray[np.bool_]:
        """Tell of each text whether it has more Arabic words than others, shape (count,)."""
        owners = np.repeat(np.arange(len(self._lengths)), np.array(self._lengths, np.int64))
        sides = np.array(self._side_of)[np.array(self._tokens, np.int64)]
        return np.bincount(owners, sides, len(self._lengths)) > 0

    def _lengths_of_texts(self) -> Places:
        """Return the three lengths of each text, shape (3, count)."""
        count, stems = len(self._lengths), np.array(self._lengths, np.int64)
        grams = np.diff(np.array(self._gram_ends))[np.array(self._tokens, np.int64)]
        owners = np.repeat(np.arange(count), stems)
        words = stems + np.bincount(np.array(self._named, np.int64), minlength=count)
        return np.stack([words, np.bincount(owners, grams, count).astype(np.int64), stems])

    def _write_texts(self, ids: Places, folder: Path) -> Iterator[Numbers]:
        """Write what each text holds, and yield the postings: term, falling impact, text and count in one number."""
        lengths = self._lengths_of_texts()
        norms = norms_of(lengths, np.maximum(lengths.mean(axis=1), 1) if lengths.shape[1] else np.ones(len(lengths)))
        is_gram = np.zeros(len(ids), np.bool_)
        is_gram[ids[np.array(self._grams_of, np.int64)]] = True
        starts = [np.zeros(1, np.int64)]
        with (folder / HELD).open("wb") as file:
            for first in range(0, lengths.shape[1], _CHUNK):
                last = min(first + _CHUNK, lengths.shape[1])
                texts, terms, counts = self._counted(ids, first, last, lengths[STEMS])
                counts = np.minimum(counts, _MOST_COUNTED)
                held = np.empty(len(terms), TERM_AND_COUNT)
                held["term"], held["count"] = terms, counts
                held.tofile(file)
                starts.append(starts[-1][-1] + np.cumsum(np.bincount(texts - first, minlength=last - first)))
                impacts = counts / (counts + norms[np.where(is_gram[terms], GRAMS, WORDS), texts])
                ranks = terms << _STEP_BITS | STEPS - 1 - _steps(impacts)
                yield ((ranks << _TEXT_BITS | texts) << _COUNT_BITS | counts).astype(np.uint64)
        np.save(folder / STARTS, np.concatenate(starts), allow_pickle=False)

    def _counted(self, ids: Places, first: int, last: int, lengths: Places) -> tuple[Places, Places, Places]:
        """Return the texts from first to last, the terms that each holds, in order, and how often."""
        before = int(lengths[:first].sum())
        tokens = np.array(self._tokens[before : before + int(lengths[first:last].sum())], np.int64)
        owners = np.repeat(np.arange(first, last), lengths[first:last])
        ends = np.array(self._gram_ends)
        sizes = ends[tokens + 1] - ends[tokens]
        at = np.repeat(ends[tokens] - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
        named = np.array(self._named, np.int64)
        chosen = slice(*np.searchsorted(named, [first, last]))
        terms = np.concatenate(
            [np.array(self._stem_of)[tokens], np.array(self._grams_of)[at], np.array(self._names, np.int64)[chosen]]
        )
        held = np.concatenate([owners, np.repeat(owners, sizes), named[chosen]])
        slots = np.sort(held << _TERM_BITS | ids[terms])
        edges = np.flatnonzero(np.diff(slots, prepend=-1))
        counts = np.diff(edges, append=len(slots))
        return slots[edges] >> _TERM_BITS, slots[edges] & (1 << _TERM_BITS) - 1, counts


def norms_of(lengths: NDArray[Any], means: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return what BM25 adds to a count in texts of some lengths, shape (3, count), where `means` are their means."""
    return np.asarray(K1 * (1 - B + B * lengths / means[:, np.newaxis]), np.float32)


def _steps(impacts: NDArray[np.float64]) -> Places:
    return np.clip((impacts - LOWEST) / (HIGHEST - LOWEST) * STEPS, 0, STEPS - 1).astype(np.int64)


def _write_lists(postings: Iterator[Numbers], terms: int, folder: Path) -> None:
    """Write each term's texts by falling impact, its counts there, and how many texts are of each level or above."""
    numbers = np.concatenate([np.zeros(0, np.uint64), *postings])
    numbers.sort()
    (numbers & np.uint64(_MOST_COUNTED)).astype(np.uint8).tofile(folder / TIMES)
    numbers >>= np.uint64(_COUNT_BITS)
    (numbers & np.uint64((1 << _TEXT_BITS) - 1)).astype(np.uint32).tofile(folder / TEXTS)
    numbers >>= np.uint64(_TEXT_BITS)
    edges = np.arange(1, terms * LEVELS + 1, dtype=np.uint64) * np.uint64(STEPS // LEVELS)
    ends = np.searchsorted(numbers, edges).reshape(terms, LEVELS)
    firsts = np.append(0, ends[:, -1])
    np.save(folder / DEPTHS, (ends - firsts[:-1, np.newaxis]).astype(np.uint32), allow_pickle=False)
    np.save(folder / FIRSTS, firsts, allow_pickle=False)
