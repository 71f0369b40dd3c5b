"""Training: an Arabic text must come near the teacher's vector of its English, and nearer than to any other.

The contrast is the loss of Henderson et al., "Efficient Natural Language Response Suggestion" (2017), which
sentence-transformers calls MultipleNegativesRankingLoss; written out, since the English side is the teacher's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel
from tqdm import trange

from index.training.examples import Asked, Drawn, Sampler
from index.training.recipe import Recipe
from index.training.teacher import Vectors

_WARM_UP = 30  # steps
_AVERAGE_EVERY = 5  # steps
_TOKENS = 6_144  # that the model reads at once
_ALIKE = 0.9  # cosine at which the teacher takes two English texts for one: not a wrong match
_DISTANCE_WEIGHT = 4.0
_ENGLISH_WEIGHT = 8.0


def train(student: Any, tokenizer: Tokenizer, sampler: Sampler, recipe: Recipe, device: torch.device) -> None:
    """Train a student in place."""
    trainer = _Trainer(student, tokenizer, recipe, device)
    mean = AveragedModel(student)
    for step in trange(recipe.steps, desc="training"):
        trainer.step(sampler, step)
        if step >= (1 - recipe.averaged) * recipe.steps and step % _AVERAGE_EVERY == 0:
            mean.update_parameters(student)
    if mean.n_averaged:
        student.load_state_dict(mean.module.state_dict())


class _Trainer:
    def __init__(self, student: Any, tokenizer: Tokenizer, recipe: Recipe, device: torch.device) -> None:
        self._student = student.to(device).eval()
        self._tokenizer = tokenizer
        self._recipe = recipe
        self._device = device
        self._rows = student.embeddings.word_embeddings.weight
        self._body = [weights for weights in student.parameters() if weights is not self._rows]
        self._optimiser = torch.optim.AdamW(
            [{"params": [self._rows], "lr": recipe.rows_rate}, {"params": self._body, "lr": recipe.body_rate}],
            weight_decay=0.0,
            fused=True,
        )
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimiser, [self._pace_of_rows, self._pace_of_body])

    def step(self, sampler: Sampler, step: int) -> None:
        for weights in self._body:
            weights.requires_grad_(step >= self._recipe.rows_only * self._recipe.steps)
        drawn = sampler.step()
        groups = [drawn.words.texts, drawn.sentences.texts, drawn.passages.texts, drawn.questions.texts, drawn.english]
        encoded = self._encode([text for group in groups for text in group])
        words, sentences, passages, questions, english = torch.split(encoded, [len(group) for group in groups])
        loss = (
            0.5 * self._aligned(words, drawn.words)
            + self._aligned(sentences, drawn.sentences)
            + self._aligned(passages, drawn.passages)
            + self._answered(questions, passages, drawn.questions, drawn.passages)
            + _ENGLISH_WEIGHT * _distance(english, self._tensor(drawn.english_targets))
        )
        self._optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self._optimiser.step()
        self._schedule.step()

    def _aligned(self, vectors: Tensor, drawn: Drawn) -> Tensor:
        """Return the loss of vectors against those of their English, and of others."""
        targets, others = self._tensor(drawn.targets), self._tensor(drawn.others)
        every = torch.cat([targets, others])
        alike = (targets @ every.T > _ALIKE).fill_diagonal_(False)
        scores = (self._recipe.scale * vectors @ every.T).masked_fill(alike, -torch.inf)
        matches = torch.arange(len(vectors), device=self._device)
        back = scores[:, : len(vectors)].T
        contrast = functional.cross_entropy(scores, matches) + functional.cross_entropy(back, matches)
        return contrast / 2 + _DISTANCE_WEIGHT * _distance(vectors, targets)

    def _answered(self, questions: Tensor, passages: Tensor, asked: Asked, told: Drawn) -> Tensor:
        """Return the loss of questions against passages: Arabic ones against all, English ones against Arabic."""
        answers = torch.from_numpy(asked.answers).to(self._device)
        english = self._tensor(told.targets)
        matches = ((questions, passages), (questions, english), (self._tensor(asked.english), passages))
        losses = [functional.cross_entropy(self._recipe.scale * left @ right.T, answers) for left, right in matches]
        return torch.stack(losses).sum() / 2

    def _encode(self, texts: list[str]) -> Tensor:
        """Return unit vectors, shape (len(texts), dimension): texts of like length are read together."""
        tokens = [np.array(encoding.ids) for encoding in self._tokenizer.encode_batch_fast(texts)]
        used, places = np.unique(np.concatenate(tokens), return_inverse=True)
        rows = self._rows[torch.from_numpy(used).to(self._device)]  # once a step: its gradient is as large as all rows
        ends = np.cumsum([len(of_text) for of_text in tokens])
        inputs = [torch.from_numpy(of_text) for of_text in np.split(places, ends[:-1])]
        order = sorted(range(len(texts)), key=lambda at: len(inputs[at]))
        parts = [self._read(rows, [inputs[at] for at in batch]) for batch in _batches(order, inputs)]
        return torch.cat(parts)[torch.from_numpy(np.argsort(order)).to(self._device)]

    def _read(self, rows: Tensor, inputs: list[Tensor]) -> Tensor:
        places = torch.nn.utils.rnn.pad_sequence(inputs, batch_first=True).to(self._device)
        lengths = torch.tensor([[len(of_text)] for of_text in inputs])
        mask = (torch.arange(places.shape[1]) < lengths).to(self._device)
        with torch.autocast(self._device.type, torch.bfloat16):
            states = self._student(inputs_embeds=rows[places], attention_mask=mask.long()).last_hidden_state
        return functional.normalize((states.float() * mask[..., None]).sum(dim=1), dim=1)

    def _pace_of_rows(self, step: int) -> float:
        return min(1.0, (step + 1) / _WARM_UP) * max(0.02, 1 - step / self._recipe.steps)

    def _pace_of_body(self, step: int) -> float:
        since = step - self._recipe.rows_only * self._recipe.steps
        return min(1.0, max(since, 0) / _WARM_UP) * max(0.02, 1 - step / self._recipe.steps)

    def _tensor(self, vectors: Vectors) -> Tensor:
        return torch.from_numpy(np.asarray(vectors, np.float32)).to(self._device)


def _batches(order: Sequence[int], inputs: Sequence[Tensor]) -> Iterator[list[int]]:
    """Yield the places of texts, in order of length, as many together as `_TOKENS` allows."""
    batch: list[int] = []
    for at in order:
        if batch and (len(batch) + 1) * len(inputs[at]) > _TOKENS:
            yield batch
            batch = []
        batch.append(at)
    yield batch


def _distance(vectors: Tensor, targets: Tensor) -> Tensor:
    """Return the mean cosine distance."""
    return 1 - (vectors * targets).sum(dim=1).mean()
