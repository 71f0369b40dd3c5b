"""Hypothesis strategies of what attackers and accidents send."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.calculators.registry import CALCULATORS
from bot.evaluation.questions import read_questions
from bot.golden import QUESTIONS
from bot.settings import Settings, variable

GOLDEN = [question.question for question in read_questions(QUESTIONS)]
ODD = "\u202e\u2066\u2069\u200b\u200f\u0640\u064b\u0660\u06f7\u066b\u066c\ufdfa\ufefc\ud800\udfff\0\x1b\n\t%$#¹²½٪－"
COMMANDS = (
    "/source", "/wi", "/rate", "/receipt", "/example", "/more", "/sources", "/calc", "/upload", "/language", "/start",
    "/check", "/mc", "/sensitivity", "/forget", "/help", "/privacy", "/remove", "/rollback",
)  # fmt: skip

letters = st.one_of(st.characters(), st.sampled_from(ODD), st.characters(categories=["Cs", "Cf", "Mn", "Nd", "No"]))
texts = st.text(letters, max_size=200)
spliced = st.builds(
    lambda text, at, put: text[: at % (len(text) + 1)] + put + text[at % (len(text) + 1) :],
    st.sampled_from(GOLDEN),
    st.integers(0, 500),
    texts,
)
long_texts = st.builds(lambda text, times: (text or "x") * times, st.text(letters, max_size=8), st.integers(1, 600))
questions = st.one_of(texts, spliced, long_texts)
amounts = st.text(st.one_of(st.sampled_from("0123456789٠٣٧۵.,٫٬%٪$€-−– كMGTWhbnمليار/\u066a"), letters), max_size=60)
data = st.one_of(
    texts,
    st.builds(lambda command, rest: f"{command} {rest}", st.sampled_from(COMMANDS), texts),
    st.builds(
        lambda command, rest: f"{command} {rest}",
        st.sampled_from(COMMANDS),
        st.text("0123456789abcdef #=-+.~ ", max_size=64),
    ),
)
endings = st.sampled_from([".txt", ".md", ".html", ".pdf", ".docx"])
numbers = st.one_of(st.floats(), st.integers(), st.floats(0, 1), st.floats(1, 2_100))
values = st.one_of(numbers, texts, amounts, st.lists(numbers, max_size=4), st.booleans())
environments = st.dictionaries(
    st.sampled_from([variable(name) for name in Settings.model_fields]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40),
    max_size=6,
)


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, dict[str, object]]:
    """A calculator with anything as its arguments."""
    name = draw(st.sampled_from(list(CALCULATORS)))
    slots = list(CALCULATORS[name].arguments.slots())
    return name, draw(st.dictionaries(st.sampled_from(slots), values, max_size=5))


@st.composite
def mutated(draw: st.DrawFn, content: bytes) -> bytes:
    """A file's bytes, some of them others, a part of it gone or doubled."""
    made = bytearray(content)
    for _ in range(draw(st.integers(1, 12))):
        made[draw(st.integers(0, len(made) - 1))] = draw(st.integers(0, 255))
    left, right = sorted((draw(st.integers(0, len(made))), draw(st.integers(0, len(made)))))
    return bytes(draw(st.sampled_from([made, made[:left], made[:left] + made[right:], made[:right] + made[left:]])))
