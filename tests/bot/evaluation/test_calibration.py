from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.calibration import Calibration, risk_at

scored = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


def test_a_confidence_that_tells_the_truth_has_no_error() -> None:
    found = Calibration.of([(0.75, True), (0.75, True), (0.75, True), (0.75, False)])
    assert found is not None
    assert found.error == pytest.approx(0)
    assert found.brier == pytest.approx(0.1875)
    assert [(one.low, one.high, one.count, one.accuracy) for one in found.bins] == [(0.7, 0.8, 4, 0.75)]


def test_too_much_confidence_is_an_error() -> None:
    found = Calibration.of([(0.95, False), (0.95, True)])
    assert found is not None
    assert found.error == pytest.approx(0.45)


def test_answering_only_the_surest_half_avoids_what_is_wrong() -> None:
    answers = [(0.9, True), (0.8, True), (0.3, False), (0.2, False)]
    assert risk_at(1, answers) == 0.5
    assert risk_at(0.5, answers) == 0


def test_without_answers_there_is_nothing_to_measure() -> None:
    assert Calibration.of([]) is None


@given(scored)
def test_every_answer_is_in_one_bin_and_all_shares_are_shares(answers: list[tuple[float, bool]]) -> None:
    found = Calibration.of(answers)
    assert found is not None
    assert sum(one.count for one in found.bins) == len(answers)
    assert 0 <= found.error <= 1
    assert all(0 <= risk <= 1 for risk in found.risk.values())
    assert all(one.low - 1e-9 <= one.confidence <= one.high + 1e-9 for one in found.bins)
