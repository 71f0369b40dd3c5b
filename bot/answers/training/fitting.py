"""Fitting: the weights under which the sentences that hold an answer are likely among those found for a question.

The loss is the negative log of their share of the softmax over all of them, as in ListNet (Cao et al., "Learning to
Rank: From Pairwise Approach to Listwise Approach", 2007), with a penalty on the square of the weights.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch.nn.utils.rnn import pad_sequence

from bot.answers.training.examples import Example
from bot.answers.weighing import Weights

PENALTY = 1e-2  # on weights of features of variance 1; 1e-3 to 3e-2 are alike
_ROUNDS = 60
_NEVER = -1e4  # the score of what is no sentence, or set aside
_TINY = 1e-6


def fit(examples: Sequence[Example], importance: Sequence[float]) -> Weights:
    """Return the weights that fit some examples, each of which counts as much as its importance."""
    rows = np.concatenate([example.features for example in examples])
    scale = rows.std(axis=0) + _TINY
    features = pad_sequence([torch.from_numpy(one.features / scale) for one in examples], batch_first=True)
    right = pad_sequence([torch.from_numpy(one.right) for one in examples], batch_first=True)
    there = pad_sequence([torch.from_numpy(~one.aside) for one in examples], batch_first=True)
    counts = torch.tensor(importance) / sum(importance)
    weights = torch.zeros(rows.shape[1], requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=_ROUNDS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        scores = (features @ weights).masked_fill(~there, _NEVER)
        missed = scores.logsumexp(dim=1) - scores.masked_fill(~right, _NEVER).logsumexp(dim=1)
        value = (missed * counts).sum() + PENALTY * weights.square().sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    learnt = weights.detach().numpy() / scale
    return Weights(dict(zip(examples[0].names, learnt.tolist(), strict=True)))
