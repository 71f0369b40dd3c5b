"""Word documents (by python-docx): paragraphs, and table rows as lines with ` | ` between the cells."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from corpus.errors import ReaderError
from corpus.readers.lines import layout, one_line
from corpus.readers.read_text import ReadText

LARGEST_CONTENT = 200 * 1024 * 1024  # bytes once unpacked: more is a trap, not a document

# What zipfile, lxml (its syntax errors are SyntaxError) and python-docx raise on broken files.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError),
    *(OpcError, PythonDocxError, SyntaxError, LookupError, ValueError, AttributeError, TypeError),
)
_P, _TABLE, _ROW, _CELL, _TEXT = (qn(f"w:{tag}") for tag in ("p", "tbl", "tr", "tc", "t"))
_RUN, _PROPERTIES, _VANISH, _COLOUR = (qn(f"w:{tag}") for tag in ("r", "rPr", "vanish", "color"))
_SIZE, _SHADE, _VALUE, _FILL = (qn(f"w:{tag}") for tag in ("sz", "shd", "val", "fill"))
_OFF, _WHITE = ("0", "false", "off"), "FFFFFF"
_TINY = 4  # half points
_SPACES = {qn(f"w:{tag}"): " " for tag in ("tab", "br", "cr")} | {qn("w:noBreakHyphen"): "-"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRAPPERS = {qn(f"w:{tag}") for tag in ("sdt", "sdtContent", "ins", "smartTag", "customXml")}


def read(content: bytes, name: str) -> ReadText:
    """Read a Word document; the title is its property, else its first paragraph of the style Title.

    Raises ReaderError("file-broken"), and "file-too-large" for a file that unpacks into more than LARGEST_CONTENT.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            size = sum(member.file_size for member in archive.infolist())
        if size > LARGEST_CONTENT:
            raise ReaderError("file-too-large", file=name, limit=LARGEST_CONTENT // 1024**2)
        document = docx.Document(BytesIO(content))
        body = _without_fallbacks(document.element.body)
        hidden = _drop_hidden(body)
        text = layout(_paragraphs(body))
        return ReadText(text, one_line(document.core_properties.title or _styled_title(document)), hidden)
    except _BROKEN as error:
        raise ReaderError("file-broken", file=name, format="Word") from error


def _styled_title(document: Any) -> str:
    titles = (paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Title")
    return next(titles, "")


def _without_fallbacks(body: Any) -> Any:
    """Drop the copies of text boxes that are there for old programs."""
    for fallback in list(body.iter(_FALLBACK)):
        fallback.getparent().remove(fallback)
    return body


def _drop_hidden(body: Any) -> int:
    """Take the runs out that Word does not show, or shows white or too small to see; returns how many characters."""
    count = 0
    for run in [run for run in body.iter(_RUN) if _is_hidden(run.find(_PROPERTIES))]:
        count += len(_visible(run).strip())
        run.getparent().remove(run)
    return count


def _is_hidden(properties: Any) -> bool:
    """Tell by a run's own properties; what a style hides is not told."""
    if properties is None:
        return False
    if any(one.get(_VALUE, "1") not in _OFF for one in properties.iterchildren(_VANISH)):
        return True
    shaded = any(one.get(_FILL, "auto").upper() not in ("AUTO", _WHITE) for one in properties.iterchildren(_SHADE))
    white = any(one.get(_VALUE, "").upper() == _WHITE for one in properties.iterchildren(_COLOUR))
    sizes = [one.get(_VALUE, "") for one in properties.iterchildren(_SIZE)]
    return (white and not shaded) or any(size.isdecimal() and int(size) <= _TINY for size in sizes)


def _paragraphs(element: Any) -> Iterator[str]:
    """Walk the body; python-docx's own iterator passes over content controls and tracked insertions."""
    for child in element:
        if child.tag == _P:
            yield _visible(child)
        elif child.tag == _TABLE:
            for row in child.iterchildren(_ROW):
                yield " | ".join(one_line(_visible(cell)) for cell in row.iterchildren(_CELL))
        elif child.tag in _WRAPPERS:
            yield from _paragraphs(child)


def _visible(element: Any) -> str:
    """Return the text under an element; deleted text has another tag and is left out."""
    pieces = []
    for child in element.iter():
        if child.tag == _TEXT:
            pieces.append(child.text or "")
        elif child.tag in _SPACES:
            pieces.append(_SPACES[child.tag])
        elif child.tag == _P and pieces:
            pieces.append(" ")
    return "".join(pieces)
