import numpy as np
import pytest
import torch

from index.token_states import TokenStates
from index.training.export import export, find_activations, mean_state
from index.training.vocabulary import VocabularySizes, build_tokenizer
from index.transformer import Transformer
from index.transformer_encoder import TransformerEncoder

TOKENIZER = build_tokenizer(
    ["power", "price", "p", "##o"], {"كهرباء": 3.0, "سعر": 2.0}, VocabularySizes(2, 2, 20), longest=32
)
WEIGHT = 0.5
TEXTS = ["power price", "سعر الكهرباء", "power كهرباء price سعر " * 6]


@pytest.fixture(scope="module")
def student():
    from transformers import BertConfig, BertModel

    torch.manual_seed(0)
    size = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 64}
    configuration = BertConfig(
        vocab_size=TOKENIZER.get_vocab_size(), max_position_embeddings=32, initializer_range=0.2, **size
    )
    return BertModel(configuration, add_pooling_layer=False).eval()


def test_the_graph_and_sentence_transformers_give_the_students_vectors(student, tmp_path):
    from sentence_transformers import SentenceTransformer

    export(student, TOKENIZER, TEXTS, WEIGHT, tmp_path)
    ours = TransformerEncoder.load(tmp_path).encode_passages(TEXTS)
    theirs = SentenceTransformer(str(tmp_path), device="cpu").encode(TEXTS)
    with torch.no_grad():
        states = [
            student(input_ids=torch.tensor([TOKENIZER.encode(text).ids]), output_hidden_states=True).hidden_states
            for text in TEXTS
        ]
    states = [(last + WEIGHT * first)[0].mean(dim=0).numpy() for first, *_, last in states]
    wanted = np.stack([state / np.linalg.norm(state) for state in states])
    assert (ours * theirs).sum(axis=1) == pytest.approx([1, 1, 1], abs=1e-3)
    assert (ours * wanted).sum(axis=1) == pytest.approx([1, 1, 1], abs=2e-3)


def test_the_states_are_the_students_without_their_mean(student, tmp_path):
    export(student, TOKENIZER, TEXTS, WEIGHT, tmp_path)
    ours, _ = TokenStates(Transformer.load(tmp_path)).of_question(TEXTS[0])
    with torch.no_grad():
        wanted = student(input_ids=torch.tensor([TOKENIZER.encode(TEXTS[0]).ids])).last_hidden_state[0, 1:-1].numpy()
    wanted = wanted - mean_state(student, TOKENIZER, TEXTS)
    wanted /= np.linalg.norm(wanted, axis=1, keepdims=True)
    assert (ours * wanted).sum(axis=1) == pytest.approx(np.ones(len(wanted)), abs=2e-2)


def test_activations_fit_what_the_samples_make(student):
    for name, activations in find_activations(student, TOKENIZER, TEXTS).items():
        assert activations.step > 0, name
        assert 0 <= activations.zero <= 255, name
        assert (activations.balance > 0).all(), name
