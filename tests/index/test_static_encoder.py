import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoder import BUNDLED_MODEL
from index.errors import EncoderError
from index.static_encoder import ROWS_FILE, TOKENIZER_FILE, StaticEncoder

TEXTS = [
    "How much power do data centres need by 2028?",
    "كم تستهلك مراكز البيانات من الكهرباء؟",
    "قالت شركة Amazon إنها اشترت 1,200 ميغاواط. The company said so.",
    "",
    "☃",
]


ENCODER = StaticEncoder.load(BUNDLED_MODEL)


def test_sentence_transformers_loads_the_folder_and_gives_the_same_vectors():
    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(BUNDLED_MODEL), device="cpu").encode(TEXTS)
    ours = ENCODER.encode_passages(TEXTS)
    assert np.allclose(ours, theirs, atol=1e-5)


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
    assert first == pytest.approx(second, abs=1e-6)


def test_the_model_loads_and_answers_quickly():
    start = time.perf_counter()
    StaticEncoder.load(BUNDLED_MODEL).encode_queries(TEXTS)
    assert time.perf_counter() - start < 1.0  # 0.1 s on a quiet machine


def test_the_model_fits_in_twenty_megabytes():
    assert sum(file.stat().st_size for file in BUNDLED_MODEL.iterdir()) <= 20_000_000


def test_the_id_changes_with_the_model(tmp_path):
    tokenizer = (BUNDLED_MODEL / TOKENIZER_FILE).read_text("utf-8")
    (tmp_path / TOKENIZER_FILE).write_text(tokenizer + "\n", "utf-8")
    (tmp_path / ROWS_FILE).write_bytes((BUNDLED_MODEL / ROWS_FILE).read_bytes())
    assert StaticEncoder.load(tmp_path).id != ENCODER.id
    assert StaticEncoder.load(BUNDLED_MODEL).id == ENCODER.id


@pytest.mark.parametrize("damaged", [TOKENIZER_FILE, ROWS_FILE])
def test_a_damaged_model_is_an_error_that_names_the_folder(tmp_path, damaged):
    for name in (TOKENIZER_FILE, ROWS_FILE):
        (tmp_path / name).write_bytes((BUNDLED_MODEL / name).read_bytes())
    (tmp_path / damaged).write_bytes(b"{}")
    with pytest.raises(EncoderError, match=tmp_path.name):
        StaticEncoder.load(tmp_path)


@given(st.lists(st.text(max_size=60), max_size=4))
def test_every_vector_is_finite_and_of_length_one_or_zero(texts):
    vectors = ENCODER.encode_queries(texts)
    assert vectors.shape == (len(texts), ENCODER.dimension)
    lengths = np.linalg.norm(vectors, axis=1)
    assert all(length == pytest.approx(1, abs=1e-4) or length == 0 for length in lengths)


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_vector_does_not_depend_on_what_is_encoded_beside_it(text, beside):
    alone, together = ENCODER.encode_passages([text])[0], ENCODER.encode_passages([beside, text])[1]
    assert alone == pytest.approx(together, abs=1e-6)
