from __future__ import annotations

import json

import pytest

from bot.calculators.registry import CALCULATORS
from bot.cli import DONE, USAGE, main


def test_the_calculators_are_listed_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calc", "--list"]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == list(CALCULATORS)
    assert all(line.partition(": ")[2] for line in lines)


def test_a_result_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calc", "sector_revenue", "--share=30%", "--json"]) == DONE
    found = json.loads(capsys.readouterr().out)
    assert found["result"]["value"] == pytest.approx(20.85)
    assert found["inputs"][0] == {"name": "share", "value": 0.3, "unit": "fraction", "origin": "you"}


def test_dashes_stand_for_underscores_and_lists_compare(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--total-usd", "5.5bn,3bn", "--mw", "300,168", "--years", "15,10", "--basis", "gross,it"]
    assert main(["calc", "lease-rate", *arguments, "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)["result"]["value"] == pytest.approx([101.85, 148.81], abs=0.005)


def test_an_argument_with_a_keywords_name_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calc", "convert", "--value=1", "--from=TWh", "--to=GWh"]) == DONE
    assert "1,000 GWh" in capsys.readouterr().out


@pytest.mark.parametrize("share", ["-5%", "130%", "nan", "1e12", "30 MW", "many", "30"])
def test_what_cannot_be_is_wrong_usage_with_a_reason(share: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calc", "sector_revenue", f"--share={share}"]) == USAGE
    printed = capsys.readouterr()
    assert not printed.out
    assert "share" in printed.err
    assert "Traceback" not in printed.err


def test_without_a_name_it_says_how_to_find_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calc"]) == USAGE
    assert "--list" in capsys.readouterr().err


def test_an_unknown_argument_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["calc", "sector_revenue", "--portion=30%"])
    assert caught.value.code == USAGE
    assert "portion" in capsys.readouterr().err
