"""The tokenizer: what a word is written as, and which words have a row of their own.

Normalisation stands in the tokenizer itself, so that whoever loads the model sees the same. Arabic words lose the
clitics and endings of Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval" (2007).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

Tokens = NDArray[np.int64]

UNKNOWN = "[UNK]"
UNKNOWN_ID = 0  # its row is zero: what is unknown says nothing
CONTINUED = "##"

_ARABIC = "\u0621-\u063a\u0641-\u064a"
_LETTERS = {"ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ز"}
_SEPARATORS = {"٫": ".", "٬": ","}
_DIGITS = {chr(base + value): str(value) for base in (0x0660, 0x06F0) for value in range(10)}
_INVISIBLE = "[\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
_PREFIX = rf"(?<![{_ARABIC}])(?:وبال|وال|بال|كال|فال|ولل|لل|ال|و(?=[{_ARABIC}]{{3}}))(?=[{_ARABIC}]{{2}})"
_SUFFIX = rf"(?<=[{_ARABIC}]{{2}})(?:هما|ها|ان|ات|ون|ين|يه|هم|ه|ي)(?![{_ARABIC}])"
_POSSESSIVE = r"['’]s?(?![a-z])"
_WORD = rf"\d+(?:[.,]\d+)*|[{_ARABIC}]+|[a-z]+|[^\W\d_a-z{_ARABIC}]+"


def build_tokenizer(texts: Iterable[str], words: Iterable[str], least: int, pieces: int) -> Tokenizer:
    """Build a tokenizer: `words`, those that occur at least `least` times in `texts`, and `pieces` for all others."""
    tokenizer = Tokenizer(models.WordPiece({UNKNOWN: 0}, unk_token=UNKNOWN, continuing_subword_prefix=CONTINUED))
    tokenizer.normalizer = _normalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(_WORD), "removed", invert=True)
    counts = Counter(word for text in texts for word in words_of(tokenizer, text))
    whole = [word for word, count in counts.most_common() if count >= least and not word[0].isdigit()]
    whole += [word for given in words for word in words_of(tokenizer, given)]
    vocabulary = dict.fromkeys([UNKNOWN, *_pieces(counts, pieces), *whole])
    ids = {token: at for at, token in enumerate(vocabulary)}
    tokenizer.model = models.WordPiece(ids, unk_token=UNKNOWN, continuing_subword_prefix=CONTINUED)
    return tokenizer


def words_of(tokenizer: Tokenizer, text: str) -> list[str]:
    """Return a text's normalised words, before they are looked up."""
    assert tokenizer.normalizer is not None
    assert tokenizer.pre_tokenizer is not None
    normalised = tokenizer.normalizer.normalize_str(text)
    return [word for word, _ in tokenizer.pre_tokenizer.pre_tokenize_str(normalised)]


def encode(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Tokens]:
    """Return the ids of each text's tokens."""
    return [
        np.asarray(encoding.ids, np.int64)
        for encoding in tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    ]


def _normalizer() -> normalizers.Normalizer:
    letters = {**_LETTERS, **_SEPARATORS, **_DIGITS}
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


def _pieces(counts: Counter[str], size: int) -> list[str]:
    """Return pieces of words, by WordPiece's own training over the words' counts."""
    learner = Tokenizer(models.WordPiece({UNKNOWN: 0}, unk_token=UNKNOWN, continuing_subword_prefix=CONTINUED))
    learner.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    letters = sorted({letter for word in counts for letter in word})
    known = [UNKNOWN, *letters, *(CONTINUED + letter for letter in letters)]  # ids in order, so that ties break alike
    trainer = trainers.WordPieceTrainer(
        vocab_size=size, special_tokens=known, continuing_subword_prefix=CONTINUED, show_progress=False
    )
    learner.train_from_iterator((" ".join([word] * min(count, 20)) for word, count in sorted(counts.items())), trainer)
    return sorted(learner.get_vocab())
