"""The pages show pictures that are there, and say what is declared."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

from tests.screens.canvas import LARGEST
from tests.screens.page import PICTURES, page_of, points_of, scripts_of

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
POINTS = points_of(DOCS)
PAGES = "".join((DOCS / page).read_text("utf-8") for page in ("answers.md", "telegram.md"))
FILES = {script.file for script in scripts_of(DOCS)}


def test_the_page_is_up_to_date() -> None:
    assert (DOCS / "answers.md").read_text("utf-8") == page_of(POINTS), "`make docs` writes it anew"


def test_nine_points_are_shown_in_both_languages() -> None:
    languages = [point.script.language for point in POINTS]
    assert len(POINTS) == 9
    assert min(languages.count("ar"), languages.count("en")) >= 4


def test_every_script_has_one_small_picture_and_there_are_no_others() -> None:
    pictures = list((DOCS / PICTURES).iterdir())
    assert {picture.name for picture in pictures} == FILES
    for picture in pictures:
        assert picture.stat().st_size <= LARGEST
        with Image.open(picture) as drawn:
            assert drawn.width == 800


def test_every_picture_is_on_a_page() -> None:
    shown = re.findall(r'<img src="pictures/screens/([^"]+)" width="\d+" alt="[^"]+">', PAGES)
    assert sorted(shown) == sorted(FILES)


def test_every_path_that_the_page_names_is_there() -> None:
    named = re.findall(r"`((?:bot|corpus|index)/[\w./]+?)/?`", page_of(POINTS))
    assert len(named) >= 9
    assert [path for path in named if not (ROOT / path).exists()] == []
