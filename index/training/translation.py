"""Training the translation table: which stems, as the lexical index has them, translate which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.tokens import tokenise
from index.training.alignment import Translations, align
from index.training.pairs import Pair
from index.training.vocabulary import Tokens
from index.translation import TranslationTable, bare_stems, is_arabic

_LEXICONS = ("lexicon", "domain_terms")
_LEXICON_WEIGHT = 30.0  # of an entry against a sentence; 10 to 100 are alike
_COMMONER = 2  # times as often that a stem without its particle occurs, to be the same word
_MOST = 10  # entries that a stem keeps, of its own best
_LEAST = 0.01


def learn_table(pairs: Sequence[Pair]) -> TranslationTable:
    """Learn a table from pairs, by EM in both directions."""
    sides = [[_stems(text) for text in texts] for texts in zip(*((p.english, p.arabic) for p in pairs), strict=True)]
    units = _units(Counter(stem for text in sides[1] for stem in text))
    sides[1] = [[units.get(stem, stem) for stem in text] for text in sides[1]]
    stems = sorted({stem for side in sides for text in side for stem in text})
    places = {stem: place for place, stem in enumerate(stems)}
    english, arabic = ([np.array([places[s] for s in text], np.int64) for text in side] for side in sides)
    weights = np.array([_LEXICON_WEIGHT if pair.collection.startswith(_LEXICONS) else 1.0 for pair in pairs])
    return _table(stems, align(english, arabic, len(stems), weights), align(arabic, english, len(stems), weights))


def _stems(text: str) -> list[str]:
    return [token.stem for token in tokenise(text) if not token.is_number]


def _units(counts: Counter[str]) -> dict[str, str]:
    """Return the stems with particles glued before them, each with the much commoner stem that it is."""
    units: dict[str, str] = {}
    for stem, count in counts.items():
        bare = max(bare_stems(stem), key=lambda bare: counts[bare], default=stem) if is_arabic(stem) else stem
        if bare != stem and counts[bare] >= _COMMONER * count:
            units[stem] = bare
    return units


def _table(stems: list[str], forth: Translations, back: Translations) -> TranslationTable:
    """Join p(English | Arabic) and p(Arabic | English) by their geometric mean."""
    size = len(stems)
    keys, keys_back = forth.english * size + forth.arabic, back.arabic * size + back.english
    both, at, at_back = np.intersect1d(keys, keys_back, return_indices=True)
    weights = np.sqrt(forth.probability[at] * back.probability[at_back])
    english, arabic = np.divmod(both, size)
    kept = (_ranks(english, weights) < _MOST) | (_ranks(arabic, weights) < _MOST)
    kept &= weights >= _LEAST
    used, places = np.unique(np.concatenate([english[kept], arabic[kept]]), return_inverse=True)
    sides = places.astype(np.int32).reshape(2, -1)
    return TranslationTable([stems[at] for at in used], sides[0], sides[1], weights[kept].astype(np.float16))


def _ranks(owners: Tokens, weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return each entry's rank among those of its owner, 0 for the best."""
    order = np.lexsort((-weights, owners))
    ordered = owners[order]
    ranks = np.empty(len(owners), np.int64)
    ranks[order] = np.arange(len(owners)) - np.searchsorted(ordered, ordered)
    return ranks
