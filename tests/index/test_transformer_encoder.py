import shutil
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoder import BUNDLED_MODEL
from index.errors import EncoderError
from index.transformer import GRAPH_FILE, TOKENIZER_FILE
from index.transformer_encoder import TransformerEncoder
from index.weights import ACTIVATIONS_FILE, WEIGHTS_FILE

TEXTS = [
    "How much power do data centres need by 2028?",
    "كم تستهلك مراكز البيانات من الكهرباء؟",
    "قالت شركة Amazon إنها اشترت 1,200 ميغاواط. The company said so.",
    "",
    "☃",
]


ENCODER = TransformerEncoder.load(BUNDLED_MODEL)


def test_sentence_transformers_loads_the_folder_and_gives_the_same_vectors():
    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(BUNDLED_MODEL), device="cpu").encode(TEXTS)
    ours = ENCODER.encode_passages(TEXTS)
    read = ours.any(axis=1)  # ours of a text without a word is zero
    assert read.tolist() == [True, True, True, False, False]
    assert (ours * theirs).sum(axis=1)[read].min() >= 0.999


def test_a_text_without_known_tokens_has_a_zero_vector():
    assert not ENCODER.encode_queries(["", "☃ … !"]).any()


def test_no_texts_make_no_vectors():
    assert ENCODER.encode_queries([]).shape == (0, ENCODER.dimension)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الطاقة", "الطّاقةُ"),
        ("أسعار الكهرباء", "اسعار الكهربـــاء"),
        ("عام 2028", "عام ٢٠٢٨"),
        ("الكهرباء والشركة", "كهرباء شركة"),
        ("شركةAmazonاشترت", "شركة Amazon اشترت"),
        ("DATA CENTRES", "data centres"),
        ("شرکة کهربائی", "شركة كهربائي"),
        ("the company's power", "the company power"),
    ],
)
def test_spellings_of_the_same_text_have_the_same_vector(one, other):
    first, second = ENCODER.encode_queries([one, other])
    assert first == pytest.approx(second, abs=1e-4)


def test_the_model_loads_and_answers_quickly():
    start = time.perf_counter()
    TransformerEncoder.load(BUNDLED_MODEL).encode_queries(TEXTS)
    assert time.perf_counter() - start < 2.0  # 0.2 s on a quiet machine


def test_the_model_fits_in_sixty_megabytes():
    assert sum(file.stat().st_size for file in BUNDLED_MODEL.rglob("*") if file.is_file()) <= 60_000_000


FILES = (TOKENIZER_FILE, WEIGHTS_FILE, ACTIVATIONS_FILE, GRAPH_FILE)


@pytest.fixture
def copied(tmp_path):
    for name in FILES:
        shutil.copy(BUNDLED_MODEL / name, tmp_path)
    return tmp_path


def test_the_id_changes_with_the_model(copied):
    assert TransformerEncoder.load(copied).id == ENCODER.id
    with (copied / TOKENIZER_FILE).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert TransformerEncoder.load(copied).id != ENCODER.id


@pytest.mark.parametrize("damaged", FILES)
@pytest.mark.parametrize("content", [b"", b"{}"])
def test_a_damaged_model_is_an_error_that_names_the_folder(copied, damaged, content):
    (copied / damaged).write_bytes(content)
    with pytest.raises(EncoderError, match=copied.name):
        TransformerEncoder.load(copied)


@pytest.mark.parametrize("missing", FILES)
def test_a_missing_file_is_an_error_too(copied, missing):
    (copied / missing).unlink()
    with pytest.raises(EncoderError, match=copied.name):
        TransformerEncoder.load(copied)


def test_a_text_of_any_length_is_read():
    long, longer = ENCODER.encode_passages(["power " * 500, "power " * 5_000])
    assert long @ longer == pytest.approx(1, abs=1e-3)  # cut at the same token


@given(st.lists(st.text(max_size=60), max_size=4))
def test_every_vector_is_finite_and_of_length_one_or_zero(texts):
    vectors = ENCODER.encode_queries(texts)
    assert vectors.shape == (len(texts), ENCODER.dimension)
    lengths = np.linalg.norm(vectors, axis=1)
    assert all(length == pytest.approx(1, abs=1e-4) or length == 0 for length in lengths)


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_vector_does_not_depend_on_what_is_encoded_beside_it(text, beside):
    alone, together = ENCODER.encode_passages([text])[0], ENCODER.encode_passages([beside, text])[1]
    assert alone @ together == pytest.approx(alone @ alone, abs=1e-3)
