from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.kinds import ANSWERED_BY, TOLD, kinds_asked, kinds_told, leans
from corpus.tokens import tokenise


def told(sentence: str) -> dict[str, set[str]]:
    """What a sentence tells, by kind, in its own words."""
    tokens = tokenise(sentence)
    found: dict[str, set[str]] = {}
    for kind, first, last in kinds_told(sentence, tokens):
        found.setdefault(TOLD[kind], set()).add(sentence[tokens[first].start : tokens[last].end])
    return found


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many gardens did she plant?", "number"),
        ("كم حديقة زرعت؟", "number"),
        ("What percentage of the crop was lost?", "share"),
        ("ما نسبة المحصول الذي ضاع؟", "share"),
        ("How much did the bridge cost?", "money"),
        ("بكم بيع الجسر؟", "money"),
        ("In what year did the mill close?", "time"),
        ("متى أغلقت الطاحونة؟", "time"),
        ("How long did the siege last?", "duration"),
        ("كم استمر الحصار؟", "duration"),
        ("Who painted the ceiling?", "person"),
        ("من هو الرسام؟", "person"),
        ("Which company owned the mine?", "organisation"),
        ("أي شركة ملكت المنجم؟", "organisation"),
        ("Where is the lighthouse?", "place"),
        ("أين تقع المنارة؟", "place"),
        ("Why was the road moved?", "reason"),
        ("لماذا نُقل الطريق؟", "reason"),
        ("What is the river called?", "name"),
        ("How tall is the tower?", "measure"),
        ("What types of bread are there?", "list"),
        ("What is the difference between them?", "comparison"),
        ("Did the tower fall?", "whether"),
        ("هل سقط البرج؟", "whether"),
    ],
)
def test_a_question_asks_for_a_kind_of_answer(question: str, kind: str) -> None:
    assert kind in kinds_asked(question)


def test_an_auxiliary_inside_a_question_does_not_ask_whether() -> None:
    assert "whether" not in kinds_asked("When did the tower fall?")


def test_an_open_question_asks_for_none() -> None:
    assert kinds_asked("Tell me of the harbour") == ()


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("She planted 40 gardens.", "number", "40"),
        ("زرعت أربعين حديقة.", "number", "أربعين"),
        ("It closed in 1911.", "time", "1911"),
        ("أغلقت في شهر أكتوبر.", "time", "أكتوبر"),
        ("About 12% were lost.", "share", "12"),
        ("It cost £300.", "money", "300"),
        ("دفع ثلاثين دينارا.", "money", "دينارا"),
        ("The siege took 8 months.", "duration", "8 months"),
        ("The tower is 90 metres tall.", "measure", "90 metres"),
        ("It was painted by Anna Maria Hoyle.", "capital", "Anna Maria Hoyle"),
        ("اسمه بالإنجليزية Green River الآن.", "latin", "Green River"),
        ("قال الدكتور ذلك.", "person", "الدكتور"),
        ("عملت في جامعة صغيرة.", "organisation", "جامعة"),
        ("It stands near a lake.", "place", "lake"),
        ("It moved because of floods.", "reason", "because"),
        ("نُقل بسبب الفيضان.", "reason", "بسبب"),
        ('They call it "the long road" still.', "quoted", "the long road"),
    ],
)
def test_a_sentence_tells_a_kind_of_answer(sentence: str, kind: str, words: str) -> None:
    assert words in told(sentence)[kind]


def test_a_year_is_a_time_and_no_number() -> None:
    assert "number" not in told("It opened in 1911.")


def test_a_duration_needs_a_number() -> None:
    assert "duration" not in told("For years it stood empty.")


def test_a_capital_that_only_opens_a_sentence_names_nobody() -> None:
    assert "capital" not in told("Bread was dear.")


def test_every_kind_that_can_be_asked_for_can_be_told() -> None:
    assert {kind for kinds in ANSWERED_BY.values() for kind in kinds} <= set(TOLD)


@pytest.mark.parametrize(
    ("sentence", "does"), [("He is the oldest.", True), ("وهو الأكبر.", True), ("Bread rose.", False)]
)
def test_a_sentence_that_opens_with_a_pronoun_leans_on_the_one_before(sentence: str, does: bool) -> None:
    assert leans(tokenise(sentence)) is does


@given(st.text(st.sampled_from('aB 3٣%$"(),.«»من في كم 1999 years')) | st.text())
def test_what_is_told_stands_in_the_sentence(text: str) -> None:
    tokens = tokenise(text)
    assert all(
        0 <= first <= last < len(tokens) and 0 <= kind < len(TOLD) for kind, first, last in kinds_told(text, tokens)
    )
