"""Measure an encoder alone on retrieval sets in BEIR format: `python -m index.training.evaluate MODEL FOLDER...`."""

from __future__ import annotations

import argparse
import csv
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.encoder import Encoder, load_encoder

_CUT = 10


@dataclass(frozen=True, slots=True)
class Score:
    """Means over the questions of a set that have one right text, as those here do."""

    recall_at_1: float
    ndcg_at_10: float


def evaluate(encoder: Encoder, folder: Path) -> Score:
    """Rank a set's texts for each of its questions by their vectors alone."""
    texts, questions = _read(folder / "corpus.jsonl"), _read(folder / "queries.jsonl")
    with (folder / "qrels" / "test.tsv").open(encoding="utf-8") as lines:
        right = {row["query-id"]: row["corpus-id"] for row in csv.DictReader(lines, delimiter="\t")}
    asked = [question for question in questions if question in right]
    column = {text: at for at, text in enumerate(texts)}
    scores = encoder.encode_queries([questions[question] for question in asked])
    scores = scores @ encoder.encode_passages(list(texts.values())).T
    of_right = scores[np.arange(len(asked)), [column[right[question]] for question in asked]]
    ranks = (scores > of_right[:, np.newaxis]).sum(axis=1)
    gains = np.where(ranks < _CUT, 1 / np.log2(ranks + 2), 0.0)
    return Score(float((ranks == 0).mean()), float(gains.mean()))


def main() -> None:
    """Print a line for each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", help='"bundled", the folder of a model that this recipe made, or a model by name')
    parser.add_argument("sets", nargs="+", type=Path, help="folders in BEIR format")
    arguments = parser.parse_args()
    encoder = load_encoder(arguments.model)
    for folder in arguments.sets:
        score = evaluate(encoder, folder)
        print(f"{folder.parent.name}/{folder.name}  R@1 {score.recall_at_1:.3f}  nDCG@10 {score.ndcg_at_10:.3f}")


def _read(file: Path) -> dict[str, str]:
    with file.open(encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines]
    return {entry["_id"]: f"{entry.get('title', '')} {entry['text']}".strip() for entry in entries}


if __name__ == "__main__":
    main()
