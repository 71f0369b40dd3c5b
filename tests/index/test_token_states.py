"""States of tokens in their context."""

from __future__ import annotations

import numpy as np

from index.token_states import bundled_states
from index.vectors import Vectors

BANK = ["The bank lent them money at a low rate.", "Willows grew on the bank of the river."]


def test_a_question_has_a_unit_vector_for_every_token_and_its_place() -> None:
    text = "Who lent them money?"
    states, places = bundled_states().of_question(text)
    assert states.shape == (len(places), states.shape[1])
    assert np.allclose(np.linalg.norm(states, axis=1), 1, atol=1e-3)
    assert [text[start:end] for start, end in places[:2]] == ["Who", "lent"]


def test_a_question_without_tokens_has_no_states() -> None:
    states, places = bundled_states().of_question("")
    assert states.shape[0] == 0
    assert places.shape == (0, 2)


def test_texts_stand_in_a_row_and_every_one_has_a_token() -> None:
    states = bundled_states().of_texts([*BANK, ""])
    assert states.starts.tolist()[0] == 0
    assert (np.diff([*states.starts, len(states.vectors)]) > 0).all()


def test_a_word_has_another_state_in_another_context() -> None:
    def bank_in(text: str) -> Vectors:
        states, places = bundled_states().of_question(text)
        return np.asarray(states[places[:, 0].tolist().index(text.index("bank"))], np.float32)

    lender, river, other = map(bank_in, (*BANK, "A bank lent us money at a high rate."))
    assert lender @ other > lender @ river


def test_texts_too_long_to_be_read_at_once_are_read_in_pieces() -> None:
    many = ["The mill burned down in the spring of that year."] * 60
    states = bundled_states().of_texts(many)
    assert len(states.starts) == len(many)
    assert len(states.vectors) > 512
    endless = bundled_states().of_texts(["mill " * 600])
    assert 0 < len(endless.vectors) < 300
