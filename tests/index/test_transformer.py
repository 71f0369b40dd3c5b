"""The transformer's folder, which all who read texts with it share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from index.encoder import BUNDLED_MODEL
from index.errors import EncoderError
from index.transformer import GRAPH_FILE, TOKENIZER_FILE, Transformer, shared_transformer
from index.weights import ACTIVATIONS_FILE, WEIGHTS_FILE


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for name in (TOKENIZER_FILE, WEIGHTS_FILE, ACTIVATIONS_FILE, GRAPH_FILE):
        shutil.copy(BUNDLED_MODEL / name, tmp_path)
    return tmp_path


def test_a_folder_is_read_once_for_all_and_another_folder_apart(copied: Path) -> None:
    assert shared_transformer(copied) is shared_transformer(copied)
    assert shared_transformer(copied) is not shared_transformer(BUNDLED_MODEL)
    assert shared_transformer(copied).digest == shared_transformer(BUNDLED_MODEL).digest


def test_the_digest_is_of_what_is_there_now(copied: Path) -> None:
    before = Transformer.load(copied).digest
    (copied / TOKENIZER_FILE).write_bytes((BUNDLED_MODEL / TOKENIZER_FILE).read_bytes() + b"\n")
    assert Transformer.load(copied).digest != before


def test_a_folder_that_could_not_be_read_is_tried_again(copied: Path) -> None:
    (copied / GRAPH_FILE).rename(copied / "elsewhere")
    with pytest.raises(EncoderError, match=copied.name):
        shared_transformer(copied)
    (copied / "elsewhere").rename(copied / GRAPH_FILE)
    assert shared_transformer(copied).tokenizer.get_vocab_size() == shared_transformer(copied).rows.count
