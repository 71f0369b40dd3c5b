"""What counts as an answer in a quote, and a run over a small set."""

from __future__ import annotations

import pytest

from bot.errors import UsageFailure
from bot.evaluation.beir import BeirDocument, BeirQuery, BeirSet
from bot.evaluation.reading import answered, holds, knowledge_of_set, place_of, read_set
from index.encoder import BUNDLED, load_encoder


@pytest.mark.parametrize(
    ("quote", "answer"),
    [
        ("The Panthers gave up just 308 points.", "308"),
        ("It cost $10,000 in all.", "10000"),
        ("Led by Kawann Short, the team won.", "kawann short"),
        ("He met the King of France.", "a king of the France"),
        ("It rose by 3.5% – at last.", "3.5 %"),
        ("تخلّى الفريق عن ٣٠٨ نقاط.", "308"),
        ("وُلد في المدينة المنوّرة.", "المدينة المنورة"),
        ("انتقلت إلى القاهرة وباريس.", "باريس"),
        ("وصل بالقطار.", "القطار"),
        ("قدّمه للملك في قصره.", "الملك"),
        ("فاز أحمد بالجائزة.", "احمد"),
    ],
)
def test_an_answer_stands_in_a_quote_however_it_is_written(quote: str, answer: str) -> None:
    assert holds(quote, answer)


@pytest.mark.parametrize(
    ("quote", "answer"),
    [
        ("It has 1308 sites.", "308"),
        ("Kawann led Short.", "Kawann Short"),
        ("A shortage.", "short"),
        ("عاش في باريسيا.", "باريس"),
        ("Anything.", "-)"),
        ("", "word"),
    ],
)
def test_another_word_is_no_answer(quote: str, answer: str) -> None:
    assert not holds(quote, answer)


def test_the_place_is_that_of_the_first_quote_with_any_of_the_answers() -> None:
    assert place_of(["nine", "two"], ["one", "two", "nine"]) == 1
    assert place_of(["ten"], ["one", "two"]) is None
    assert place_of(["ten"], []) is None


def small_set(*answers: tuple[str, ...]) -> BeirSet:
    documents = (
        BeirDocument.model_validate(
            {"_id": "A long/odd id", "text": "Marlow caught eels. They were sold in Crane Bay."}
        ),
        BeirDocument.model_validate({"_id": "d2", "title": "Crane Bay", "text": "The bay was drained in 1911."}),
    )
    texts = ("Where were the eels sold?", "When was the bay drained?")
    queries = tuple(
        BeirQuery.model_validate({"_id": f"q{at}", "text": text, "answers": told})
        for at, (text, told) in enumerate(zip(texts, answers, strict=True))
    )
    return BeirSet(documents, queries, None)


def test_quotes_are_held_against_the_answers() -> None:
    beir = small_set(("Crane Bay",), ("1912",))
    knowledge = knowledge_of_set(beir, load_encoder(BUNDLED))
    report = read_set(beir, knowledge)
    assert (report.first, report.first_three) == (0.5, 0.5)
    assert report.quote_length_median > 0
    assert read_set(small_set(("nowhere",), ("1911",)), knowledge).first == 0.5


def test_queries_without_an_answer_in_words_are_left_out() -> None:
    assert [query.id for query in answered(small_set((), ("1911",)), "set").queries] == ["q1"]
    with pytest.raises(UsageFailure, match="set: no query has answers"):
        answered(small_set((), ("-)",)), "set")
