"""The child of confined reading: takes its limits before it loads a library, reads one file, says the text as JSON."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import Any

from corpus.errors import ReaderError
from corpus.readers.confined import Limits, Order, orders, refusal_of, told

_COSTLY = refusal_of(ReaderError("file-costly"))


def main(order: str) -> None:
    """Read standard input as an order says, and write a text or a refusal to standard output."""
    ordered = orders.validate_json(order)
    _confine(ordered.limits)
    said = json.dumps(_outcome(ordered, sys.stdin.buffer.read()), ensure_ascii=False).encode()
    if len(said) > ordered.limits.text:
        said = json.dumps(_COSTLY).encode()
    sys.stdout.buffer.write(said)


def _outcome(order: Order, content: bytes) -> dict[str, object]:
    try:
        reader: Any = import_module(f"corpus.readers.{order.format}")
        return told(reader.read(content, ""))
    except ReaderError as error:
        return refusal_of(error)
    except MemoryError:
        return _COSTLY


def _confine(limits: Limits) -> None:
    """Give up what reading does not need: memory and time beyond the limits, files to write, dumps of memory."""
    if sys.platform == "win32":  # it has no such limits: there is the parent's clock alone
        return
    import resource

    given = {resource.RLIMIT_CPU: limits.processor, resource.RLIMIT_FSIZE: limits.text, resource.RLIMIT_CORE: 0}
    if sys.platform == "linux":  # others count memory that is only reserved, or refuse
        given[resource.RLIMIT_AS] = limits.memory
    for kind, wanted in given.items():
        most = resource.getrlimit(kind)[1]
        limit = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(kind, (limit, limit))
