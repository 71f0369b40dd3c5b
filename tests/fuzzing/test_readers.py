"""Readers: whatever bytes a file has, it gives text or a ReaderError."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.corpus.conftest import pdf_of, word_of
from tests.fuzzing.amounts import long, quick
from tests.fuzzing.strategies import endings, mutated
from tests.fuzzing.targets import FORMATS, read

PAGE = (
    "<!doctype html><html><head><meta charset='utf-8'><title>Deal</title></head><body><article><p>Zephyria leased 333"
    " MW.</p><p hidden>x</p><table><tr><td>الطاقة</td></tr></table></article></body></html>"
).encode()
WHOLE = {
    ".txt": "Power is scarce.\r\n\r\nالطاقة نادرة\u202e.".encode(),
    ".md": "---\ntitle: x\n---\n# Head\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n* [a](b) `c` <b>د</b>\n".encode(),
    ".html": PAGE,
    ".pdf": pdf_of("Power is scarce.", "الطاقة"),
    ".docx": word_of("Power is scarce.", title="T", table=(("a", "b"),)),
}
changed = st.sampled_from(sorted(WHOLE)).flatmap(lambda ending: st.tuples(st.just(ending), mutated(WHOLE[ending])))


def test_every_format_is_fuzzed() -> None:
    assert WHOLE.keys() == FORMATS.keys()
    for ending, content in WHOLE.items():
        read(ending, content)


@quick
@example(".txt", b"\xff\xfe")
@example(".html", b"<?xml encoding='x'?><p>")
@given(endings, st.binary(max_size=400))
def test_any_bytes(ending: str, content: bytes) -> None:
    read(ending, content)


@quick
@given(changed)
def test_mutated_files(file: tuple[str, bytes]) -> None:
    read(*file)


@pytest.mark.long
@long
@given(st.one_of(changed, st.tuples(endings, st.binary(max_size=4_000))))
def test_many(file: tuple[str, bytes]) -> None:
    read(*file)
