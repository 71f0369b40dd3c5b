"""Names, in whatever script and spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.names import find_names, known_names
from corpus.tokens import tokenise

FORMS = {name.id: (name.en, name.ar, *name.forms) for name in known_names().values()}

ORDINARY = """
The company has a large site with cheap power.
Miners could earn more if they moved capacity to computing.
How much does a megawatt cost per month?
The core of the argument is that time is money.
Data centres wait for years in the queue.
A scientific study of demand was applied to digital services.
The stock rose after the deal was aligned with the plan.
The lake was frozen and the creek was dry.
Strong demand will hold for years.
I hold a stake in nothing.
Who is the owner of the strongest grid?
He took the micro bus and a soft drink.
There is a new standard in town.
The agency said that energy use is international news.
The institute has no uptime target.
The power purchase runs for twelve years.
Please stack the fluid bottles.
Is it public or private power?
تملك الشركة موقعا كبيرا وكهرباء رخيصة.
كم تكسب شركات التعدين في السنة؟
ما تكلفة الميجاوات في الشهر؟
تنتظر مراكز البيانات سنوات حتى تتصل بالشبكة.
قال المحللون إن الطلب سيزيد.
الوقت أهم من المال في هذه السوق.
هل يستطيع المعدنون تحويل مواقعهم؟
ارتفعت الأسهم بعد الإعلان عن الصفقة.
مين صاحب أكبر محطة كهرباء؟
عايز أعرف الفرق بين الطاقة والقدرة.
وش رايك في السوق هالأيام؟
تستهلك المنازل كهرباء أقل في الشتاء.
لا توجد أرقام عن عدد الموظفين.
المعهد قدر الحصة بالنسبة المئوية.
""".strip().splitlines()


def found(text: str) -> list[str]:
    return [mention.name.id for mention in find_names(text)]


@pytest.mark.parametrize("entity", known_names())
def test_every_form_finds_its_entity_alone_and_in_a_sentence(entity: str) -> None:
    for form in FORMS[entity]:
        assert found(form) == [entity]
        _found_in_sentences(form, entity)


def _found_in_sentences(form: str, entity: str) -> None:
    for sentence in (f"What did {form} say in 2024?", f"ماذا عن {form}؟", f"({form})", f"“{form}”,"):
        [mention] = find_names(sentence)
        assert mention.name.id == entity
        assert sentence[mention.start : mention.end] == form


@pytest.mark.parametrize("entity", known_names())
@pytest.mark.parametrize("particle", ["و", "ب", "ل"])
def test_arabic_forms_are_found_behind_a_particle(entity: str, particle: str) -> None:
    for form in FORMS[entity]:
        if tokenise(form)[0].is_arabic:
            assert found(f"شيء {particle}{form} هنا") == [entity], form


def test_no_form_belongs_to_two_entities() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for entity, form in ((entity, form) for entity, forms in FORMS.items() for form in forms):
        owners.setdefault(tuple(token.form for token in tokenise(form)), set()).add(entity)
    assert {form: entities for form, entities in owners.items() if len(entities) > 1} == {}
    assert () not in owners


def test_no_form_is_listed_twice() -> None:
    for entity, forms in FORMS.items():
        keys = [tuple(token.form for token in tokenise(form)) for form in forms]
        assert len(keys) == len(set(keys)), entity


def test_kinds_are_three() -> None:
    assert {name.kind for name in known_names().values()} == {"organisation", "person", "place"}


@pytest.mark.parametrize("sentence", ORDINARY)
def test_ordinary_sentences_hold_no_name(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Core Scientific and CoreWeave", ["core-scientific", "coreweave"]),
        ("منAmazonأوGoogle", ["amazon", "google"]),
        ("شركة“Stronghold", ["stronghold"]),
        ("VanEck's and Talen’s", ["vaneck", "talen"]),
        ("Virginias grid", ["virginia"]),
        ("الأمازون", ["amazon"]),
        ("والسعودية", ["saudi"]),
        ("Hut 8 and Core42", ["hut-8", "core42"]),
        ("Greg Beard of Stronghold", ["greg-beard", "stronghold"]),
        ("GOOGLE", ["google"]),
    ],
)
def test_names_are_found_where_they_stand(text: str, names: list[str]) -> None:
    assert found(text) == names


@given(
    st.text()
    | st.lists(st.sampled_from([*(form for forms in FORMS.values() for form in forms), "و", "s", "8"])).map(" ".join)
)
def test_mentions_are_in_order_in_bounds_and_apart(text: str) -> None:
    before = 0
    for mention in find_names(text):
        assert before <= mention.start < mention.end <= len(text)
        before = mention.end
