from __future__ import annotations

import pytest

from bot.answers.answer import Mode
from bot.answers.draft import LONGEST, MOST_CITATIONS, Draft
from bot.answers.knowledge import Knowledge, Sentence
from corpus.document import Language
from tests.bot.answers.checks import markers
from tests.bot.answers.corpora import knowledge_of, shelf, single


@pytest.fixture(scope="module")
def many() -> Knowledge:
    return knowledge_of(
        [*shelf(), single("many", "en", "\n\n".join(f"Site {at} has {at} MW of power." for at in range(1, 13)))]
    )


def sentences(knowledge: Knowledge, source: str, language: Language = "en") -> list[Sentence]:
    return [sentence for passage in knowledge.of_source(source, language) for sentence in knowledge.sentences(passage)]


def test_every_line_points_to_what_it_rests_on(many: Knowledge) -> None:
    draft = Draft(many, "en")
    one, two, *_ = sentences(many, "many")
    assert draft.say("First.", one)
    assert draft.say("Second.", two, one)
    assert draft.text == "First.¹\n\nSecond.²\u202f¹"
    assert [citation.quote for citation in draft.answer(Mode.ANSWER).citations] == [one.text, two.text]


def test_a_sentence_is_cited_once(many: Knowledge) -> None:
    draft = Draft(many, "en")
    one = sentences(many, "many")[0]
    draft.quote([one])
    draft.say("Again.", one, one)
    draft.cite(one)
    assert len(draft.answer(Mode.ANSWER).citations) == 1


def test_there_are_never_more_citations_than_agreed(many: Knowledge) -> None:
    draft = Draft(many, "en")
    room = [draft.say(sentence.text, sentence) for sentence in sentences(many, "many")]
    assert room == [True] * MOST_CITATIONS + [False] * (12 - MOST_CITATIONS)
    draft.cite(sentences(many, "many")[-1])
    answer = draft.answer(Mode.ANSWER)
    assert len(answer.citations) == MOST_CITATIONS
    assert markers(answer.text) == [1, 2, 3, 4, 5, 6]


def test_a_line_without_room_is_left_out_whole(many: Knowledge) -> None:
    draft = Draft(many, "en")
    assert draft.say("a" * (LONGEST - 100))
    assert not draft.say("b" * 200)
    assert draft.say("c" * 50)
    assert "b" not in draft.text
    assert len(draft.text) <= 900


def test_joined_lines_make_one_paragraph(many: Knowledge) -> None:
    draft = Draft(many, "en")
    draft.quote(sentences(many, "many")[:2])
    assert draft.text == "Site 1 has 1 MW of power.¹ Site 2 has 2 MW of power.²"


def test_figures_are_shown_in_arabic_digits_and_quotes_left(many: Knowledge) -> None:
    draft = Draft(many, "ar")
    draft.quote(sentences(many, "nordvik", "ar")[:1])
    answer = draft.answer(Mode.ANSWER, arabic_digits=True)
    assert "٩٠ ميجاوات" in answer.text
    assert "¹" in answer.text
    assert "90 ميجاوات" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("language", "source", "other", "told"),
    [("en", "wind", "ar", "(The source is in Arabic only.)"), ("ar", "gas", "en", "(المصدر بالإنجليزية فقط.)")],
)
def test_a_quote_in_the_other_language_is_told_of_once(
    many: Knowledge, language: Language, source: str, other: Language, told: str
) -> None:
    draft = Draft(many, language)
    foreign = sentences(many, source, other)[0]
    draft.quote([foreign, foreign])
    draft.quote(sentences(many, "nordvik", language)[:1])
    assert draft.text.count(told) == 1
    assert draft.text.endswith(told)


def test_a_line_in_our_own_words_on_a_foreign_source_is_not(many: Knowledge) -> None:
    draft = Draft(many, "en")
    draft.say("Microsoft bought it.", sentences(many, "wind", "ar")[0])
    assert draft.text == "Microsoft bought it.¹"


def test_confidence_stays_between_nothing_and_one(many: Knowledge) -> None:
    assert Draft(many, "en").answer(Mode.ANSWER, 1.7).confidence == 1
    assert Draft(many, "en").answer(Mode.ANSWER, -0.2).confidence == 0
