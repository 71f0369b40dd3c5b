import pytest

from index.training.vocabulary import UNKNOWN, UNKNOWN_ID, build_tokenizer, encode, words_of

TOKENIZER = build_tokenizer(["power power plant", "الكهرباء والكهرباء"], ["grid"], least=2, pieces=40)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Power, plant!", ["power", "plant"]),
        ("الكهرباءُ والشركات", ["كهرباء", "شرك"]),
        ("منAmazonفي", ["من", "amazon", "في"]),
        ("١٬٢٠٠ و 3٫5٪", ["1,200", "و", "3.5"]),
        ("أسئلة أُخْرى", ["اسيل", "اخر"]),
        ("the miner’s café", ["the", "miner", "cafe"]),
        ("سنـــة\u200f جديده", ["سن", "جديد"]),
    ],
)
def test_words_are_normalised_and_stripped_of_clitics(text, expected):
    assert words_of(TOKENIZER, text) == expected


def test_frequent_and_given_words_have_a_token_of_their_own():
    assert TOKENIZER.encode("power grid الكهرباء").tokens == ["power", "grid", "كهرباء"]


def test_a_rare_word_is_cut_into_pieces():
    tokens = TOKENIZER.encode("plant").tokens
    assert len(tokens) > 1
    assert "".join(token.removeprefix("##") for token in tokens) == "plant"


def test_what_has_an_unseen_letter_is_unknown():
    assert encode(TOKENIZER, ["ж"])[0].tolist() == [UNKNOWN_ID]
    assert TOKENIZER.id_to_token(UNKNOWN_ID) == UNKNOWN
