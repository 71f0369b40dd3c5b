"""Passages and their spans."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Note, NoteKind
from corpus.passage import LONGEST, Passage, passages_of

MakeDocument = Callable[..., Document]

words = st.text(st.sampled_from("abcقدرةABC019.!؟,،\u00a0\t-"), min_size=1, max_size=30)
blanks = st.sampled_from([" ", "  ", "\n", "\n\n", "\t", " \u00a0", ". ", " " * 50])
pieces = st.lists(st.tuples(words, blanks, st.integers(1, 60)).map(lambda piece: (piece[0] + piece[1]) * piece[2]))
texts = (pieces.map("".join) | st.text()).filter(lambda text: bool(text.strip()))


def passages(text: str) -> list[Passage]:
    return passages_of(Document("memo", "memo", "en", "A memo", text))


@given(texts)
def test_a_passages_text_is_the_documents_at_its_span(text: str) -> None:
    for passage in passages(text):
        assert passage.text == text[passage.start : passage.end]
        assert passage.text == passage.text.strip() != ""


@given(texts)
def test_passages_are_in_order_and_in_bounds(text: str) -> None:
    before = 0
    for passage in passages(text):
        assert before <= passage.start < passage.end <= len(text)
        before = passage.end


@given(texts)
def test_every_visible_character_is_in_exactly_one_passage(text: str) -> None:
    covered = [index for passage in passages(text) for index in range(passage.start, passage.end)]
    assert len(covered) == len(set(covered))
    assert all(text[index].isspace() for index in set(range(len(text))) - set(covered))


@given(texts)
def test_no_passage_is_longer_than_the_longest(text: str) -> None:
    assert all(len(passage.text) <= LONGEST for passage in passages(text))


@given(texts)
def test_ids_are_unique(text: str) -> None:
    ids = [passage.id for passage in passages(text)]
    assert len(ids) == len(set(ids))


@given(texts)
def test_sentences_lie_within_their_passage(text: str) -> None:
    for passage in passages(text):
        spans = passage.sentences()
        assert spans[0][0] == passage.start
        assert spans[-1][1] == passage.end


def test_a_paragraph_is_a_passage() -> None:
    assert [passage.text for passage in passages("One sentence.\n\nAnother.\nA third.")] == [
        "One sentence.",
        "Another.",
        "A third.",
    ]


def test_a_heading_goes_with_what_follows_it() -> None:
    found = passages("Deals\n\nPower was sold.\n\nLast words")
    assert [passage.text for passage in found] == ["Deals\n\nPower was sold.", "Last words"]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentence = f"{'word ' * 100}end."
    found = passages(" ".join([sentence] * 5))
    assert [(passage.paragraph, passage.part) for passage in found] == [(1, 0), (1, 1), (1, 2)]
    assert all(passage.text.endswith("end.") for passage in found)


def test_a_sentence_without_spaces_is_cut_all_the_same() -> None:
    assert [len(passage.text) for passage in passages("x" * (LONGEST + 10))] == [LONGEST, 10]


def test_notes_ride_on_the_passages_of_their_paragraph(make_document: MakeDocument) -> None:
    note = Note("t1", NoteKind.CORRECTION, "Not so.", (2,))
    found = passages_of(make_document(text="One.\n\nTwo.", notes=(note,)))
    assert [passage.notes for passage in found] == [(), (note,)]


@pytest.mark.parametrize(("source", "label"), [("report", "P2"), ("vaneck-2024-08", "vaneck-2024-08")])
def test_a_citation_calls_the_reports_paragraphs_by_number(
    make_document: MakeDocument, source: str, label: str
) -> None:
    assert passages_of(make_document(source=source, text="One.\n\nTwo."))[1].label == label
