import numpy as np
import pytest

from index.static_encoder import StaticEncoder
from index.training.export import export
from index.training.vocabulary import build_tokenizer

TOKENIZER = build_tokenizer(["power price", "كهرباء"], [], least=1, pieces=30)


def test_rows_as_bytes_keep_their_direction(tmp_path):
    rows = np.random.default_rng(0).normal(size=(TOKENIZER.get_vocab_size(), 64)).astype(np.float32)
    export(TOKENIZER, rows, tmp_path / "model")
    vector = StaticEncoder.load(tmp_path / "model").encode_queries(["power"])[0]
    row = rows[TOKENIZER.token_to_id("power")]
    assert vector @ row / np.linalg.norm(row) == pytest.approx(1, abs=1e-3)


def test_a_zero_row_stays_zero(tmp_path):
    export(TOKENIZER, np.zeros((TOKENIZER.get_vocab_size(), 4), np.float32), tmp_path)
    assert not StaticEncoder.load(tmp_path).encode_queries(["power price"]).any()
