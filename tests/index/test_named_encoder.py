import numpy as np
import pytest

from index.encoder import load_encoder
from index.errors import EncoderError
from index.named_encoder import NamedEncoder, Prompts, prompts_for

WORDS = ["[UNK]", "query", "passage", ":", "power", "price", "كهرباء", "سعر"]


@pytest.fixture(scope="module", autouse=True)
def _offline():
    with pytest.MonkeyPatch.context() as patch:  # as HF_HUB_OFFLINE=1 does, which is read when the package is imported
        patch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
        yield


def saved_model(folder, seed=0, prompts=None):
    """Save a model of a handful of words and return its folder's name."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    rows = np.random.default_rng(seed).normal(size=(len(WORDS), 8)).astype(np.float32)
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, rows)], device="cpu", prompts=prompts)
    model.save(str(folder), create_model_card=False)
    return str(folder)


def test_a_model_in_a_folder_loads_without_a_network(tmp_path):
    encoder = load_encoder(saved_model(tmp_path / "tiny"))
    vectors = encoder.encode_passages(["power price", "سعر كهرباء"])
    assert vectors.shape == (2, encoder.dimension) == (2, 8)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_a_transformer_in_a_folder_loads_and_encodes(tmp_path):
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    (tmp_path / "vocab.txt").write_text(
        "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "power", "سعر"]), "utf-8"
    )
    size = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 8}
    BertModel(BertConfig(vocab_size=7, **size)).save_pretrained(tmp_path / "bert")
    BertTokenizerFast(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path / "bert")
    body = Transformer(str(tmp_path / "bert"))
    SentenceTransformer(modules=[body, Pooling(8)], device="cpu").save(str(tmp_path / "model"), create_model_card=False)
    encoder = load_encoder(str(tmp_path / "model"))
    assert encoder.encode_queries(["power سعر"]).shape == (1, 8)


def test_no_texts_make_no_vectors(tmp_path):
    assert load_encoder(saved_model(tmp_path / "tiny")).encode_queries([]).shape == (0, 8)


def test_a_family_without_declared_prompts_gets_those_it_was_trained_with(tmp_path):
    encoder = NamedEncoder.load(saved_model(tmp_path / "multilingual-e5-tiny"))
    plain = NamedEncoder.load(saved_model(tmp_path / "plain"))
    assert np.allclose(encoder.encode_queries(["power"]), plain.encode_queries(["query: power"]))
    assert np.allclose(encoder.encode_passages(["power"]), plain.encode_passages(["passage: power"]))


def test_declared_prompts_win_over_the_family(tmp_path):
    folder = saved_model(tmp_path / "e5-other", prompts={"query": "price ", "document": ""})
    plain = NamedEncoder.load(saved_model(tmp_path / "plain"))
    encoder = NamedEncoder.load(folder)
    assert np.allclose(encoder.encode_queries(["power"]), plain.encode_queries(["price power"]))
    assert np.allclose(encoder.encode_passages(["power"]), plain.encode_passages(["power"]))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("intfloat/multilingual-e5-small", Prompts("query: ", "passage: ")),
        ("BAAI/bge-m3", Prompts()),
        ("nomic-ai/nomic-embed-text-v1.5", Prompts("search_query: ", "search_document: ")),
        ("sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2", Prompts()),
    ],
)
def test_known_names_have_their_prompts(name, expected):
    assert prompts_for(name, {"query": "", "document": ""}) == expected


def test_an_instructed_e5_is_asked_with_an_instruction():
    assert prompts_for("intfloat/multilingual-e5-large-instruct", {}).query.startswith("Instruct: ")


def test_the_id_changes_with_the_weights_and_not_between_loads(tmp_path):
    first = NamedEncoder.load(saved_model(tmp_path / "tiny")).id
    again = NamedEncoder.load(str(tmp_path / "tiny")).id
    other = NamedEncoder.load(saved_model(tmp_path / "tiny", seed=1)).id
    assert first == again != other


def test_a_name_without_a_network_says_what_is_needed():
    with pytest.raises(EncoderError, match=r"nobody/no-such-model.*needs a network.*folder"):
        load_encoder("nobody/no-such-model")
