"""What `/start TOPIC` opens."""

from __future__ import annotations

import pytest

from tests.bot.chat.conftest import Say


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("help", "/check"),
        ("sources", "I answer from"),
        ("calc", "Calculators."),
        ("privacy", "/forget"),
        ("site_energy", "/calc site_energy"),
        ("hashprice", "PH/s"),
        ("What_is_hashprice", "PH/s"),
        ("P12", "770 MW"),
    ],
)
def test_a_topic_opens_what_it_names(say: Say, topic: str, words: str) -> None:
    [reply] = say(f"/start {topic}", language="en")
    assert words in reply.text


@pytest.mark.parametrize("topic", ["", "qwertz", "reindex", "forget", "rate_0123456789_up", "__", "x" * 64])
def test_any_other_welcomes(say: Say, topic: str) -> None:
    [reply] = say(f"/start {topic}", language="en")
    assert reply.text.startswith("I answer questions about")
    assert len(reply.rows) == 3
