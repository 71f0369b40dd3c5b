"""Which reader reads a file: told by what is in it, and by its name's ending where that does not tell."""

from __future__ import annotations

import stat
from pathlib import Path

from corpus.errors import ReaderError
from corpus.readers import plain
from corpus.readers.confined import CONFINED, read_confined
from corpus.readers.read_text import ReadText

LARGEST_FILE = 20 * 1024 * 1024  # bytes; also what Telegram's servers let a bot fetch

_ENDINGS = {
    "plain": ("", ".txt", ".text"),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm", ".xhtml"),
    "pdf": (".pdf",),
    "docx": (".docx",),
}
_FORMATS = {ending: name for name, endings in _ENDINGS.items() for ending in endings}
_PDF, _ZIP, _OLE = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = b"word/document.xml"  # a part's name, which an archive holds as it is
_MARK_WITHIN = 1024  # bytes: a PDF's mark may come after some that mail programs put before it
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")


def read_file(path: Path, largest: int = LARGEST_FILE) -> ReadText:
    """Read a file as text, one paragraph a line with a blank line between; all but plain text in a confined process.

    Raises ReaderError when it is missing, too large, of no type that we read, damaged, protected or without text.
    """
    content = read_content(path, largest)
    format_ = _format(path, content)
    confined = format_ in CONFINED
    found = read_confined(format_, content, path.name) if confined else plain.read(content, path.name)
    if not any(character.isalnum() for character in found.text):
        raise ReaderError("file-no-text", file=path.name)
    return found


def read_content(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """Read a file's bytes, never more than `largest` of them. Raises ReaderError."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ReaderError("file-not-a-file", file=path.name)
        if status.st_size > largest:
            raise ReaderError("file-too-large", file=path.name, limit=largest // 1024**2)
        with path.open("rb") as file:
            content = file.read(largest)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a NUL in the name
        raise ReaderError("file-missing", file=path.name) from error
    except OSError as error:
        raise ReaderError("file-unreadable", file=path.name, reason=error.strerror or "") from error
    if not content:
        raise ReaderError("file-empty", file=path.name)
    return content


def _format(path: Path, content: bytes) -> str:
    """Name the reader's module, without taking apart what the file holds."""
    named = _FORMATS.get(path.suffix.lower())
    if _PDF in content[:_MARK_WITHIN]:
        return "pdf"
    if content.startswith(_ZIP) and (_WORD in content or named == "docx"):
        return "docx"
    if content.startswith(_OLE) and _ENCRYPTED_OFFICE in content:
        raise ReaderError("file-protected", file=path.name)
    if named is None or content.startswith((_ZIP, _OLE)):
        raise ReaderError("file-unsupported", file=path.name)
    if named == "plain" and _is_page(content):
        return "html"
    return named


def _is_page(content: bytes) -> bool:
    start = content[:_MARK_WITHIN].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html"))
