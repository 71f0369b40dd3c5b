"""Arabizi: Arabic typed in Latin letters and digits, read back into Arabic words.

A small dictionary holds the words of questions; any other word is matched by its consonants with the Arabic words that Qudra
knows (names and the thesaurus), so كهرباء is found for kahraba. What matches nothing is left as it is: it may be a Latin name.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.names import known_names
from corpus.text import fold
from corpus.thesaurus import words as thesaurus_words

_WORDS = {
    "eh": "ايه", "eih": "ايه", "aih": "ايه", "ayh": "ايه", "esh": "ايش", "aysh": "ايش", "wesh": "وش", "shu": "شو", "sho": "شو", "shou": "شو",
    "kam": "كم", "kem": "كم", "bkam": "بكم", "bekam": "بكم", "meen": "مين", "men": "من", "min": "من", "mn": "من", "leh": "ليه", "leih": "ليه", "lesh": "ليش",
    "feen": "فين", "fein": "فين", "wein": "وين", "wen": "وين", "emta": "امتى", "imta": "امتى", "mata": "متى", "ezay": "ازاي", "ezzay": "ازاي", "keef": "كيف",
    "law": "لو", "fe": "في", "fi": "في", "fel": "في", "fil": "في", "el": "ال", "al": "ال", "w": "و", "we": "و", "wa": "و", "ya3ni": "يعني", "yaani": "يعني",
    "da": "ده", "di": "دي", "dah": "ده", "elly": "اللي", "elli": "اللي", "illi": "اللي", "3ala": "على", "3la": "على", "3an": "عن", "3and": "عند", "3andha": "عندها",
    "hwa": "هو", "howa": "هو", "heya": "هي", "hia": "هي", "momken": "ممكن", "mumkin": "ممكن", "mesh": "مش", "msh": "مش", "mish": "مش", "hal": "هل", "ma": "ما",
    "kol": "كل", "kul": "كل", "sana": "سنة", "sanawyan": "سنويا", "ba3d": "بعد", "abl": "قبل", "delwa2ty": "دلوقتي", "dlwa2ty": "دلوقتي", "mawqe3": "موقع", "maw2e3": "موقع",
    "sherka": "شركة", "sherket": "شركة", "sharika": "شركة", "sharikat": "شركات", "sherkat": "شركات", "ta3deen": "تعدين", "mo3adenin": "معدنين", "el-mo3adenin": "المعدنين",
    "kahraba": "كهرباء", "taqa": "طاقة", "ta2a": "طاقة", "milyar": "مليار", "melyar": "مليار", "million": "مليون", "dolar": "دولار", "dollar": "دولار", "doolar": "دولار",
    "meya": "ميه", "mya": "ميه", "nesba": "نسبة", "nesbet": "نسبة", "amrika": "امريكا", "amreeka": "امريكا", "el3alam": "العالم", "3alam": "العالم",
    "marakez": "مراكز", "markaz": "مركز", "bayanat": "بيانات", "zaka2": "ذكاء", "estena3y": "اصطناعي", "estna3i": "اصطناعي", "salam": "سلام", "ezayak": "ازيك",
    "e7seb": "احسب", "ehseb": "احسب", "e7sebly": "احسبلي", "lakhas": "لخص", "lakhasly": "لخصلي", "mola5as": "ملخص", "yeksabo": "يكسبوا", "yksbo": "يكسبوا", "hayeksabo": "يكسبوا",
    "hwlo": "حولوا", "7awelo": "حولوا", "7awlo": "حولوا", "hawelo": "حولوا", "tekfy": "تكفي", "beyot": "بيوت", "beet": "بيت", "2al": "قال", "2alet": "قالت", "ale": "قال", "qal": "قال",
    "taqreer": "تقرير", "ta2rer": "تقرير", "ra2ees": "رئيس", "betoos": "بتوصل", "byewsal": "بيوصل", "bewsal": "بيوصل", "te2dar": "تقدر", "te3mel": "تعمل", "shokran": "شكرا", "inta": "انت", "enta": "انت", "ana": "انا",
}  # fmt: skip
_DIGRAPHS = (("sh", "ش"), ("kh", "خ"), ("gh", "غ"), ("th", "ت"), ("dh", "د"), ("3'", "غ"), ("7'", "خ"))
_LETTERS = str.maketrans("bptgjdrzsfvqkclmnhx23456789", "ببتججدرزسففقككلمنهكأعجخطحغق")
_VOWELS = re.compile("[aeiouyw'-]")
_CLASSES = str.maketrans("طضصثظذحغقپ", "تدسسزدهجقب")
_WEAK = re.compile("[اويىءأإآةئؤ]")
_SHORTEST = 3  # consonants: two would match by chance
_WORD = re.compile(r"[A-Za-z0-9'-]*[A-Za-z][A-Za-z0-9'-]*|\S")


def to_arabic(text: str) -> str:
    """Read Arabizi as Arabic, word by word; words that match none, figures and units stay."""
    return re.sub(r"(?<!\d)\b(?=[\w'-]*[a-zA-Z])[\w'-]+", lambda match: _word(match[0]), text)


def _word(word: str) -> str:
    plain = word.lower()
    if plain in _WORDS:
        return _WORDS[plain]
    for article in ("el-", "al-", "el", "al", "bel", "lel", "fel"):
        if plain.startswith(article) and plain[len(article) :] in _WORDS:
            return "ال" + _WORDS[plain[len(article) :]]
    if fold(plain) in _latin_names():
        return word
    return _by_consonants().get(_latin_skeleton(plain), word)


def _latin_skeleton(word: str) -> str:
    for latin, arabic in _DIGRAPHS:
        word = word.replace(latin, arabic)
    return re.sub(r"(.)\1+", r"\1", _classes(_VOWELS.sub("", word).translate(_LETTERS)))


def _arabic_skeleton(word: str) -> str:
    bare = word.removeprefix("ال")
    return re.sub(r"(.)\1+", r"\1", _classes(_WEAK.sub("", bare[:-1] + bare[-1:].replace("ه", ""))))


def _classes(word: str) -> str:
    return _WEAK.sub("", word.translate(_CLASSES))


@cache
def _by_consonants() -> dict[str, str]:
    table: dict[str, str] = {}
    for word in thesaurus_words():
        skeleton = _arabic_skeleton(word)
        if word > "ء" and " " not in word and len(skeleton) >= _SHORTEST:
            table.setdefault(skeleton, word)
    return table


@cache
def _latin_names() -> frozenset[str]:
    forms = (form for name in known_names().values() for form in (name.en, *name.forms))
    return frozenset(part for form in forms for part in fold(form).split())
