import subprocess
import sys

import numpy as np
import pytest

from index.encoder import BUNDLED, load_encoder
from index.errors import EncoderError


def test_the_bundled_encoder_brings_a_question_and_its_translation_together():
    encoder = load_encoder(BUNDLED)
    english, arabic, other = encoder.encode_queries(
        ["How much electricity do data centres need?", "كم تحتاج مراكز البيانات من الكهرباء؟", "من فاز بالمباراة أمس؟"]
    )
    assert english @ arabic > english @ other + 0.2


def test_vectors_have_length_one_and_the_declared_dimension():
    encoder = load_encoder(BUNDLED)
    vectors = encoder.encode_passages(["بيتكوين", "bitcoin mining"])
    assert vectors.shape == (2, encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_loading_the_bundled_encoder_imports_no_torch():
    script = (
        "import sys; from index.encoder import load_encoder; load_encoder('bundled').encode_queries(['power']);"
        "sys.exit(any(name in sys.modules for name in ('torch', 'sentence_transformers', 'transformers')))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_folder_that_is_not_there_says_what_would_help(tmp_path):
    with pytest.raises(EncoderError, match="needs a network"):
        load_encoder(str(tmp_path / "no-such-model"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ليه شركات التكنولوجيا عايزه كهربا المعدنين", "Why do technology companies want the miners' electricity?"),
        ("وش سعر الكهربا الحين", "What is the price of electricity now?"),
        ("الطاقه الاستيعابيه للموقع", "The site's power capacity"),
        ("شحال عدد البيوت اللي تكفيها المحطه", "How many homes does the plant supply?"),
        ("اسعار الكهرباء فى امريكا ارتفعت", "ارتفعت أسعار الكهرباء في أمريكا"),
    ],
)
def test_arabic_as_people_type_it_is_nearer_to_what_it_means_than_to_its_neighbours(typed: str, meant: str) -> None:
    encoder = load_encoder(BUNDLED)
    others = ["Why did the bank close its branches?", "How many players does a team have?", "أسعار السيارات في اليابان"]
    first, *rest = encoder.encode_passages([meant, *others]) @ encoder.encode_queries([typed])[0]
    assert first > max(rest)
