import numpy as np
import pytest

from index.weights import WEIGHTS_FILE, Activations, TokenRows, load_weights, on_grid, save_weights

BLOCK = "encoder.layer.0.intermediate"
LAYER = f"{BLOCK}.dense.weight"
RANDOM = np.random.default_rng(0)
ROWS = "embeddings.word_embeddings.weight"
WEIGHTS = {
    ROWS: RANDOM.normal(size=(9, 4)).astype(np.float32),
    LAYER: RANDOM.normal(size=(6, 4)).astype(np.float32),
    f"{BLOCK}.dense.bias": RANDOM.normal(size=6).astype(np.float32),
}
BALANCE = np.array([0.5, 1, 2, 4], np.float32)


@pytest.fixture
def folder(tmp_path):
    activations = Activations.within(np.full(4, -1, np.float32), np.full(4, 3, np.float32), BALANCE)
    save_weights(WEIGHTS, {BLOCK: activations}, tmp_path)
    return tmp_path


@pytest.fixture
def loaded(folder):
    return load_weights(folder)


def test_a_grid_is_within_half_a_step_of_the_weight():
    grid, steps = on_grid(WEIGHTS[LAYER])
    assert grid.dtype == np.int8
    assert np.abs(grid * steps[:, np.newaxis] - WEIGHTS[LAYER]).max() <= steps.max() / 2 * 1.001


def test_a_layers_bytes_are_those_it_was_saved_on(loaded):
    grid, steps = on_grid(WEIGHTS[LAYER] * BALANCE)
    assert np.array_equal(loaded[f"{LAYER}.grid"], grid.T)
    assert loaded[f"{LAYER}.steps"] == pytest.approx(steps, rel=1e-3)


def test_all_but_the_layers_and_the_rows_is_single(loaded):
    assert loaded[f"{BLOCK}.dense.bias"] == pytest.approx(WEIGHTS[f"{BLOCK}.dense.bias"], rel=1e-3)
    assert ROWS not in loaded


def test_rows_are_read_by_their_tokens_in_any_order(folder):
    rows, stored = TokenRows(folder), WEIGHTS[ROWS].astype(np.float16)
    for ids in (np.array([[8, 0, 3], [3, 3, 1]]), np.array([5]), np.zeros((0, 2), np.int64)):
        assert np.array_equal(rows.of(ids), stored[ids])
    assert (rows.count, rows.dimension) == stored.shape
    assert np.array_equal(rows.sample(4), stored[[0, 4, 8]])


def test_a_file_that_ends_within_the_rows_or_has_none_is_an_error(folder):
    file = folder / WEIGHTS_FILE
    save_weights({LAYER: WEIGHTS[LAYER]}, {BLOCK: Activations(1, 0, BALANCE, np.zeros(0, np.int64))}, folder)
    with pytest.raises(KeyError):
        TokenRows(folder)
    save_weights({ROWS: WEIGHTS[ROWS]}, {}, folder)
    file.write_bytes(file.read_bytes()[:-8])
    with pytest.raises(ValueError, match="greater than file size"):
        TokenRows(folder)


def test_zero_is_where_the_lowest_input_is_the_first_byte(loaded):
    step, zero = float(loaded[f"{BLOCK}.step"]), int(loaded[f"{BLOCK}.zero"])
    assert -zero * step == pytest.approx(-1 / 0.5, abs=step)
    assert (255 - zero) * step == pytest.approx(3 / 0.5, abs=step)


def test_a_weight_of_zeros_stays_zero():
    grid, _ = on_grid(np.zeros((2, 3), np.float32))
    assert not grid.any()
