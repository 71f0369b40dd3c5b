from __future__ import annotations

import pytest

from bot.answers.holder import names_holder


@pytest.mark.parametrize(
    "sentence",
    [
        "Nordvik appointed Ana Lima as its chief executive in March 2027.",
        "Ana Lima, chief executive of Nordvik, said so.",
        "قال الرئيس التنفيذي لشركة نوردفيك، سالم الحربي، إن الموقع جاهز.",
        "The report presents Greg Beard as the chief executive of Stronghold.",
    ],
)
def test_a_person_beside_an_office_holds_it(sentence: str) -> None:
    assert names_holder(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The lessor is a company of TeraWulf's own chief executive, as the filing discloses.",
        "المؤجّر شركة للرئيس التنفيذي لتيرا وولف نفسه، كما يرد في الإفصاح.",
        "Nvidia sold 40% of its shares to the chief executive of Talen Energy.",
        "Ana Lima visited the site in March 2027.",
        "TeraWulf owns a site in New York, said its chief strategy officer, Kerri Langlais, in the report.",
        "قالت كيري لانجليس، كبيرة مسؤولي الاستراتيجية في تيرا وولف، إن الموقع جاهز.",
    ],
)
def test_an_office_without_a_person_names_nobody(sentence: str) -> None:
    assert not names_holder(sentence)


def test_who_is_given_is_no_answer() -> None:
    assert not names_holder("Greg Beard is the chief executive of Stronghold.", known={"greg-beard"})
