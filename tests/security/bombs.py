"""Files made to harm whoever reads them."""

from __future__ import annotations

import io
import zipfile
import zlib

from tests.corpus.conftest import word_of

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
    return _pdf(page, stream)


def pdf_painting(operators: bytes) -> bytes:
    """Return a PDF whose page is painted by some operators."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    packed = zlib.compress(operators, 9)
    return _pdf(page, b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed))


def _pdf(*after_the_tree: bytes) -> bytes:
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", *after_the_tree]
    out, offsets = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, io.SEEK_END)
    for number, content in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
    start = out.tell()
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()
