"""Transliteration: names that no table holds are met by their consonants (Novikov, نوفيكوف).

A skeleton is the consonants of a word in one alphabet for both scripts, doubled ones once. Vowels and what only some
spellers write are left out, and letters that one script does not tell apart are one (p and b, v and f, j and gh).
"""

from __future__ import annotations

import re
import unicodedata

from corpus.tokens import Token

_SHORTEST = 3  # consonants: two would match by chance
_SHORTEST_BARE = 3  # letters of a name without a glued particle
_PARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_DIGRAPHS = {
    **{"sch": "S", "tch": "S", "sh": "S", "ch": "S", "kh": "H", "gh": "g", "ph": "f", "th": "t", "dh": "d"},
    **{"ck": "k", "ce": "s", "ci": "s", "cy": "s", "x": "ks"},
}
_DIGRAPH = re.compile("|".join(_DIGRAPHS))
_LATIN = str.maketrans("pjzvqc", "bgsfkk", "aeiouywh'-")
_ARABIC = str.maketrans("بتطثدضذجغرزظسصشفقكخلمن", "btttdddggrssssSfkkHlmn", "اويىءحعه")
_DOUBLED = re.compile(r"(.)\1+")


def skeletons(token: Token) -> list[str]:
    """Return the skeletons of a word, in an Arabic one also those without a glued particle; none for short ones."""
    if token.is_number:
        return []
    found = map(_of_arabic, _bare_forms(token.form)) if token.is_arabic else [_of_latin(token.form)]
    return [skeleton for skeleton in dict.fromkeys(found) if len(skeleton) >= _SHORTEST]


def _of_latin(form: str) -> str:
    plain = "".join(letter for letter in unicodedata.normalize("NFD", form) if not unicodedata.combining(letter))
    return _once(_DIGRAPH.sub(lambda match: _DIGRAPHS[match[0]], plain).translate(_LATIN))


def _of_arabic(form: str) -> str:
    return _once(form.replace("تش", "ش").translate(_ARABIC))


def _once(skeleton: str) -> str:
    return _DOUBLED.sub(r"\1", skeleton)


def _bare_forms(form: str) -> list[str]:
    bare = [form[len(particle) :] for particle in _PARTICLES if form.startswith(particle)]
    return [form, *(rest for rest in bare if len(rest) >= _SHORTEST_BARE)]
