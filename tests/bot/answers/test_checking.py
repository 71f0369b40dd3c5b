"""Statements against the shipped sources: borne out, contradicted, overtaken or not there, in both languages."""

from __future__ import annotations

import re

import pytest

from bot.answers.agreement import figures_of
from bot.answers.checking import MOST, Checked, Checker, Verdict
from bot.answers.statement import statements_in
from bot.engine import Engine
from corpus.document import Language, NoteKind
from corpus.tokens import NUMBER

YES, NO, OLD, NONE = Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.OUTDATED, Verdict.UNKNOWN

STATEMENTS = [
    (
        YES,
        "VanEck says miners could earn 13.9 billion dollars a year if they shift 20% of their capacity to AI by 2027.",
    ),
    (NO, "VanEck says miners could earn 25 billion dollars a year if they shift 20% of their capacity to AI by 2027."),
    (YES, "Miners would earn about 14 billion dollars more a year."),
    (NO, "Core Scientific leased its facilities to Nvidia."),
    (YES, "Core Scientific did not lease its facilities to Nvidia."),
    (OLD, "Core Scientific's deal with CoreWeave is 200 MW."),
    (YES, "Bitfarms bought Stronghold for 125 million dollars."),
    (YES, "Stronghold was bought by Bitfarms."),
    (NO, "Stronghold bought Bitfarms."),
    (NO, "Google bought Stronghold."),
    (NO, "FERC approved 480 MW at the Talen campus."),
    (YES, "FERC rejected the expansion of the Talen campus to 480 MW."),
    (NO, "TeraWulf's site in New York can reach 900 MW."),
    (NO, "Goldman Sachs expects data centre power demand to grow 60% by 2030."),
    (OLD, "EPRI says data centres may use 9.1% of US electricity by 2030."),
    (YES, "The fourth halving was in April 2024."),
    (NO, "The fourth halving was in May 2023."),
    (NO, "AI uses 0.4% of the world's electricity."),
    (NO, "Bitcoin mining uses 1.3% of the world's electricity."),
    (YES, "Core Scientific turned down CoreWeave's offer of 5.75 dollars a share."),
    (NO, "Core Scientific accepted CoreWeave's offer of 5.75 dollars a share."),
    (NONE, "The moon is made of cheese and weighs 73 MW."),
    (NONE, "Tesla sold 1.8 million cars in 2023."),
    (NONE, "OpenAI will build a 10 GW site in Norway."),
    (YES, "تقول فان إيك إن المعدّنين قد يحققون 13.9 مليار دولار سنويا إذا حوّلوا 20% من طاقتهم."),
    (YES, "تقول فان إيك إن المعدّنين قد يحققون ١٣٫٩ مليار دولار سنويا إذا حوّلوا ٢٠٪ من طاقتهم."),
    (NO, "تقول فان إيك إن المعدّنين قد يحققون 30 مليار دولار سنويا إذا حوّلوا 20% من طاقتهم."),
    (NO, "أجّرت كور ساينتفيك منشآتها لشركة إنفيديا."),
    (YES, "اشترت بيتفارمز شركة سترونج هولد."),
    (NO, "اشترت سترونج هولد شركة بيتفارمز."),
    (NO, "يمكن أن تصل قدرة موقع تيرا وولف إلى 500 ميجاوات."),
    (NO, "وافقت لجنة تنظيم الطاقة الفدرالية على توسيع موقع تالين إلى 480 ميجاوات."),
    (YES, "رفضت كور ساينتفيك عرض كور ويف بسعر 5.75 دولار للسهم."),
    (YES, "قدّرت وكالة الطاقة الدولية استهلاك مراكز البيانات في العالم بنحو 415 تيراوات ساعة في 2024."),
    (NO, "قدّرت وكالة الطاقة الدولية استهلاك مراكز البيانات في العالم بنحو 800 تيراوات ساعة في 2024."),
    (NONE, "باعت تسلا 1.8 مليون سيارة في 2023."),
    (NONE, "ارتفعت أسعار التفاح 20% في 2024."),
]


@pytest.fixture(scope="module")
def checker(engine: Engine) -> Checker:
    return Checker(engine.knowledge)


def only(checker: Checker, statement: str) -> Checked:
    [checked] = checker.check(statement)
    return checked


@pytest.mark.parametrize(("verdict", "statement"), STATEMENTS, ids=[text[:60] for _, text in STATEMENTS])
def test_a_statement_gets_its_verdict(checker: Checker, verdict: Verdict, statement: str) -> None:
    checked = only(checker, statement)
    assert checked.verdict is verdict
    assert bool(checked.evidence) is (verdict is not NONE)


def test_a_text_of_all_kinds_is_taken_apart_in_order(checker: Checker) -> None:
    text = (
        "Bitfarms bought Stronghold, and TeraWulf's site in New York can reach 900 MW. Nice weather today! "
        "Does VanEck know? Tesla sold 1.8 million cars in 2023; the fourth halving was in April 2024."
    )
    assert [one.verdict for one in checker.check(text)] == [YES, NO, NONE, YES]


def test_no_more_than_eight_statements_are_checked(checker: Checker) -> None:
    text = " ".join(f"TeraWulf's site can reach {number} MW." for number in range(300, 320))
    assert len(checker.check(text)) == MOST


def test_an_outdated_figure_comes_with_what_overtook_it(checker: Checker) -> None:
    checked = only(checker, "Core Scientific's deal with CoreWeave is 200 MW.")
    assert "500 MW" in checked.note


def test_a_figure_that_is_dated_stays_true_of_then(checker: Checker) -> None:
    statement = "In June 2024 Core Scientific announced a deal with CoreWeave for 200 MW."
    assert only(checker, statement).verdict is YES


def test_who_denies_a_misreading_is_told_the_note(checker: Checker) -> None:
    checked = only(checker, "Core Scientific did not lease its facilities to Nvidia.")
    assert "CoreWeave" in checked.note


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_the_sources_say_is_borne_out_and_the_same_with_another_figure_never(
    engine: Engine, checker: Checker, language: Language
) -> None:
    knowledge = engine.knowledge
    sources = sorted(
        {d.source for d in knowledge.documents.values() if d.source not in ("glossary", "plain", "report")}
    )
    passages = [passage for source in sources for passage in knowledge.of_source(source, language)]
    said = [sentence.text for passage in passages for sentence in knowledge.sentences(passage)][::6]
    verdicts = [checker._verdict(sentence).verdict for sentence in said]
    assert sum(verdict in (YES, OLD) for verdict in verdicts) >= 0.95 * len(verdicts)
    changed = [other for sentence in said if (other := with_another_figure(sentence))]
    assert len(changed) > 15
    assert not [text for text in changed if checker._verdict(text).verdict is YES]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_misreadings_of_notes_are_not_borne_out(engine: Engine, checker: Checker, language: Language) -> None:
    notes = engine.knowledge.notes(language, NoteKind.CORRECTION, NoteKind.UPDATE)
    misreadings = [misreading for note, _ in notes for misreading in note.misreadings]
    borne_out = [text for text in misreadings if checker._verdict(text).verdict is YES]
    assert len(borne_out) <= 0.05 * len(misreadings)


def with_another_figure(sentence: str) -> str:
    """Change the first figure that has a unit and is written in digits; "" when there is none."""
    for figure in figures_of(sentence):
        quantity = figure.quantity
        match = re.search(NUMBER, sentence[quantity.start : quantity.end])
        if quantity.unit and not quantity.is_range and match and re.fullmatch(r"[\d.,]+", match[0]):
            start = quantity.start + match.start()
            value = float(match[0].replace(",", "")) * 1.7
            return f"{sentence[:start]}{value:.4g}{sentence[start + len(match[0]) :]}" if value < 1e4 else ""
    return ""


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("", []),
        ("Hello! How are you?", []),
        ("How many MW does TeraWulf have?", []),
        ("TeraWulf has 770 MW.", ["TeraWulf has 770 MW."]),
        ("• TeraWulf has 770 MW.\n• Bitfarms has 300 MW.", ["TeraWulf has 770 MW.", "Bitfarms has 300 MW."]),
        ("TeraWulf has 770 MW. TeraWulf has 770 MW.", ["TeraWulf has 770 MW."]),
        ("تملك تيرا وولف 770 ميجاوات. كيف حالكم؟", ["تملك تيرا وولف 770 ميجاوات."]),
        ("TeraWulf, Bitfarms and Hut 8 mine bitcoin.", ["TeraWulf, Bitfarms and Hut 8 mine bitcoin."]),
        (
            "TeraWulf's site can reach 770 MW, while Bitfarms bought Stronghold for 125 million dollars.",
            ["TeraWulf's site can reach 770 MW", "Bitfarms bought Stronghold for 125 million dollars."],
        ),
    ],
)
def test_a_text_is_taken_apart_into_what_can_be_checked(text: str, statements: list[str]) -> None:
    assert statements_in(text) == statements
