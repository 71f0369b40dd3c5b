from __future__ import annotations

from typing import Any

import pytest

from bot.evaluation.calculations import check_calculation
from bot.evaluation.questions import WantedCalculation
from bot.evaluation.record import Calculated


def wanted(**fields: Any) -> WantedCalculation:
    return WantedCalculation.model_validate({"name": "site_energy", **fields})


def calculated(**fields: Any) -> Calculated:
    return Calculated.model_validate(
        {"name": "site_energy", "arguments": {"mw": 770}, "result": {"value": 6.7452}, **fields}
    )


def test_the_right_calculation_passes_with_defaults_added() -> None:
    right = calculated(arguments={"mw": 770.0, "pue": 1.56}, result={"value": 6.7452, "homes": 629_510})
    result = {"value": 6.745, "tol": 0.01, "homes": 630_000, "homes_tol": 0.05}
    assert check_calculation(wanted(args={"mw": 770}, result=result), right) == ""


def test_a_default_among_the_inputs_counts_as_an_argument() -> None:
    with_input = calculated(inputs=[{"name": "load_factor", "value": 1.0, "unit": "", "origin": "assumption"}])
    assert check_calculation(wanted(args={"mw": 770, "load_factor": 1}), with_input) == ""


@pytest.mark.parametrize(
    ("want", "found", "reason"),
    [
        ({}, None, "no calculation"),
        ({"name": "rerate"}, {}, "calculator site_energy"),
        ({"args": {"mw": 100}}, {}, "argument mw"),
        ({"args": {"basis": "gross"}}, {}, "argument basis"),
        ({"result": {"value": 8.4, "tol": 0.01}}, {}, "result 6.7452"),
        ({"result": {"value": 6.7452, "other": [3.0]}}, {}, "no further result 3"),
        ({"result": {"value": 6.7452, "homes": 630_000, "homes_tol": 0.05}}, {"result": {"value": 6.7452}}, "homes"),
        ({"result": {"value": 6.7}}, {"result": {"value": "never"}}, "result 'never'"),
    ],
)
def test_what_is_wrong_is_said(want: dict[str, Any], found: dict[str, Any] | None, reason: str) -> None:
    assert reason in check_calculation(wanted(**want), None if found is None else calculated(**found))


def test_a_comparison_is_checked_case_by_case() -> None:
    want = wanted(
        args=[{"mw": 300, "basis": "gross"}, {"mw": 168, "basis": "it"}],
        result={"value": 101.9, "tol": 0.01, "other": [148.8]},
    )
    right = calculated(
        arguments={"mw": [300, 168], "basis": ["gross", "it"]}, result={"value": 101.85, "all": [101.85, 148.81]}
    )
    assert check_calculation(want, right) == ""
    swapped = calculated(arguments={"mw": [168, 300], "basis": ["gross", "it"]})
    assert "argument mw" in check_calculation(want, swapped)
