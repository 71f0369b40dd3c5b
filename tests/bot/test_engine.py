"""The engine: it builds, opens, refreshes and survives its index."""

from __future__ import annotations

import logging
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.answers.answering import Answerer
from bot.conversation import Conversation
from bot.engine import Engine
from bot.settings import Settings
from corpus.document import Document
from corpus.errors import CorpusError
from corpus.library import Library
from index.generation import GenerationStore

QUESTION = "How much could miners earn a year by moving 20% of their capacity to AI, according to VanEck?"
NEWS = "Zephyria Mining leased 333 megawatts at its Qarnak site to Northwind Cloud in March 2026."
ABOUT_NEWS = "How many megawatts did Zephyria Mining lease at its Qarnak site?"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that an engine has built."""
    home = tmp_path_factory.mktemp("home")
    Engine(Settings(home=home))
    return home


@pytest.fixture
def home(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(template, tmp_path / "home"))


@pytest.fixture
def engine(home: Path) -> Engine:
    return Engine(Settings(home=home))


def add_news(home: Path) -> None:
    Library(home).add(Document("zephyria", "zephyria", "en", "Zephyria leases Qarnak", NEWS))


def wreck(home: Path) -> None:
    for path in (home / "index" / "generations").rglob("*"):
        if path.is_file():
            path.write_bytes(b"\0wrecked")


def test_without_an_index_it_builds_one(tmp_path: Path) -> None:
    engine = Engine(Settings(home=tmp_path / "new"))
    assert engine.ask(QUESTION).citations
    assert GenerationStore(tmp_path / "new").current()


def test_every_answer_names_its_generation_encoder_and_version(engine: Engine, home: Path) -> None:
    provenance = engine.ask(QUESTION).provenance
    assert provenance is not None
    assert provenance.generation == GenerationStore(home).current()
    assert provenance.encoder.startswith("bundled-")
    assert provenance.version


def test_the_same_question_on_the_same_index_is_answered_the_same(engine: Engine, home: Path) -> None:
    def told(one: Engine) -> list[object]:
        answers = [one.ask(question) for question in (QUESTION, "مين Greg Beard؟", "pizza?")]
        return [(a.mode, a.text, a.citations, a.confidence, a.provenance) for a in answers]

    assert told(engine) == told(engine) == told(Engine(Settings(home=home)))


def test_a_document_that_another_process_indexed_is_answered_from_without_a_restart(engine: Engine, home: Path) -> None:
    before = engine.ask(ABOUT_NEWS)
    assert "333" not in before.text
    add_news(home)
    other = Engine(Settings(home=home))
    report = other.reindex()
    after = engine.ask(ABOUT_NEWS)
    assert "333" in after.text
    assert after.provenance is not None
    assert after.provenance.generation == report.generation
    assert "zephyria" in {document.id for document in engine.sources()}


def test_a_document_that_was_removed_is_not_answered_from(engine: Engine, home: Path) -> None:
    add_news(home)
    assert engine.reindex().embedded == 1
    assert "333" in engine.ask(ABOUT_NEWS).text
    Library(home).remove("zephyria")
    assert engine.reindex().embedded == 0
    assert "333" not in engine.ask(ABOUT_NEWS).text


def test_a_wrecked_index_is_built_again_when_it_opens(home: Path) -> None:
    wreck(home)
    assert Engine(Settings(home=home)).ask(QUESTION).citations


def test_a_wrecked_index_does_not_disturb_an_engine_that_is_open(
    engine: Engine, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = engine.ask(QUESTION)
    wreck(home)
    (home / "index" / "CURRENT").write_text("garbage")
    with caplog.at_level(logging.ERROR):
        after = engine.ask(QUESTION)
    assert (after.text, after.provenance) == (before.text, before.provenance)
    assert "cannot be read" in caplog.text
    report = engine.reindex()
    assert report.changed
    rebuilt = engine.ask(QUESTION)
    assert rebuilt.text == before.text
    assert rebuilt.provenance is not None
    assert rebuilt.provenance.generation == report.generation


def test_a_damaged_generation_gives_way_to_the_one_before(home: Path) -> None:
    add_news(home)
    name = Engine(Settings(home=home)).reindex().generation
    (home / "index" / "generations" / name / "dense.faiss").unlink()
    engine = Engine(Settings(home=home))
    assert "zephyria" not in {document.id for document in engine.sources()}
    assert engine.reindex().embedded == 1
    assert "333" in engine.ask(ABOUT_NEWS).text


def test_questions_in_many_threads_during_a_swap_are_each_answered_from_one_generation(
    engine: Engine, home: Path
) -> None:
    old = GenerationStore(home).current()
    add_news(home)
    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(engine.ask, ABOUT_NEWS) for _ in range(8)]
        new = engine.reindex().generation
        answers += [pool.submit(engine.ask, ABOUT_NEWS) for _ in range(8)]
        for answer in (future.result() for future in answers):
            assert answer.provenance is not None
            assert ("333" in answer.text) == (answer.provenance.generation == new)
            assert answer.provenance.generation in (old, new)


def test_a_failure_is_a_sentence_for_the_asker_and_a_traceback_in_the_log(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("deep inside")

    monkeypatch.setattr(Answerer, "answer", fail)
    conversation = Conversation()
    answer = engine.ask("كم؟", conversation)
    assert answer.language == "ar"
    assert answer.text
    assert "deep inside" not in answer.text
    assert "deep inside" in caplog.text
    assert [turn.question for turn in conversation.turns] == ["كم؟"]


@pytest.mark.parametrize(
    "question", ["", "؟" * 50, "\ud800", "\0", "a" * 100_000, "1-" * 2_000, "\u202e20%\u202c", "🙂"]
)
def test_whatever_is_typed_gets_an_answer(question: str, engine: Engine) -> None:
    assert engine.ask(question).text


def test_a_calculation_is_signed_as_well(engine: Engine, home: Path) -> None:
    answer = engine.calculate("sector_revenue", {"share": "30%"}, "en")
    assert answer.calculation is not None
    assert answer.provenance is not None
    assert answer.provenance.generation == GenerationStore(home).current()


def test_a_broken_document_does_not_stop_the_others(home: Path) -> None:
    add_news(home)
    (home / "corpus" / "broken.md").write_text("---\nnot: [front matter\n---\n", "utf-8")
    assert all(isinstance(problem, CorpusError) for problem in Library(home).problems())
    engine = Engine(Settings(home=home))
    engine.reindex()
    assert "333" in engine.ask(ABOUT_NEWS).text
