import gzip

import numpy as np
import pytest

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


@pytest.fixture
def data(tmp_path):
    """A data folder: sentences of six words out of a dozen, in both languages, and a lexicon."""
    random = np.random.default_rng(0)
    chosen = [random.choice(list(PAIRS), 6, replace=False) for _ in range(120)]
    lines = [f"{' '.join(words)}\t{' '.join(PAIRS[word] for word in words)}\tstories" for words in chosen]
    folder = tmp_path / "data"
    (folder / "written").mkdir(parents=True)
    (folder / "pairs.tsv.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    (folder / "mono_x_ar.txt.gz").write_bytes(gzip.compress("سافر القبطان في الشتاء\n".encode()))
    (folder / "written" / "lexicon_x.tsv").write_text("".join(f"{a}\t{b}\n" for a, b in PAIRS.items()), "utf-8")
    return folder


@pytest.fixture(scope="session")
def teacher():
    """A teacher of sixteen dimensions that knows the words of the pairs."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = ["[UNK]", *PAIRS]
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    rows = np.random.default_rng(1).normal(size=(len(words), 16)).astype(np.float32)
    return SentenceTransformer(modules=[StaticEmbedding(tokenizer, rows)], device="cpu")
