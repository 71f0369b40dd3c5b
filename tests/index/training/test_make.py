import sys

import pytest

from index.training import __main__ as command
from index.training import make as making
from index.training.make import make
from index.training.pairs import Pair
from index.training.teacher import TeacherMissing
from index.transformer import TOKENIZER_FILE
from index.transformer_encoder import TransformerEncoder
from index.translation import TABLE_FILE, TranslationTable
from tests.index.training.conftest import PAIRS, SMALL


@pytest.fixture(autouse=True)
def _nothing_else_written(monkeypatch):
    monkeypatch.setattr(making, "read_written", list)
    monkeypatch.setattr(making, "read_readings", list)


@pytest.mark.long
def test_the_recipe_makes_an_encoder_that_brings_translations_together(data, teacher, tmp_path):
    make(data, tmp_path / "model", teacher, SMALL)
    encoder = TransformerEncoder.load(tmp_path / "model")
    scores = encoder.encode_queries(list(PAIRS)) @ encoder.encode_queries(list(PAIRS.values())).T
    assert (scores.argmax(axis=1) == range(len(PAIRS))).mean() > 0.9
    assert TranslationTable.load(tmp_path / "model" / TABLE_FILE).translations("garden")[0][0] == "حديق"


@pytest.mark.long
def test_the_same_data_and_seed_make_the_same_model_up_to_rounding(data, teacher, tmp_path):
    for name in ("one", "two"):
        make(data, tmp_path / name, teacher, SMALL)
    one, two = (
        TransformerEncoder.load(tmp_path / name).encode_queries(["winter garden", "شركة"]) for name in ("one", "two")
    )
    assert (tmp_path / "one" / TOKENIZER_FILE).read_bytes() == (tmp_path / "two" / TOKENIZER_FILE).read_bytes()
    assert (one * two).sum(axis=1) == pytest.approx([1, 1], abs=1e-2)


def test_words_written_for_the_model_count_more_than_those_of_manuals():
    pairs = [Pair("river", "نهر", "lexicon_x"), Pair("garden", "حديقة", "manual")]
    counts = making.counted(pairs, ["نهر"])
    assert counts["نهر"] > 3 * counts["حديق"]


def test_a_folder_without_pairs_is_an_error(teacher, tmp_path):
    with pytest.raises(OSError, match="no pairs"):
        make(tmp_path, tmp_path / "model", teacher, SMALL)


def test_the_command_says_that_the_teacher_is_missing(monkeypatch, capsys, tmp_path):
    def missing():
        raise TeacherMissing("the teacher is missing: pip install it")

    monkeypatch.setattr(command, "load_teacher", missing)
    monkeypatch.setattr(sys, "argv", ["training", str(tmp_path), "--out", str(tmp_path / "model")])
    assert command.main() == 1
    assert "the teacher is missing" in capsys.readouterr().err
