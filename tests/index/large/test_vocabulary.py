"""Words on disk."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.large import vocabulary
from index.large.vocabulary import UNKNOWN, Vocabulary


@given(st.lists(st.text(st.characters(exclude_categories=[])), unique=True, max_size=30))
def test_every_word_is_found_by_its_id_and_no_other_is(words: list[str]) -> None:
    with TemporaryDirectory() as folder:
        ids = Vocabulary.write(words, Path(folder) / "words")
        opened = Vocabulary(Path(folder) / "words")
        assert opened.ids(words).tolist() == ids.tolist()
        assert opened.words(ids) == words
        assert sorted(ids.tolist()) == list(range(len(opened)))
        assert opened.ids(["a word that is not drawn"]).tolist() == [UNKNOWN]


def test_words_with_one_digest_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = vocabulary.digests_of(["one"])
    monkeypatch.setattr(vocabulary, "digests_of", lambda words: one.repeat(len(words)))
    with pytest.raises(ValueError, match="same digest"):
        Vocabulary.write(["one", "two"], tmp_path / "words")
