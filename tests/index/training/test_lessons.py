from index.training.lessons import choose
from index.training.pairs import Pair

LONG = "one two three four five six seven"


def test_only_sentences_of_a_fit_length_are_chosen():
    pairs = [Pair("power", "x", "a"), Pair(LONG, "x", "a"), Pair("word " * 50, "x", "a")]
    assert choose(pairs, 10, seed=0).tolist() == [1]


def test_a_large_collection_does_not_rule():
    pairs = [Pair(LONG, "x", "large")] * 900 + [Pair(LONG, "x", "small")] * 100
    small = sum(at >= 900 for at in choose(pairs, 100, seed=0).tolist())
    assert small > 15  # 10 if every pair had the same chance, 25 by the square roots


def test_a_pair_is_chosen_once_and_the_seed_decides_which():
    pairs = [Pair(LONG, "x", "a")] * 50
    chosen = choose(pairs, 20, seed=1).tolist()
    assert len(set(chosen)) == 20
    assert chosen == choose(pairs, 20, seed=1).tolist() != choose(pairs, 20, seed=2).tolist()
