import numpy as np
import pytest

from index.weights import Activations, load_weights, on_grid, save_weights

BLOCK = "encoder.layer.0.intermediate"
LAYER = f"{BLOCK}.dense.weight"
RANDOM = np.random.default_rng(0)
WEIGHTS = {
    "embeddings.word_embeddings.weight": RANDOM.normal(size=(9, 4)).astype(np.float32),
    LAYER: RANDOM.normal(size=(6, 4)).astype(np.float32),
    f"{BLOCK}.dense.bias": RANDOM.normal(size=6).astype(np.float32),
}
BALANCE = np.array([0.5, 1, 2, 4], np.float32)


@pytest.fixture
def loaded(tmp_path):
    activations = Activations.within(np.full(4, -1, np.float32), np.full(4, 3, np.float32), BALANCE)
    save_weights(WEIGHTS, {BLOCK: activations}, tmp_path)
    return load_weights(tmp_path)


def test_a_grid_is_within_half_a_step_of_the_weight():
    grid, steps = on_grid(WEIGHTS[LAYER])
    assert grid.dtype == np.int8
    assert np.abs(grid * steps[:, np.newaxis] - WEIGHTS[LAYER]).max() <= steps.max() / 2 * 1.001


def test_a_layers_bytes_are_those_it_was_saved_on(loaded):
    grid, steps = on_grid(WEIGHTS[LAYER] * BALANCE)
    assert np.array_equal(loaded[f"{LAYER}.grid"], grid.T)
    assert loaded[f"{LAYER}.steps"] == pytest.approx(steps, rel=1e-3)


def test_rows_stay_half_length_and_all_else_is_single(loaded):
    assert loaded["embeddings.word_embeddings.weight"].dtype == np.float16
    assert loaded[f"{BLOCK}.dense.bias"] == pytest.approx(WEIGHTS[f"{BLOCK}.dense.bias"], rel=1e-3)


def test_zero_is_where_the_lowest_input_is_the_first_byte(loaded):
    step, zero = float(loaded[f"{BLOCK}.step"]), int(loaded[f"{BLOCK}.zero"])
    assert -zero * step == pytest.approx(-1 / 0.5, abs=step)
    assert (255 - zero) * step == pytest.approx(3 / 0.5, abs=step)


def test_a_weight_of_zeros_stays_zero():
    grid, _ = on_grid(np.zeros((2, 3), np.float32))
    assert not grid.any()
