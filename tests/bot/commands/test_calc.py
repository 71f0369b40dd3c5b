from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from PIL import Image

from bot.calculators.registry import CALCULATORS
from bot.cli import DONE, FAILED, USAGE, main


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


def test_csv_by_year_is_printed_in_a_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calc", "sector_revenue", "--year=2026", "--csv", "--language=ar"]) == DONE
    header, *rows = csv.reader(io.StringIO(capsys.readouterr().out))
    assert header[0] == "السنة"
    assert [row[0] for row in rows] == ["2024", "2025", "2026", "2027"]


def test_csv_without_years_tells_where_inputs_come_from(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calc", "rerate", "--mw=100", "--csv"]) == DONE
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows[:2] == [["Name", "Value", "Unit", "Origin"], ["power", "100", "MW", "you"]]


def test_the_text_is_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calc", "doubling_time", "--growth=10%", "--language=ar"]) == DONE
    assert "يتضاعف" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_chart_is_a_picture_beside_what_is_printed(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "chart.png"
    assert main(["calc", "colo_lease", "--mw=100", f"--chart={file}", f"--language={language}", "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)["name"] == "colo_lease"
    with Image.open(file) as picture:
        assert picture.format == "PNG"


@pytest.mark.parametrize("place", ["no/such/folder/chart.png", ".", "a\0b.png"])
def test_a_chart_that_cannot_be_written_fails_with_a_reason(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calc", "rerate", "--mw=100", "--chart", str(tmp_path / place)]) == FAILED
    printed = capsys.readouterr()
    assert not printed.out
    assert printed.err.startswith("qudra: the chart cannot be written to ")
    assert "Traceback" not in printed.err


def test_an_input_out_of_range_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "chart.png"
    assert main(["calc", "rerate", "--mw=-1", "--csv", f"--chart={file}", "--language=ar"]) == USAGE
    assert not file.exists()
    printed = capsys.readouterr()
    assert not printed.out
    assert "خارج" in printed.err


def test_one_form_is_printed_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["calc", "rerate", "--mw=100", "--csv", "--json"])
    assert caught.value.code == USAGE
    assert "not allowed with" in capsys.readouterr().err
