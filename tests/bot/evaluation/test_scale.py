"""`qudra bench scale` on few passages: it runs, and what it measures is of what was built. It times nothing."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from bot import cli
from bot.evaluation.scale.bench import Row
from bot.evaluation.scale.curves import pictures
from bot.evaluation.scale.searching import Searching
from bot.evaluation.scale.texts import PASSAGES, Writer, document_of
from bot.evaluation.scale.vectors import VectorsOfTexts
from bot.evaluation.spread import Spread
from corpus.library import Library
from corpus.passage import Passage, passages_of
from index.index import dense_texts

PNG = b"\x89PNG"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> list[Passage]:
    library = Library(tmp_path_factory.mktemp("library"))
    return [passage for document in library.documents() for passage in passages_of(document)]


@pytest.fixture(scope="module")
def writer(shipped: list[Passage]) -> Writer:
    return Writer(shipped)


@pytest.fixture
def vectors(shipped: list[Passage]) -> VectorsOfTexts:
    drawn = np.random.default_rng(1).standard_normal((len(shipped), 24))
    return VectorsOfTexts(np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32))


def test_an_index_of_two_thousand_passages_is_built_searched_and_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUDRA_HOME", str(tmp_path / "home"))
    assert cli.main(["bench", "scale", "--sizes", "2000", "--json", "--out", str(tmp_path / "out")]) == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["passages"], row["exact"], row["changed"]) == (2_000, True, 100)
    assert row["searching"]["recall"] == {"lexical": 1.0, "dense": 1.0, "hybrid": 1.0}
    assert row["searching"]["search_ms"]["p95"] >= row["searching"]["search_ms"]["median"] > 0
    assert row["disk_megabytes"] > 1
    assert list((tmp_path / "out").iterdir()) == []  # one size makes no curve, and nothing is left behind


def test_no_passages_are_wrong_usage(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bench", "scale", "--sizes", "0"]) == 2
    assert "--sizes: 0 is not 1 or more" in capsys.readouterr().err


@pytest.mark.parametrize("number", [0, 1, 17])
def test_a_document_is_cut_into_the_passages_and_sentences_that_were_written(writer: Writer, number: int) -> None:
    written = writer.passages(number)
    document = document_of(number, written)
    assert len(written) == PASSAGES
    texts, _ = dense_texts(passages_of(document))
    assert texts == [
        text
        for passage in written
        for text in (passage.text, *(passage.sentences if len(passage.sentences) > 1 else ()))
    ]
    assert writer.passages(number) == written
    assert writer.passages(number, edition=1) != written


def test_a_passage_holds_words_of_what_it_is_about(writer: Writer, shipped: list[Passage]) -> None:
    shares = []
    for passage in writer.passages(4):
        about = set(shipped[passage.topic].text.split())
        words = passage.text.replace(".", "").split()
        shares.append(np.mean([word in about for word in words]))
    assert 0.2 < np.mean(shares) < 0.8


def test_a_sentence_is_nearer_to_its_own_passage_than_to_others(writer: Writer, vectors: VectorsOfTexts) -> None:
    written = [passage for number in range(20) for passage in writer.passages(number)]
    vectors.learn(written)
    passages = vectors.encode_passages([passage.text for passage in written])
    assert np.linalg.norm(passages, axis=1) == pytest.approx(np.ones(len(written)), abs=1e-5)
    several = [at for at, passage in enumerate(written) if len(passage.sentences) > 1]
    near = passages @ vectors.encode_passages([written[at].sentences[0] for at in several]).T
    assert np.mean(near.argmax(axis=0) == several) > 0.9
    assert np.array_equal(vectors.encode_passages([written[3].text])[0], passages[3])


def test_a_text_that_was_not_written_has_no_vector(vectors: VectorsOfTexts, writer: Writer) -> None:
    vectors.learn(writer.passages(0))
    with pytest.raises(KeyError):
        vectors.encode_passages(["Nobody wrote this."])


def test_curves_are_drawn_over_two_sizes() -> None:
    rows = [row_of(size) for size in (2_000, 5_000)]
    drawn = pictures(rows)
    assert sorted(drawn) == ["latency", "size", "time"]
    assert all(picture.startswith(PNG) for picture in drawn.values())
    assert pictures(rows[:1]) == {}


def row_of(size: int) -> Row:
    searching = Searching(
        opening_seconds=1,
        megabytes=size / 10,
        search_ms=Spread(median=size / 1_000, p95=size / 500),
        processor_ms=Spread(median=size / 1_000, p95=size / 500),
        recall={"lexical": 1, "dense": 1, "hybrid": 1},
    )
    return Row(
        passages=size,
        exact=True,
        build_seconds=size / 100,
        renewal_seconds=size / 1_000,
        changed=100,
        disk_megabytes=size / 50,
        searching=searching,
    )
