"""Encodings: from bytes to text, for what Arabic and English files are written in."""

from __future__ import annotations

import codecs
import re

from corpus.errors import ReaderError

_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ARABIC_WORD = re.compile(r"[ء-ي]{3,}")
_BEYOND_ASCII = re.compile(r"[^\W\d_a-zA-Z]")
_ARABIC_LETTER = re.compile(r"[ء-يپچژگکڈڑ]")
_MOST_CONTROLS = 0.3  # of the characters: a text may hold stray ones, a program is full of them
_LEAST_ARABIC = 0.9  # of the letters beyond ASCII: other encodings read as Windows-1256 come out as a mixture


def decode(content: bytes, name: str) -> str:
    """Decode UTF-8 or UTF-16 (with its mark), or Windows-1256 where that gives Arabic words.

    Raises ReaderError("file-binary") or ReaderError("file-encoding").
    """
    wide = content.startswith(_WIDE_MARKS)
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        return _decode_arabic(content, name)
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise ReaderError("file-binary", file=name)
    return text


def _decode_arabic(content: bytes, name: str) -> str:
    if _CONTROL_BYTES.search(content):
        raise ReaderError("file-binary", file=name)
    text = content.decode("cp1256", errors="replace")
    foreign = len(_BEYOND_ASCII.findall(text))
    if not _ARABIC_WORD.search(text) or len(_ARABIC_LETTER.findall(text)) < _LEAST_ARABIC * foreign:
        raise ReaderError("file-encoding", file=name)
    return text
