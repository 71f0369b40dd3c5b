import pytest

from index.training.vocabulary import (
    FIRST,
    LAST,
    UNKNOWN,
    UNKNOWN_ID,
    VocabularySizes,
    build_tokenizer,
    encode,
    is_arabic,
    words_of,
)

ENGLISH = ["power", "grid", "plant", "rare", "p", "##s", "##l"]
COUNTS = {"كهرباء": 9.0, "شرك": 5.0, "معدن": 1.0, "power": 7.0}
TOKENIZER = build_tokenizer(ENGLISH, COUNTS, VocabularySizes(english=3, arabic=2, pieces=24), longest=8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Power, plant!", ["power", "plant"]),
        ("الكهرباءُ والشركات", ["كهرباء", "شرك"]),
        ("منAmazonفي", ["من", "amazon", "في"]),
        ("١٬٢٠٠ و 3٫5٪", ["1", "200", "و", "3", "5"]),
        ("أسئلة أُخْرى", ["اسيل", "اخر"]),
        ("the miner’s café", ["the", "miner", "cafe"]),
        ("سنـــة\u200f جديده", ["سن", "جديد"]),
    ],
)
def test_words_are_normalised_and_stripped_of_clitics(text, expected):
    assert words_of(text) == expected


def test_a_text_has_its_ends_marked():
    assert TOKENIZER.encode("power grid الكهرباء").tokens == [FIRST, "power", "grid", "كهرباء", LAST]


def test_a_text_is_cut_at_the_longest():
    assert len(TOKENIZER.encode("power " * 50).ids) == 8


def test_the_most_frequent_words_of_each_language_have_a_token_of_their_own():
    known = TOKENIZER.get_vocab()
    assert {"power", "plant", "كهرباء", "شرك"} <= known.keys()
    assert not {"rare", "معدن"} & known.keys()


def test_a_rare_arabic_word_is_cut_into_pieces():
    tokens = TOKENIZER.encode("معدن").tokens[1:-1]
    assert len(tokens) > 1
    assert "".join(token.removeprefix("##") for token in tokens) == "معدن"


def test_what_has_an_unseen_letter_is_unknown():
    assert encode(TOKENIZER, ["ж"])[0].tolist() == [UNKNOWN_ID]
    assert TOKENIZER.id_to_token(UNKNOWN_ID) == UNKNOWN


def test_pieces_are_of_the_language_of_their_letters():
    assert is_arabic("##معد")
    assert not is_arabic("##ing")
