"""Files made to harm whoever reads them."""

from __future__ import annotations

import io
import zipfile
import zlib

from tests.corpus.conftest import word_of
from tests.corpus.pdfs import pdf_of_objects

LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{at} '{f'&a{at - 1};' * 10}'>" for at in range(1, 10)) + "]>"
)


def word_with(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a Word file in which some parts are others, or additional."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_of("Power is scarce."))) as old, zipfile.ZipFile(out, "w", compression) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name])
    return out.getvalue()


def word_body(body: str, doctype: str = "") -> bytes:
    """Return the main part of a Word file."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'.encode()


def word_said(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf_bomb(megabytes: int, layers: int = 1) -> bytes:
    """Return a PDF whose page unpacks into spaces, packed so many times."""
    packed = zlib.compress(b" " * (megabytes * 1024**2), 9)
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    filters = b"/FlateDecode " * layers
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    stream = b"<</Length %d/Filter[%b]>>stream\n%b\nendstream" % (len(packed), filters, packed)
    return pdf_of_objects(page, stream)


def pdf_painting(operators: bytes) -> bytes:
    """Return a PDF whose page is painted by some operators."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    packed = zlib.compress(operators, 9)
    return pdf_of_objects(page, b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed))
