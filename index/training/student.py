"""The student: the teacher's transformer with rows for Arabic tokens beside the English ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from tokenizers import Tokenizer

from index.training.alignment import Translations
from index.training.rows import Rows, initial_rows
from index.training.teacher import body_of
from index.training.vocabulary import is_arabic

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


def make_student(teacher: SentenceTransformer, tokenizer: Tokenizer, translations: Translations, longest: int) -> Any:
    """Return a `transformers.BertModel` over the tokenizer's vocabulary, for texts of up to `longest` tokens."""
    import torch
    from transformers import BertConfig, BertModel

    source = body_of(teacher)
    settings = source.config.to_dict() | {
        "vocab_size": tokenizer.get_vocab_size(),
        "max_position_embeddings": longest,
        "hidden_dropout_prob": 0.0,  # a short training over much data: nothing to regularise, and half the time
        "attention_probs_dropout_prob": 0.0,
    }
    student = BertModel(BertConfig(**settings), add_pooling_layer=False)
    student.set_attn_implementation("eager")  # the backward pass of the fused one takes half of a step on a CPU
    state = {name: value for name, value in source.state_dict().items() if not name.startswith("pooler")}
    rows = _rows_of(teacher, tokenizer)
    state["embeddings.word_embeddings.weight"] = torch.from_numpy(initial_rows(rows, translations))
    state["embeddings.position_embeddings.weight"] = state["embeddings.position_embeddings.weight"][:longest]
    student.load_state_dict(state, strict=False)
    return student


def _rows_of(teacher: SentenceTransformer, tokenizer: Tokenizer) -> Rows:
    """Return the teacher's rows of the tokens that it has, zeros for all others."""
    theirs = teacher.tokenizer.get_vocab()
    source = body_of(teacher).embeddings.word_embeddings.weight.detach().float().cpu().numpy()
    rows = np.zeros((tokenizer.get_vocab_size(), source.shape[1]), np.float32)
    for token, at in tokenizer.get_vocab().items():
        if token in theirs and not is_arabic(token):
            rows[at] = source[theirs[token]]
    return rows
