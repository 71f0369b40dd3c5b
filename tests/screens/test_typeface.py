"""Type: everything that the bot says can be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.typeface import UNSEEN, MissingGlyphError, font_of, width

ROOT = Path(__file__).parents[2]
SAID = [*(ROOT / "bot" / "messages").rglob("*.ftl"), *(ROOT / "corpus" / "documents").glob("*.md")]
REGULAR = font_of("a", False, False)


@pytest.mark.parametrize("bold", [False, True])
def test_nothing_that_the_bot_says_lacks_a_glyph(bold: bool) -> None:
    everything = set("".join(path.read_text("utf-8") for path in SAID)) | set("⁵⁶⁷⁸⁹✓⇄👍👎…")
    for char in sorted(everything - UNSEEN - {"\n"}):
        assert font_of(char, bold, False)


def test_what_nothing_draws_is_an_error_and_no_empty_box() -> None:
    with pytest.raises(MissingGlyphError, match="U\\+1F9A9"):
        font_of("🦩", False, False)


def test_an_emoji_is_a_picture() -> None:
    assert font_of("👍", False, False).suffix == ".png"


def test_spaces_at_the_end_count_in_both_directions() -> None:
    for text, level in (("ab", 0), ("ابت", 1), (").", 1)):
        assert width(f"{text} ", REGULAR, 30, level) == pytest.approx(
            width(text, REGULAR, 30, level) + width(" ", REGULAR, 30, level), abs=0.1
        )
