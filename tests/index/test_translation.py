"""The translation table."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.errors import TranslationError
from index.translation import TranslationTable, bundled_table

STEMS = ["bitcoin", "river", "نهر", "بحر", "sea", "بيتكوين"]


@pytest.fixture
def table() -> TranslationTable:
    entries = [("bitcoin", "bitcoin", 0.5), ("bitcoin", "بيتكوين", 0.5), ("river", "نهر", 0.6), ("river", "بحر", 0.2)]
    entries += [("sea", "بحر", 0.6), ("sea", "نهر", 0.005)]
    entries.sort(key=lambda entry: STEMS.index(entry[0]))
    english, arabic = (np.array([STEMS.index(entry[side]) for entry in entries], np.int32) for side in (0, 1))
    return TranslationTable(STEMS, english, arabic, np.array([entry[2] for entry in entries], np.float16))


def test_a_stem_is_translated_best_first_in_both_directions(table: TranslationTable) -> None:
    assert dict(table.translations("river")) == pytest.approx({"نهر": 0.75, "بحر": 0.25}, abs=1e-3)
    assert [word for word, _ in table.translations("river")] == ["نهر", "بحر"]
    assert dict(table.translations("بحر")) == pytest.approx({"sea": 0.75, "river": 0.25}, abs=1e-3)


def test_unlikely_translations_are_left_out(table: TranslationTable) -> None:
    assert [word for word, _ in table.translations("sea")] == ["بحر"]


def test_what_is_left_as_it_is_takes_its_share_and_is_no_translation(table: TranslationTable) -> None:
    assert table.translations("bitcoin") == (("بيتكوين", 0.5),)


def test_an_unknown_stem_has_no_translation(table: TranslationTable) -> None:
    assert table.translations("zebra") == table.translations("") == ()


@pytest.mark.parametrize(
    ("stem", "unit"),
    [("نهر", "نهر"), ("لنهر", "نهر"), ("والنهر", "نهر"), ("وبالنهر", "نهر"), ("شنهر", "شنهر"), ("rivers", "rivers")],
)
def test_particles_are_taken_off_what_is_known_only_without_them(table: TranslationTable, stem: str, unit: str) -> None:
    assert table.unit(stem) == unit


def test_what_is_loaded_translates_as_what_was_saved(table: TranslationTable, tmp_path: Path) -> None:
    table.save(tmp_path / "table")
    loaded = TranslationTable.load(tmp_path / "table")
    for stem in STEMS:
        assert loaded.translations(stem) == table.translations(stem)


@pytest.mark.parametrize("content", [None, b"", b"no table"])
def test_a_missing_or_damaged_table_is_an_error(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "table").write_bytes(content)
    with pytest.raises(TranslationError, match="cannot be read"):
        TranslationTable.load(tmp_path / "table")


def test_the_shipped_table_knows_common_words() -> None:
    assert bundled_table().translations("river")[0][0] == "نهر"
    assert bundled_table().translations("كهرباء")[0][0] == "electr"
