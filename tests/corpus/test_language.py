"""Which language a question is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language import is_arabizi, language_of

ENGLISH = """
What is VanEck?
Who is Greg Beard?
How many H100 does it need?
What is web3?
Compare gpt3 and llama2
Hut8 revenue?
CO2e footprint?
CO2
Antminer S21 efficiency
100MW site energy
3x the price?
core42 deal
What did فان إيك say about miners?
How much did تالين get from Amazon?
100MW to homes
EPRI 2030
What is a 5MW site worth
20% of 6.3GW
min and max rates
Ana Smith said what?
El Paso site
law of the land
GB200 NVL72
H1 2024
Q3 results
24th of August 2024
12yr lease
capex per mw
Core Scientific
hello
what is 5nm
men and women who work in mining
EH/s?
EH/s or PH/s?
2fa
a million dollar site
x2
Al Gore
$45/PH/day
1,200
""".strip().splitlines()

ARABIC = """
كم تستهلك مراكز البيانات؟
ما هي VanEck؟
مين Greg Beard؟
قد إيه كهربا Core Scientific بتأجر ل CoreWeave؟
وش سعر الصفقة بين Amazon و Talen
ايش سوت TeraWulf
شو يعني hashprice
VanEck قالت ايه
كم MW
ليه Google وMicrosoft مهتمين
عايز أعرف الـ PUE
kam el kahraba elly btakhodha el data centers
eh howa el hashprice
ezay sherket el ta3deen hatksab
3ayez a3raf VanEck 2alet eh
emta howa el halving
meen Greg Beard
leh el sherkat de 3ayza taqa
law 7awelo 20% hayeksabo kam
VanEck 2alet eh
shu ya3ni hashprice
wesh sar fi Talen
lakhasly el ta2rer
e7seb 100 MW
feen el mawqe3
ya3ni eh PUE
kem dolar
shokran
""".strip().splitlines()


@pytest.mark.parametrize("question", ENGLISH)
def test_english_stays_english_whatever_names_and_model_numbers_it_holds(question: str) -> None:
    assert language_of(question) == "en"
    assert not is_arabizi(question)


@pytest.mark.parametrize("question", ARABIC)
def test_arabic_is_arabic_in_every_dialect_and_in_latin_letters(question: str) -> None:
    assert language_of(question) == "ar"


@given(st.text())
def test_every_text_has_a_language(text: str) -> None:
    assert language_of(text) in ("ar", "en")


def test_long_texts_are_told_in_time_that_grows_with_them() -> None:
    for piece in ("a", "3", "a3", "1-", "'", "a-", "ana "):
        assert language_of(piece * 30_000) in ("ar", "en")
