from index.training.pairs import Pair
from index.training.translation import learn_table


def learned(*pairs, collection="stories"):
    return learn_table([Pair(english, arabic, collection) for english, arabic in pairs])


def test_the_stems_of_pairs_translate_each_other_both_ways():
    table = learned(("winter gardens", "حدائق الشتاء"), ("winter bread", "خبز الشتاء"), ("bread gardens", "خبز حدائق"))
    assert [table.translations(stem)[0][0] for stem in ("winter", "garden", "bread")] == ["شتاء", "حدايق", "خبز"]
    assert table.translations("خبز")[0][0] == "bread"


def test_a_lexicon_weighs_more_than_sentences():
    pairs = [Pair("river", "بحر", "stories")] * 3 + [Pair("river", "نهر", "lexicon_x")]
    assert [word for word, _ in learn_table(pairs).translations("river")] == ["نهر", "بحر"]


def test_a_glued_particle_is_learned_as_the_word_without_it():
    table = learned(*[("river", "نهر")] * 4, ("river", "لنهر"))
    assert table.translations("river") == (("نهر", 1.0),)
    assert table.unit("لنهر") == "نهر"


def test_numbers_are_not_translated():
    assert learned(("river 7", "نهر 7")).translations("7") == ()
