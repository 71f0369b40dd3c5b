"""Check: the encoder, by a text of which the vector is known."""

from __future__ import annotations

import numpy as np

from bot.operations.check import Check, well, wrong
from index.encoder import BUNDLED, Encoder, load_encoder
from index.errors import EncoderError
from index.vectors import Vectors

_TEXT = "What is hashprice?"
_EXPECTED = (-0.003, 0.066, -0.070, -0.031, -0.013, -0.021, 0.109, 0.071, 0.054, 0.010, 0.049, 0.038)  # its first
_TOLERANCE = 0.005  # by which processors may differ


def check_encoder(name: str) -> tuple[Check, Encoder | None]:
    """Tell whether an encoder loads, and encodes as it should; it is returned, too, if it loads."""
    try:
        encoder = load_encoder(name)
    except EncoderError as error:
        mend = "install Qudra anew" if name == BUNDLED else "see whether QUDRA_ENCODER is right"
        return wrong("encoder", str(error), mend), None
    vector = encoder.encode_queries([_TEXT])[0]
    if not _is_unit(vector) or (name == BUNDLED and not _is_expected(vector)):
        mend = "install Qudra anew; if that does not help, its processor kernels are at fault"
        return wrong("encoder", f"{encoder.id} gives a vector that is not the one it should be", mend), encoder
    return well("encoder", f"{encoder.id}, {encoder.dimension} dimensions, encodes as it should"), encoder


def _is_unit(vector: Vectors) -> bool:
    return bool(np.isclose(np.linalg.norm(vector), 1.0, atol=1e-3))


def _is_expected(vector: Vectors) -> bool:
    return bool(np.allclose(vector[: len(_EXPECTED)], _EXPECTED, rtol=0, atol=_TOLERANCE))
