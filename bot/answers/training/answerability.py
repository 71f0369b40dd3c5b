"""Learn when the chosen sentences answer: `python -m bot.answers.training.answerability [--out FILE]`.

From `written/questions.jsonl`, questions on the shipped corpus: with strings that every right sentence holds one of, or
with none where no source answers. Printed is what out of fold, on questions of sources not learnt from, becomes of them
for several probabilities that an answer must have.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from bot.answers.answerability import SHIPPED, probability
from bot.answers.knowledge import Knowledge
from bot.answers.question import Question
from bot.answers.reading import Reader
from bot.answers.weighing import Weights
from corpus.library import Library
from corpus.text import fold
from index.encoder import BUNDLED, load_encoder
from index.generation import GenerationStore
from index.indexer import build_generation

WRITTEN = Path(__file__).parent / "written" / "questions.jsonl"
_FOLDS = 10
_PENALTY = 1e-4  # on the squares of weights of features of variance 1
_ROUNDS = 200
_LEAST = (0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6)
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Case:
    """A question as it was read: its traits, whether what was chosen is right, and whether any source answers it."""

    traits: dict[str, float]
    right: bool
    answerable: bool
    fold: int


def main() -> int:
    """Learn, measure and save; the exit status says whether it was done."""
    parser = argparse.ArgumentParser(prog="python -m bot.answers.training.answerability", description=__doc__)
    parser.add_argument("--out", type=Path, default=SHIPPED, metavar="FILE", help=f"of the weights ({SHIPPED.name})")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        cases = list(_cases(_knowledge(Path(home))))
    told = [_out_of_fold(cases, at) for at in range(_FOLDS)]
    _print([(case, probability(case.traits, told[case.fold])) for case in cases])
    learn(cases).save(arguments.out)
    return 0


def learn(cases: Sequence[Case]) -> Weights:
    """Return the weights of a logistic regression over some cases."""
    names = list(cases[0].traits)
    rows = np.array([[case.traits[name] for name in names] for case in cases])
    scale = rows.std(axis=0)
    scale[scale < _TINY] = 1.0
    features = torch.from_numpy(rows / scale)
    right = torch.tensor([float(case.right) for case in cases], dtype=torch.float64)
    weights = torch.zeros(len(names), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=_ROUNDS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        missed = torch.nn.functional.binary_cross_entropy_with_logits(features @ weights, right)
        value = missed + _PENALTY * weights.square().sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    return Weights(dict(zip(names, (weights.detach().numpy() / scale).tolist(), strict=True)))


def _knowledge(home: Path) -> Knowledge:
    encoder = load_encoder(BUNDLED)
    build_generation(home, Library(home).documents(), encoder)
    generation = GenerationStore(home).open_latest(encoder)
    assert generation is not None
    return Knowledge(generation)


def _cases(knowledge: Knowledge) -> Iterator[Case]:
    reader = Reader(knowledge)
    for at, line in enumerate(WRITTEN.read_text("utf-8").splitlines()):
        written = json.loads(line)
        reading = reader.read(Question.of(written["question"]))
        answers = [fold(answer) for answer in written["answers"]]
        for part in reading.parts:
            if part.traits:
                texts = [fold(one.sentence.text) for one in part.chosen]
                right = any(answer in text for answer in answers for text in texts)
                source = written["source"] or str(at)
                yield Case(dict(part.traits), right, bool(answers), zlib.crc32(source.encode()) % _FOLDS)


def _out_of_fold(cases: Sequence[Case], without: int) -> Weights:
    return learn([case for case in cases if case.fold != without])


def _print(told: Sequence[tuple[Case, float]]) -> None:
    """Print, as Markdown, which part of the right answers is given, and of the questions without one is not."""
    right, without = (_where(told, lambda case: case.right), _where(told, lambda case: not case.answerable))
    print("| least | right answers given | unanswerable, and not answered |\n|---|---|---|")
    for least in _LEAST:
        print(f"| {least} | {(right >= least).mean():.3f} | {(without < least).mean():.3f} |")


def _where(told: Sequence[tuple[Case, float]], fits: Callable[[Case], bool]) -> NDArray[np.float64]:
    return np.array([chance for case, chance in told if fits(case)])


if __name__ == "__main__":
    sys.exit(main())
