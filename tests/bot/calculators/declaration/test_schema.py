from __future__ import annotations

import json

import pytest

from bot.calculators.declaration.schema import tool_of
from bot.calculators.registry import CALCULATORS, calculate
from corpus.document import Language

LANGUAGES: list[Language] = ["ar", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CALCULATORS)
def test_a_tool_names_every_argument_and_says_what_it_is(name: str, language: Language) -> None:
    function = json.loads(json.dumps(tool_of(CALCULATORS[name], language), allow_nan=False))["function"]
    assert function["name"] == name
    assert function["description"]
    assert function["parameters"]["properties"].keys() == CALCULATORS[name].arguments.slots().keys()
    assert all(one["description"] for one in function["parameters"]["properties"].values())


def test_only_what_has_no_default_is_required() -> None:
    required = {name: tool_of(CALCULATORS[name])["function"]["parameters"]["required"] for name in CALCULATORS}
    assert required["site_energy"] == ["mw"]
    assert required["lease_rate"] == ["total_usd", "mw", "years"]
    assert required["sector_revenue"] == []  # a share or a year


def test_a_share_is_a_fraction_within_its_range() -> None:
    share = tool_of(CALCULATORS["sector_revenue"])["function"]["parameters"]["properties"]["share"]
    number, ends = share["anyOf"]
    assert (number["minimum"], number["maximum"]) == (0, 1)
    assert (ends["minItems"], ends["maxItems"]) == (2, 2)
    assert "fraction" in share["description"]


def test_a_choice_is_an_enumeration_and_a_comparison_takes_a_list() -> None:
    found = tool_of(CALCULATORS["lease_rate"])["function"]["parameters"]["properties"]
    assert found["basis"]["anyOf"][0]["enum"] == ["it", "gross", "cloud"]
    assert found["mw"]["anyOf"][1]["type"] == "array"


def test_the_defaults_of_a_tool_can_be_called_with() -> None:
    found = tool_of(CALCULATORS["colo_lease"])["function"]["parameters"]["properties"]
    given = {name: one["default"] for name, one in found.items() if "default" in one}
    assert calculate("colo_lease", {"mw": 100, **given}).value == calculate("colo_lease", {"mw": 100}).value
