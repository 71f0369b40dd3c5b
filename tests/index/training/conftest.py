import gzip

import numpy as np
import pytest

from index.training.recipe import Batch, Recipe
from index.training.vocabulary import SPECIAL, VocabularySizes

PAIRS = {
    "power": "الكهرباء",
    "price": "السعر",
    "company": "شركة",
    "miner": "معدن",
    "contract": "عقد",
    "river": "نهر",
    "school": "مدرسة",
    "teacher": "معلم",
    "bread": "خبز",
    "winter": "شتاء",
    "captain": "قبطان",
    "garden": "حديقة",
}
SMALL = Recipe(
    sizes=VocabularySizes(english=20, arabic=20, pieces=60),
    longest=64,
    windows=20,
    batch=Batch(sentences=24, words=12, passages=6, english=8, negatives=40),
    steps=30,
    rows_rate=2e-2,
    body_rate=1e-3,
)


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    """A data folder: sentences of ten words out of a dozen, in both languages, and a lexicon."""
    random = np.random.default_rng(0)
    chosen = [random.choice(list(PAIRS), 10, replace=False) for _ in range(120)]
    lines = [f"{' '.join(words)}\t{' '.join(PAIRS[word] for word in words)}\tstories" for words in chosen]
    folder = tmp_path_factory.mktemp("data")
    (folder / "written").mkdir(parents=True)
    (folder / "pairs.tsv.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    (folder / "mono_x_ar.txt.gz").write_bytes(gzip.compress("سافر القبطان في الشتاء\n".encode()))
    (folder / "written" / "lexicon_x.tsv").write_text("".join(f"{a}\t{b}\n" for a, b in PAIRS.items()), "utf-8")
    return folder


@pytest.fixture(scope="session")
def bert(tmp_path_factory):
    """The folder of a BERT of two small layers with random weights, which knows the English words of the pairs."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("bert")
    letters = [chr(at) for at in range(ord("a"), ord("z") + 1)]
    words = [*SPECIAL, "[MASK]", *letters, *(f"##{letter}" for letter in letters), *PAIRS]
    (folder / "vocab.txt").write_text("\n".join(words), "utf-8")
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    size = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 64}
    torch.manual_seed(1)
    configuration = BertConfig(vocab_size=len(words), max_position_embeddings=64, initializer_range=0.3, **size)
    BertModel(configuration).save_pretrained(folder)
    return folder


@pytest.fixture
def teacher(bert):
    """A teacher of that BERT."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    body = Transformer(str(bert))
    return SentenceTransformer(modules=[body, Pooling(32, pooling_mode="mean"), Normalize()], device="cpu")
