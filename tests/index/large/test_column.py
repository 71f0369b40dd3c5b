"""Rows on disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.large.column import Column

ROWS = np.arange(60, dtype=np.float16).reshape(20, 3)


@pytest.fixture(scope="module")
def column(tmp_path_factory: pytest.TempPathFactory) -> Column:
    file = tmp_path_factory.mktemp("column") / "rows.f16"
    ROWS.tofile(file)
    return Column(file, np.float16, 3)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted)))
def test_ranges_are_read_one_after_the_other(column: Column, ranges: list[list[int]]) -> None:
    starts, ends = np.array(ranges, np.int64).reshape(-1, 2).T
    expected = [ROWS[start:end] for start, end in ranges]
    assert np.array_equal(column.gather(starts, ends), np.concatenate([ROWS[:0], *expected]))


def test_a_range_is_read(column: Column) -> None:
    assert column.count == 20
    assert np.array_equal(column.read(3, 5), ROWS[3:5])
    assert column.read(7, 7).shape == (0, 3)


def test_a_file_that_ends_within_a_row_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rows").write_bytes(bytes(13))
    with pytest.raises(ValueError, match="within a row"):
        Column(tmp_path / "rows", np.float16, 3)
