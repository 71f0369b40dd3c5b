"""Files as people bring them, made by the tests."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader, PdfWriter

from corpus.document import Document
from tests.corpus.pdfs import pdf_of_objects

_FONT = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>"
_DESCENDANT = (
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 500"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
)
_TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n<0000> <FFFF>\n"
    b"endcodespacerange\n1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\nendcmap end end"
)


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%b\nendstream" % (len(content), content)


def pdf_of(*lines: str) -> bytes:
    """Return a PDF of one page that paints lines in the order given, whatever their script."""
    shown = b" ".join(b"<%b> Tj T*" % line.encode("utf-16-be").hex().encode() for line in lines)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    text = _stream(b"BT /F1 12 Tf 14 TL 50 750 Td " + shown + b" ET")
    return pdf_of_objects(page, text, _FONT, _DESCENDANT, _stream(_TO_UNICODE))


def encrypted(pdf: bytes, password: str) -> bytes:
    """Return a PDF that asks for a password (none, when it is "")."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.encrypt(password, "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def word_of(*paragraphs: str, title: str = "", table: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """Return a Word file of paragraphs, with a table after them."""
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in enumerate(table):
            for column, cell in enumerate(cells):
                grid.cell(row, column).text = cell
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def brought(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Put a file where a reader finds it."""

    def put(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return put


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    return pdf_of


@pytest.fixture
def encrypt() -> Callable[[bytes, str], bytes]:
    return encrypted


@pytest.fixture
def make_word() -> Callable[..., bytes]:
    return word_of


@pytest.fixture
def make_document() -> Callable[..., Document]:
    """Make a document, in English unless told otherwise."""

    def make(document_id: str = "memo", text: str = "Power is scarce.", **fields: object) -> Document:
        values: dict[str, object] = {"source": document_id, "language": "en", "title": "A memo", **fields}
        return Document(id=document_id, text=text, **values)  # type: ignore[arg-type]

    return make
