"""Confined reading: a file goes through its reader in a process of its own, which has little and may do little.

Whoever makes a file chooses what a library does with it: unpack a gigabyte, go round for ever, or worse. So it is read
by a child that has limits of memory, time and output, writes no file, and sees no environment, where tokens are. What
comes back is JSON that is checked, never an object of Python's.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from dataclasses import asdict, dataclass
from io import SEEK_END
from tempfile import TemporaryFile
from typing import IO, Literal

from pydantic import TypeAdapter, ValidationError

from corpus.errors import ReaderError
from corpus.readers.read_text import ReadText

_log = logging.getLogger(__name__)

CONFINED = {"markdown": "Markdown", "html": "HTML", "pdf": "PDF", "docx": "Word"}  # what takes a library to read
_CHILD = "import sys; sys.path[:] = sys.argv[2:]; from corpus.readers.child import main; main(sys.argv[1])"
_ENVIRONMENT = None if sys.platform == "win32" else dict[str, str]()  # there, no program starts without one


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: bytes of memory, seconds of the processor and of the clock, bytes of text."""

    memory: int = 1024**3
    processor: int = 60
    clock: float = 90.0
    text: int = 32 * 1024**2


@dataclass(frozen=True, slots=True)
class Order:
    """What a child is told: which reader, and its limits."""

    format: str
    limits: Limits


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a child gives no text: a ReaderError, which lacks the file's name."""

    code: Literal["file-binary", "file-broken", "file-costly", "file-encoding", "file-protected", "file-too-large"]
    details: dict[str, str | int]


LIMITS = Limits()
orders = TypeAdapter(Order)
results = TypeAdapter(ReadText | Refusal)


def read_confined(format_: str, content: bytes, name: str, limits: Limits | None = None) -> ReadText:
    """Read a file's content in a child; `format_` is the name of a module of this package.

    Raises ReaderError as that module does, "file-costly" beyond the limits, and "file-broken" when it fails otherwise.
    """
    limits = limits or LIMITS
    order = orders.dump_json(Order(format_, limits)).decode("ascii")
    command = [sys.executable, "-P", "-c", _CHILD, order, *sys.path]
    with TemporaryFile() as out:
        try:
            done = subprocess.run(
                command,
                input=content,
                stdout=out,
                stderr=subprocess.DEVNULL,
                env=_ENVIRONMENT,
                timeout=limits.clock,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise ReaderError("file-costly", file=name) from error
        result = _result(out, limits.text) if done.returncode == 0 else None
    if done.returncode < 0:  # the system ended it
        raise ReaderError("file-costly", file=name)
    if result is None:
        _log.warning("the reader of %s ended with %d", format_, done.returncode)
        raise ReaderError("file-broken", file=name, format=CONFINED[format_])
    if isinstance(result, Refusal):
        raise ReaderError(result.code, **{**result.details, "file": name})
    return result


def _result(out: IO[bytes], largest: int) -> ReadText | Refusal | None:
    """Read what a child says; None when it is not in the form that was agreed on."""
    if out.seek(0, SEEK_END) > largest:
        return None
    out.seek(0)
    try:
        return results.validate_json(out.read())
    except ValidationError:
        return None


def refusal_of(error: ReaderError) -> dict[str, object]:
    """Return an error as a child says it."""
    return {"code": error.code, "details": error.details}


def told(read: ReadText) -> dict[str, object]:
    """Return a text as a child says it."""
    return asdict(read)
