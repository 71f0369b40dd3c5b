"""A home with an index, an office over it, and golden questions that are few."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.admin import trial
from bot.admin.fetching import Fetched, fetch
from bot.admin.office import Office
from bot.engine import Engine
from bot.settings import Settings
from bot.state.stores import State
from corpus.document import Document
from corpus.library import Library

ZEPHYRIA = (
    "Zephyria Mining leased 333 megawatts at its Qarnak site to Northwind Cloud in March 2026.\n\n"
    "The lease runs for fourteen years, and Northwind Cloud pays for the conversion of the halls itself.\n"
)
ABOUT_ZEPHYRIA = "How many megawatts did Zephyria Mining lease at its Qarnak site?"
ABOUT_REPORT = "How many billion dollars could miners earn a year?"
GOLDEN = (
    {"id": "g1", "lang": "en", "question": ABOUT_REPORT, "expect": {"mode": "answer", "must": [["13.9"]]}},
    {"id": "g2", "lang": "en", "question": "What is hashprice?", "expect": {"mode": "answer"}},
)


def settings_of(home: Path, **changes: object) -> Settings:
    return Settings(home=home, _env_file=None, **changes)  # type: ignore[call-arg, arg-type]


def office_of(home: Path, engine: Engine, state: State | None = None, port: int = 0) -> Office:
    """Open the office of a home, whose fetches may go to a port of this machine and nowhere else."""

    def fetched(url: str) -> Fetched:
        return fetch(url, http=True, may_connect=lambda address, at: (str(address), at) == ("127.0.0.1", port))

    office = Office.of(settings_of(home), engine.encoder, state)
    return Office(office.library, office.adding, office.renewal, fetched, state)


def few_golden_questions(folder: Path, monkeypatch: pytest.MonkeyPatch, questions: Sequence[object] = GOLDEN) -> None:
    """Put a few questions in the place of the project's own."""
    path = folder / "few.jsonl"
    path.write_text("".join(json.dumps(question) + "\n" for question in questions), "utf-8")
    monkeypatch.setattr(trial, "QUESTIONS", path)


def zephyria(document_id: str = "zephyria", text: str = ZEPHYRIA) -> Document:
    return Document(document_id, document_id, "en", "Zephyria leases Qarnak", text.strip())


def remove_report(home: Path) -> None:
    """Take out what the golden questions are answered from."""
    library = Library(home)
    for document in library.documents():
        if document.source in ("report", "hashprice", "glossary") or document.source.startswith(("vaneck", "plain")):
            library.remove(document.id)
