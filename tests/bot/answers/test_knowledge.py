from __future__ import annotations

import pytest

from bot.answers import knowledge
from bot.answers.knowledge import Knowledge
from bot.answers.terms import terms_of
from corpus.document import Kind, NoteKind, Reference
from tests.bot.answers.corpora import knowledge_of, shelf


def test_a_passage_is_found_in_the_other_language(small: Knowledge) -> None:
    english = small.of_source("nordvik", "en")[1]
    arabic = small.in_language(english, "ar")
    assert (arabic.document, arabic.paragraph) == ("nordvik.ar", 2)
    assert small.in_language(arabic, "en") == english


def test_a_source_in_one_language_stands_for_itself(small: Knowledge) -> None:
    passage = small.of_source("wind", "ar")[0]
    assert small.in_language(passage, "en") == passage
    reference = Reference("wind", 1)
    assert small.at(reference, "en") == small.at(reference, "ar") == passage


def test_a_reference_to_nothing_is_none(small: Knowledge) -> None:
    assert small.at(Reference("nordvik", 9), "en") is None
    assert small.at(Reference("nowhere", 1), "en") is None


def test_a_sources_passages_come_in_reading_order(small: Knowledge) -> None:
    assert [passage.paragraph for passage in small.of_source("nordvik", "ar")] == [1, 2]
    assert small.of_source("gas", "ar") == []


def test_sentences_are_cut_from_the_document(small: Knowledge) -> None:
    for passage in small.of_source("nordvik", "ar"):
        for sentence in small.sentences(passage):
            start, end = sentence.span
            assert sentence.text == small.document(passage).text[start:end]


def test_a_citation_leads_back_to_its_passage(small: Knowledge) -> None:
    passage = small.of_source("nordvik", "en")[1]
    assert small.cited(small.cite(small.sentences(passage)[1])) == passage


def test_every_note_is_listed_once_in_its_language(small: Knowledge) -> None:
    every = tuple(NoteKind)
    assert len(small.notes("en", *every)) == len(small.notes("ar", *every)) == 5
    assert [note.kind for note, _ in small.notes("en", NoteKind.SILENCE)] == [NoteKind.SILENCE]


def test_a_rare_word_tells_more_than_a_common_one(small: Knowledge) -> None:
    rare, common = terms_of("hydropower")[0], terms_of("MW")[0]
    assert small.weight(rare.keys) > small.weight(common.keys) > 0


def test_a_typing_error_is_read_as_the_nearest_known_word(small: Knowledge) -> None:
    assert small.spelled(terms_of("hydropwer")[0]) == small.spelled(terms_of("hydropower")[0])
    unknown = terms_of("marmalade")[0]
    assert small.spelled(unknown) == unknown.keys
    assert not small.knows(unknown)


def test_a_number_is_never_read_as_another(small: Knowledge) -> None:
    number = terms_of("13579")[0]
    assert small.spelled(number) == number.keys


def test_search_finds_across_the_languages(small: Knowledge) -> None:
    found = [hit.passage.source for hit in small.search("كم كلفت محطة الغاز التي اشترتها جوجل؟", 3)]
    assert "gas" in found


def test_a_text_is_most_like_itself(small: Knowledge) -> None:
    same, other = (small.sentences(small.of_source(source, "en")[0])[0] for source in ("nordvik", "gas"))
    same, other = small.similarity(same.text, [same, other])
    assert same > 0.99 > other


def test_a_passage_is_found_by_its_code(small: Knowledge) -> None:
    passage = small.of_source("nordvik", "en")[1]
    assert small.coded(passage.code) == passage
    assert small.coded("0123456789") is None


def test_sources_of_a_kind_come_one_after_the_other(small: Knowledge) -> None:
    sources = [passage.source for passage in small.of_kind(Kind.SUMMARY, "en")]
    assert sources == sorted(sources)
    assert "nordvik" in sources
    assert small.of_kind(Kind.GLOSSARY, "en") == []


def test_what_no_passage_of_the_sample_has_is_known_by_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = knowledge_of(shelf())
    monkeypatch.setattr(knowledge, "_SAMPLE", 1)
    sampled = knowledge_of(shelf())
    for words in ("hydropower", "Texas", "الكهرومائية", "Google", "275"):
        [term] = terms_of(words)
        assert whole.knows(term), words
        assert sampled.knows(term), words
    assert not sampled.knows(terms_of("marmalade")[0])
    assert not sampled.knows(terms_of("VanEck")[0])
    word = terms_of("racks")[0].keys
    assert sampled.weight(word) == pytest.approx(whole.weight(word))
    assert sampled.speaks_of("what did Solberg say?")
    assert not sampled.speaks_of("what did Henderson say?")


def test_who_is_named_together_is_looked_for_near_to_both(small: Knowledge) -> None:
    assert small.bring_together({"@microsoft", "320"}, "Microsoft 320")
    assert not small.bring_together({"@microsoft", "275"}, "Microsoft Google 275")
