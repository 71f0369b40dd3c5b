"""Quantities: found in any text without an error, in order, finite."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.fuzzing.amounts import long, quick
from tests.fuzzing.strategies import amounts, questions
from tests.fuzzing.targets import quantities

anything = st.one_of(amounts, questions)


@quick
@example("9" * 400)
@example("1e999 MW")
@example("from 9" + "0" * 320 + " to 1%")
@example("٩" * 5_000 + "٪")
@example("\ud800 5 MW \udfff")
@given(anything)
def test_any_text(text: str) -> None:
    quantities(text)


@pytest.mark.long
@long
@given(anything)
def test_many(text: str) -> None:
    quantities(text)
