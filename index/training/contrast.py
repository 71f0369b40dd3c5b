"""Training: each text's match must be nearer than all others of the batch, and each lesson near the teacher's vector.

The contrast is the loss of Henderson et al., "Efficient Natural Language Response Suggestion" (2017), both ways, which
sentence-transformers calls MultipleNegativesRankingLoss; written out, since batches of ready token ids are faster.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional
from tqdm import trange

from index.training.examples import Sampler
from index.training.lessons import Lessons
from index.training.recipe import Recipe
from index.training.rows import Rows
from index.training.vocabulary import UNKNOWN_ID, Tokens

_WARM_UP = 50  # steps


def train(rows: Rows, sampler: Sampler, lessons: Lessons, recipe: Recipe) -> Rows:
    """Train rows, shape (vocabulary, dimension), on a sampler's examples and on lessons, and return them."""
    weights = torch.nn.Parameter(torch.from_numpy(rows.copy()))
    optimiser = torch.optim.Adam([weights], lr=recipe.learning_rate, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _pace(step, recipe.steps))
    random = np.random.default_rng(recipe.seed)
    for _ in trange(recipe.steps, desc="training"):
        batches = (sampler.translations(recipe.batch), sampler.questions(recipe.batch // 2))
        losses = [_contrast(weights, left, right, recipe.scale) for left, right in batches if left]
        chosen = random.integers(len(lessons.targets), size=recipe.batch // 2)
        losses.append(recipe.lesson_weight * _distance(weights, lessons, chosen))
        optimiser.zero_grad()
        torch.stack(losses).sum().backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        schedule.step()
    return weights.detach().numpy()


def _pace(step: int, steps: int) -> float:
    """Rise at first, then fall in a line."""
    return min(1.0, (step + 1) / _WARM_UP) * max(0.02, 1 - step / steps)


def _encode(weights: Tensor, texts: Sequence[Tokens]) -> Tensor:
    lengths = np.array([len(tokens) for tokens in texts])
    offsets = torch.from_numpy(np.cumsum(lengths) - lengths)
    tokens = torch.from_numpy(np.concatenate(texts))
    sums = functional.embedding_bag(tokens, weights, offsets, mode="sum", padding_idx=UNKNOWN_ID)
    return functional.normalize(sums, dim=1)


def _contrast(weights: Tensor, left: Sequence[Tokens], right: Sequence[Tokens], scale: float) -> Tensor:
    scores = scale * _encode(weights, left) @ _encode(weights, right).T
    matches = torch.arange(len(scores))
    return (functional.cross_entropy(scores, matches) + functional.cross_entropy(scores.T, matches)) / 2


def _distance(weights: Tensor, lessons: Lessons, chosen: NDArray[np.int64]) -> Tensor:
    """Return the mean cosine distance from the teacher, over both languages."""
    targets = torch.from_numpy(lessons.targets[chosen])
    sides = [_encode(weights, [texts[at] for at in chosen]) for texts in (lessons.english, lessons.arabic)]
    return torch.stack([1 - (side * targets).sum(dim=1).mean() for side in sides]).sum()
