"""The tokenizer: what a word is written as, and which words have a row of their own.

Normalisation stands in the tokenizer itself, so that whoever loads the model sees the same. Arabic words lose the
clitics and endings of Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval" (2007).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

Tokens = NDArray[np.int64]

PADDING, UNKNOWN, FIRST, LAST = SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
UNKNOWN_ID = SPECIAL.index(UNKNOWN)
CONTINUED = "##"

_ARABIC = "\u0621-\u063a\u0641-\u064a"
_LETTERS = {"ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ز"}
_DIGITS = {chr(base + value): str(value) for base in (0x0660, 0x06F0) for value in range(10)}
_INVISIBLE = "[\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
_PREFIX = rf"(?<![{_ARABIC}])(?:وبال|وال|بال|كال|فال|ولل|لل|ال|و(?=[{_ARABIC}]{{3}}))(?=[{_ARABIC}]{{2}})"
_SUFFIX = rf"(?<=[{_ARABIC}]{{2}})(?:هما|ها|ان|ات|ون|ين|يه|هم|ه|ي)(?![{_ARABIC}])"
_POSSESSIVE = r"['’]s?(?![a-z])"
_WORD = rf"\d+|[{_ARABIC}]+|[a-z]+|[^\W\d_a-z{_ARABIC}]+"


@dataclass(frozen=True, slots=True)
class VocabularySizes:
    """How many whole words of each language have a token of their own, and how many pieces Arabic ones are cut into."""

    english: int
    arabic: int
    pieces: int


def build_tokenizer(
    english: Sequence[str], counts: Mapping[str, float], sizes: VocabularySizes, longest: int
) -> Tokenizer:
    """Build a tokenizer over a teacher's `english` tokens, the most frequent first, and Arabic words by their `counts`.

    A text becomes `[CLS] ... [SEP]`, cut at `longest` tokens.
    """
    arabic = {word: count for word, count in counts.items() if is_arabic(word)}
    pieces = _pieces(arabic, sizes.pieces)
    continued = [token for token in english if token.startswith(CONTINUED) or len(token) == 1]
    words = [token for token in english if token not in set(continued)]
    best = sorted(arabic, key=lambda word: (-arabic[word], word))
    vocabulary = dict.fromkeys([*SPECIAL, *continued, *words[: sizes.english], *pieces, *best[: sizes.arabic]])
    ids = {token: at for at, token in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.WordPiece(ids, unk_token=UNKNOWN, continuing_subword_prefix=CONTINUED))
    tokenizer.normalizer = _normalizer()
    tokenizer.pre_tokenizer = _splitter()
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{FIRST} $A {LAST}", special_tokens=[(token, ids[token]) for token in (FIRST, LAST)]
    )
    tokenizer.enable_truncation(longest)
    return tokenizer


def words_of(text: str) -> list[str]:
    """Return a text's normalised words, before they are looked up."""
    normalised = _normalizer().normalize_str(text)
    return [word for word, _ in _splitter().pre_tokenize_str(normalised)]


def is_arabic(word: str) -> bool:
    """Tell whether a normalised word, or a piece of one, is of Arabic letters."""
    return re.match(f"[{_ARABIC}]", word.removeprefix(CONTINUED)) is not None


def encode(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Tokens]:
    """Return the ids of each text's tokens, without those that mark its ends."""
    return [
        np.asarray(encoding.ids, np.int64)
        for encoding in tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    ]


@cache
def _splitter() -> pre_tokenizers.PreTokenizer:
    return pre_tokenizers.Split(Regex(_WORD), "removed", invert=True)


@cache
def _normalizer() -> normalizers.Normalizer:
    letters = {**_LETTERS, **_DIGITS}
    return normalizers.Sequence(
        [
            normalizers.NFKD(),  # takes the hamza and the madda off their letters
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex(_INVISIBLE), ""),
            *(normalizers.Replace(written, read) for written, read in letters.items()),
            normalizers.Replace(Regex(_PREFIX), ""),
            normalizers.Replace(Regex(_SUFFIX), ""),
            normalizers.Replace(Regex(_POSSESSIVE), ""),
        ]
    )


def _pieces(counts: Mapping[str, float], size: int) -> list[str]:
    """Return pieces of words, by WordPiece's own training over the words' counts."""
    learner = Tokenizer(models.WordPiece({UNKNOWN: 0}, unk_token=UNKNOWN, continuing_subword_prefix=CONTINUED))
    learner.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    letters = sorted({letter for word in counts for letter in word})
    known = [UNKNOWN, *letters, *(CONTINUED + letter for letter in letters)]  # ids in order, so that ties break alike
    trainer = trainers.WordPieceTrainer(
        vocab_size=size, special_tokens=known, continuing_subword_prefix=CONTINUED, show_progress=False
    )
    texts = (" ".join([word] * min(math.ceil(count), 20)) for word, count in sorted(counts.items()))
    learner.train_from_iterator(texts, trainer)
    return sorted(token for token in learner.get_vocab() if token != UNKNOWN)
