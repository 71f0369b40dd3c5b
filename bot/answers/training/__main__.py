"""Learn the reader's weights: `python -m bot.answers.training FOLDER... [--out FILE]`.

The folders are BEIR sets whose queries have answers; nothing of them is kept but the weights. Printed is what reading
reaches on each set out of fold (on questions whose articles the weights have not seen), then with all learnt.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.answers.knowledge import Knowledge
from bot.answers.reading import Reader
from bot.answers.training.examples import FOLDS, Example, answers_in, examples_of, folds_of
from bot.answers.training.fitting import fit
from bot.answers.weighing import SHIPPED, Weights
from bot.errors import UsageFailure
from bot.evaluation.beir import BeirSet, read_beir
from bot.evaluation.reading import ReadingReport, answered, knowledge_of_set, read_set
from corpus.language import language_of
from index.encoder import BUNDLED, load_encoder

_ACROSS = 0.4  # what a question counts whose documents are in the other language: its twin is learnt from too


@dataclass(frozen=True, slots=True)
class _Set:
    name: str
    beir: BeirSet
    knowledge: Knowledge
    examples: tuple[Example, ...]
    importance: float


def main() -> int:
    """Learn, measure and save; the exit status says whether it was done."""
    parser = argparse.ArgumentParser(prog="python -m bot.answers.training", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="a BEIR set with answers and qrels")
    parser.add_argument("--out", type=Path, default=SHIPPED, metavar="FILE", help=f"of the weights ({SHIPPED.name})")
    arguments = parser.parse_args()
    try:
        sets = _read(arguments.folders)
    except UsageFailure as error:
        print(error, file=sys.stderr)
        return 2
    _print("out of fold", sets, [_learnt(sets, fold) for fold in range(FOLDS)])
    learnt = _learnt(sets)
    _print("all learnt", sets, [learnt] * FOLDS)
    learnt.save(arguments.out)
    return 0


def _read(folders: Sequence[Path]) -> list[_Set]:
    encoder = load_encoder(BUNDLED)
    read = [answered(read_beir(folder), str(folder)) for folder in folders]
    answers = answers_in(read)
    sets = []
    for folder, beir in zip(folders, read, strict=True):
        knowledge = knowledge_of_set(beir, encoder)
        across = language_of(beir.queries[0].text) != language_of(beir.documents[0].text)
        examples = tuple(examples_of(beir, knowledge, answers))
        told = tuple(query.model_copy(update={"answers": tuple(answers[query.id])}) for query in beir.queries)
        sets.append(_Set(str(folder), replace(beir, queries=told), knowledge, examples, _ACROSS if across else 1.0))
    return sets


def _learnt(sets: Sequence[_Set], without: int | None = None) -> Weights:
    """Return the weights learnt from every fold but one, or from all."""
    chosen = [(example, one.importance) for one in sets for example in one.examples if example.fold != without]
    examples, importance = zip(*chosen, strict=True)
    return fit(examples, importance)


def _print(title: str, sets: Sequence[_Set], weights: Sequence[Weights]) -> None:
    """Print a row for each set, as Markdown, its folds read with their own weights."""
    print(f"\n| {title} | first | first three | length of the first quote |\n|---|---|---|---|")
    for one in sets:
        folds = folds_of(one.beir)
        reports = []
        for fold, of_fold in enumerate(weights):
            queries = tuple(query for query in one.beir.queries if folds.get(query.id) == fold)
            if queries:
                read = read_set(replace(one.beir, queries=queries), one.knowledge, Reader(one.knowledge, of_fold))
                reports.append((len(queries), read))
        first, three, length = (_mean(reports, name) for name in ("first", "first_three", "quote_length_median"))
        print(f"| {one.name} | {first:.3f} | {three:.3f} | {length:.0f} |", flush=True)


def _mean(reports: Sequence[tuple[int, ReadingReport]], name: str) -> float:
    """Return the mean of a figure of the folds, by their numbers of queries."""
    return sum(count * float(getattr(report, name)) for count, report in reports) / sum(count for count, _ in reports)


if __name__ == "__main__":
    sys.exit(main())
