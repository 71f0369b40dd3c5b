"""Twins: whoever is shown an original gets the notes on our summary of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answers.knowledge import Knowledge
from bot.answers.twins import Twins
from bot.conversation import Conversation
from corpus.document import Document, NoteKind
from corpus.library import Library
from corpus.passage import Passage
from tests.bot.answers.checks import assert_grounded
from tests.bot.answers.corpora import NOTES_EN, ORIGINAL, answerer_of, knowledge_of, shelf, single

ARTICLE = Path(__file__).parents[4] / "shared" / "seed" / "article.ar.txt"


def passages(knowledge: Knowledge, document: str) -> list[Passage]:
    source = knowledge.documents[document].source
    return [p for p in knowledge.of_source(source, knowledge.documents[document].language) if p.document == document]


def test_an_original_takes_over_the_notes_on_its_summary() -> None:
    knowledge = knowledge_of([*shelf(), single("original", "en", ORIGINAL)])
    assert Twins(knowledge).notes_on(passages(knowledge, "original")[0], "en") == NOTES_EN


def test_the_notes_come_in_the_askers_language_where_they_are_in_it() -> None:
    knowledge = knowledge_of([*shelf(), single("original", "en", ORIGINAL)])
    notes = Twins(knowledge).notes_on(passages(knowledge, "original")[0], "ar")
    assert [note.text[0] > "\u0600" for note in notes] == [True] * len(NOTES_EN)


def test_an_answer_from_the_original_carries_them_with_their_source() -> None:
    documents = [*shelf(), single("original", "en", ORIGINAL.replace("Tromso", "Tromso fjord"))]
    answer = answerer_of(documents).answer(
        "How many megawatts has Nordvik let at its Tromso fjord site?", Conversation()
    )
    assert answer.citations[0].document == "original"
    update = next(note for note in NOTES_EN if note.kind is NoteKind.UPDATE)
    assert update.text in answer.text
    assert "nordvik-later" in [citation.source for citation in answer.citations]
    assert_grounded(answer, {document.id: document for document in documents})


@pytest.mark.parametrize(
    "text",
    [
        ORIGINAL.replace("90", "45").replace("1.1", "0.4"),
        "Nordvik and Halden Cloud have sites in Norway that run on hydropower.",
        "Ice on the roads closed Tromso for a day.",
    ],
)
def test_what_says_other_things_takes_nothing_over(text: str) -> None:
    knowledge = knowledge_of([*shelf(), single("original", "en", text)])
    assert Twins(knowledge).notes_on(passages(knowledge, "original")[0], "en") == ()


def test_a_passages_own_notes_are_kept_alone(small: Knowledge) -> None:
    passage = passages(small, "nordvik.en")[0]
    assert Twins(small).notes_on(passage, "en") == passage.notes


def test_of_what_ships_only_reuters_words_on_the_scramble_have_a_twin(tmp_path: Path) -> None:
    """The report retells Reuters there; whatever else has no notes is given none by mistake."""
    knowledge = knowledge_of(Library(tmp_path).documents())
    twins = Twins(knowledge)
    bare = [p for d in knowledge.documents for p in passages(knowledge, d) if not p.notes]
    assert {p.source for p in bare if twins.notes_on(p, p.language)} <= {"reuters-2024-08-28"}


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not beside the checkout")
def test_every_paragraph_of_the_article_finds_the_reports(tmp_path: Path) -> None:
    article = Document("article-original", "article-original", "ar", "المقال", ARTICLE.read_text("utf-8"))
    knowledge = knowledge_of([*Library(tmp_path).documents(), article])
    twins = Twins(knowledge)
    report = {passage.paragraph: passage.notes for passage in knowledge.of_source("report", "ar")}
    found = {passage.paragraph: twins.notes_on(passage, "ar") for passage in passages(knowledge, "article-original")}
    assert found == report
    assert len(found) == 16
