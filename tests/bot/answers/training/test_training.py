"""Learning the reader's weights: folds, examples, and that what answers is what counts."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from bot.answers.training.__main__ import main
from bot.answers.training.examples import FOLDS, Example, answers_in, examples_of, folds_of
from bot.answers.training.fitting import fit
from bot.answers.weighing import Weights, shipped_weights
from bot.evaluation.beir import BeirSet, read_beir
from bot.evaluation.reading import knowledge_of_set
from index.encoder import BUNDLED, load_encoder

PLACES = ("Oakford", "Elmstead", "Ashby", "Thornton", "Birkdale", "Hazelby")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    documents = [
        {"_id": f"d{at}", "text": f"The mill at {place} is old. It burned in {1900 + at}. Bread was dear there."}
        for at, place in enumerate(PLACES)
    ]
    queries = [
        {"_id": f"q{at}", "text": f"When did the mill at {place} burn?", "answers": [str(1900 + at)]}
        for at, place in enumerate(PLACES)
    ]
    (tmp_path / "qrels").mkdir()
    for name, rows in (("corpus", documents), ("queries", queries)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    judged = "\n".join(f"q{at}\td{at}\t1" for at in range(len(PLACES)))
    (tmp_path / "qrels" / "test.tsv").write_text(f"query-id\tcorpus-id\tscore\n{judged}\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def beir(folder: Path) -> BeirSet:
    return read_beir(folder)


def test_documents_that_stand_together_share_a_fold(beir: BeirSet) -> None:
    folds = folds_of(beir)
    assert sorted(folds) == [query.id for query in beir.queries]
    assert list(folds.values()) == sorted(folds.values())
    assert set(folds.values()) <= set(range(FOLDS))


def test_translations_of_a_set_lend_each_other_their_answers(beir: BeirSet) -> None:
    assert answers_in([beir, beir])["q0"] == ["1900"]


def test_what_holds_an_answer_in_the_right_document_is_right(beir: BeirSet) -> None:
    knowledge = knowledge_of_set(beir, load_encoder(BUNDLED))
    for example in examples_of(beir, knowledge, answers_in([beir])):
        assert example.features.shape == (len(example.right), len(example.names))
        assert example.right.sum() == 1
        assert not (example.right & example.aside).any()


def test_what_tells_right_from_wrong_gets_the_weight() -> None:
    rng = np.random.default_rng(7)
    examples = []
    for at in range(40):
        features = rng.normal(size=(5, 2)).astype(np.float32)
        right = np.arange(5) == features[:, 0].argmax()
        examples.append(Example(str(at), 0, ("telling", "noise"), features, right, np.zeros(5, np.bool_)))
    weights = fit(examples, [1.0] * len(examples)).by_feature
    assert weights["telling"] > 1
    assert abs(weights["noise"]) < 0.3 * weights["telling"]


def test_training_saves_weights_that_can_be_read_with(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "reader.json"
    monkeypatch.setattr("sys.argv", ["training", str(folder), "--out", str(out)])
    assert main() == 0
    assert set(Weights.load(out).by_feature) == set(shipped_weights().by_feature)
    assert "out of fold" in capsys.readouterr().out


def test_a_folder_that_is_none_is_wrong_usage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.argv", ["training", str(tmp_path / "none")])
    assert main() == 2
