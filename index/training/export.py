"""The model's folder: what sentence-transformers loads as it is, and the graph that the bundled encoder runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save
from tokenizers import Tokenizer

from index.training.graph import Shape, build_graph
from index.training.vocabulary import FIRST, LAST, PADDING, UNKNOWN
from index.transformer import GRAPH_FILE, TOKENIZER_FILE
from index.weights import Activations, block_of, load_weights, save_weights

_AFTER_NORM = (".self", ".intermediate")  # blocks that read what a norm puts out, whose channels differ most
_MIGRATED = 0.8  # 0.5 leaves vectors 0.9990 alike with those of floats, 0.8 makes it 0.9995
_APART = 64  # inputs of the feed-forward's second layer whose outliers are kept
_LEAST = 1e-4
_MIXTURE = "1_WeightedLayerPooling"


def export(student: Any, tokenizer: Tokenizer, samples: list[str], first_weight: float, folder: Path) -> None:
    """Write a model's folder; the weights of the layers are put on their grids of bytes, and all become half floats.

    `samples` are texts that show how large the layers' inputs get. A text's vector is the mean of its tokens' states
    after the last layer, and `first_weight` times those before the first, which tell words apart that mean the same.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in _configurations(student.config).items():
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(json.dumps(content, indent=2) + "\n", "utf-8")
    tokenizer.save(str(folder / TOKENIZER_FILE), pretty=False)
    weights = {name: tensor.detach().float().cpu().numpy() for name, tensor in student.state_dict().items()}
    save_weights(weights, find_activations(student, tokenizer, samples), folder)
    layers, heads = student.config.num_hidden_layers, student.config.num_attention_heads
    shape = Shape(layers, heads, student.config.hidden_size, first_weight)
    graph = build_graph(load_weights(folder), shape, mean_state(student, tokenizer, samples))
    (folder / GRAPH_FILE).write_bytes(graph.SerializeToString())
    mixture = np.array([first_weight, *[0.0] * (layers - 1), 1.0], np.float32)
    (folder / _MIXTURE / "model.safetensors").write_bytes(save({"layer_weights": mixture}, metadata={"format": "pt"}))


def _configurations(body: Any) -> dict[str, Any]:
    """Return what sentence-transformers reads beside tokenizer and weights, by file."""
    longest = body.max_position_embeddings
    tokens = {"pad_token": PADDING, "unk_token": UNKNOWN, "cls_token": FIRST, "sep_token": LAST}
    modules = {"": "Transformer", _MIXTURE: "WeightedLayerPooling", "2_Pooling": "Pooling", "3_Normalize": "Normalize"}
    mixed = {
        "word_embedding_dimension": body.hidden_size,
        "layer_start": 0,
        "num_hidden_layers": body.num_hidden_layers,
    }
    return {
        "modules.json": [
            {"idx": at, "name": str(at), "path": path, "type": f"sentence_transformers.models.{module}"}
            for at, (path, module) in enumerate(modules.items())
        ],
        "config.json": body.to_diff_dict()
        | {"architectures": ["BertModel"], "dtype": "float32", "output_hidden_states": True},
        "config_sentence_transformers.json": {"prompts": {}, "similarity_fn_name": "cosine"},
        "sentence_bert_config.json": {"max_seq_length": longest, "model_args": {"add_pooling_layer": False}},
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": longest,
            "model_input_names": ["input_ids", "attention_mask"],
            **tokens,
        },
        f"{_MIXTURE}/config.json": mixed,
        "2_Pooling/config.json": {"word_embedding_dimension": body.hidden_size, "pooling_mode_mean_tokens": True},
    }


def mean_state(student: Any, tokenizer: Tokenizer, samples: list[str]) -> NDArray[np.float32]:
    """Return the mean state of the samples' tokens after the last layer, shape (hidden,)."""
    with torch.no_grad():
        read = [
            student(input_ids=torch.tensor([encoding.ids])).last_hidden_state[0]
            for encoding in tokenizer.encode_batch_fast(samples)
        ]
    return np.asarray(torch.cat(read).mean(dim=0).float().numpy(), np.float32)


def find_activations(student: Any, tokenizer: Tokenizer, samples: list[str]) -> dict[str, Activations]:
    """Find how the inputs of the blocks become bytes, from those that samples make."""
    blocks: dict[str, list[torch.nn.Linear]] = {}
    for name, layer in student.named_modules():
        if isinstance(layer, torch.nn.Linear):
            blocks.setdefault(block_of(f"{name}.weight"), []).append(layer)
    ranges: dict[str, tuple[torch.Tensor, torch.Tensor]] = {}

    def watch(block: str, given: torch.Tensor) -> None:
        low, high = torch.aminmax(given.detach().flatten(0, -2), dim=0)
        lowest, highest = ranges.get(block, (low, high))
        ranges[block] = torch.minimum(lowest, low), torch.maximum(highest, high)

    hooks = [
        layers[0].register_forward_pre_hook(lambda _, given, block=block: watch(block, given[0]))
        for block, layers in blocks.items()
    ]
    with torch.no_grad():
        for encoding in tokenizer.encode_batch_fast(samples):
            student(input_ids=torch.tensor([encoding.ids]))
    for hook in hooks:
        hook.remove()
    return {
        block: _activations(*ranges[block], layers, block.endswith(_AFTER_NORM)) for block, layers in blocks.items()
    }


def _activations(low: torch.Tensor, high: torch.Tensor, layers: list[torch.nn.Linear], balanced: bool) -> Activations:
    """Fit a block's activations; in a balanced one, most of what a channel is larger than others moves to the weights.

    Xiao et al., "SmoothQuant" (2023).
    """
    if not balanced:
        apart = 0 if layers[0].out_features == layers[0].in_features else min(_APART, layers[0].in_features - 1)
        return Activations.within(low.numpy(), high.numpy(), apart=apart)
    heaviest = torch.stack([layer.weight.detach().abs().amax(dim=0) for layer in layers]).amax(dim=0)
    largest = torch.maximum(-low, high)
    balance = largest.clamp(min=_LEAST) ** _MIGRATED / heaviest.clamp(min=_LEAST) ** (1 - _MIGRATED)
    return Activations.within(low.numpy(), high.numpy(), (balance / balance.mean()).numpy())
