"""Arabic in Latin letters, read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.arabizi import to_arabic
from corpus.language import is_arabizi
from corpus.names import find_names
from corpus.thesaurus import concepts_in
from corpus.tokens import tokenise


@pytest.mark.parametrize(
    ("typed", "arabic"),
    [
        ("eh howa el hashprice", "ايه هو ال hashprice"),
        ("el sherka", "الشركة"),
        ("elsherka", "الشركة"),
        ("el-mo3adenin", "المعدنين"),
        ("law 7awelo 20% hayeksabo kam", "لو حولوا 20% يكسبوا كم"),
        ("KAM EL TAQA", "كم الطاقة"),
        ("100 MW w 3.5 GW", "100 MW و 3.5 GW"),
        ("meen Greg Beard", "مين Greg Beard"),
        ("كم el kahraba", "كم الكهرباء"),
    ],
)
def test_words_are_read_and_names_figures_and_units_stay(typed: str, arabic: str) -> None:
    assert to_arabic(typed) == arabic


@pytest.mark.parametrize(
    ("question", "concepts"),
    [
        ("kam el kahraba elly btakhodha el data centers", {"electricity", "data-centre"}),
        ("kam taqa fe marakez el bayanat", {"power", "data-centre"}),
        ("ezay sherket el ta3deen hatksab", {"miner", "mining", "profit"}),
        ("law 7awelo 20% hayeksabo kam", {"convert", "profit"}),
        ("feen el mawqe3", {"place"}),
        ("lakhasly el ta2rer", {"report"}),
        ("wesh sar fi Talen", {"happen"}),
        ("el sherka bet2agar eh", {"company", "lease"}),
        ("VanEck 2alet eh", {"say"}),
        ("kam el estehlak fe amrika", {"consume", "america"}),
    ],
)
def test_a_question_matches_by_its_concepts(question: str, concepts: set[str]) -> None:
    assert is_arabizi(question)
    found = {concept for concept, _, _ in concepts_in(tokenise(to_arabic(question)))}
    assert found >= concepts


@pytest.mark.parametrize(
    "name", ["Talen", "Greg Beard", "VanEck", "TeraWulf", "Core Scientific", "Goldman Sachs", "EPRI"]
)
def test_a_name_survives(name: str) -> None:
    assert [mention.name for mention in find_names(to_arabic(f"eh ra2y {name} fel taqa"))] == [
        mention.name for mention in find_names(name)
    ]


@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert isinstance(to_arabic(text), str)


@given(st.text(st.characters(min_codepoint=0x0621, max_codepoint=0x064A) | st.sampled_from(" 0123456789.%")))
def test_text_without_latin_letters_is_only_joined_to_its_article(text: str) -> None:
    assert to_arabic(text).replace(" ", "") == text.replace(" ", "")


def test_long_texts_are_read_in_time_that_grows_with_them() -> None:
    for piece in ("1-", "a", "a-", "'", "3", "el "):
        assert to_arabic(piece * 30_000)
