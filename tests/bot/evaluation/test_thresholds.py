from __future__ import annotations

import pytest

from bot.errors import Failure, UsageFailure
from bot.evaluation.thresholds import Threshold, hold


def test_a_threshold_is_a_name_and_a_number() -> None:
    assert Threshold.parse("nDCG@10=0.93") == Threshold("ndcg@10", 0.93)


@pytest.mark.parametrize("text", ["accuracy", "=0.9", "accuracy=high", ""])
def test_anything_else_is_no_threshold(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Threshold.parse(text)


def test_scores_at_or_above_their_thresholds_hold() -> None:
    thresholds = [Threshold("accuracy", 0.9)]
    assert hold(thresholds, {"accuracy": 0.9, "other": 0}) is None  # type: ignore[func-returns-value]


def test_a_score_below_is_named() -> None:
    with pytest.raises(Failure, match=r"accuracy is 0\.5000, below 0\.9") as caught:
        hold([Threshold("accuracy", 0.9)], {"accuracy": 0.5})
    assert caught.value.status == 1


def test_a_score_that_there_is_none_of_is_wrong_usage() -> None:
    with pytest.raises(UsageFailure, match="no score 'speed'"):
        hold([Threshold("speed", 0.9)], {"accuracy": 1.0})
