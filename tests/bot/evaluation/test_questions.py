from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import UsageFailure
from bot.evaluation.questions import read_questions


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "questions.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_question_needs_only_an_id_and_its_words(tmp_path: Path) -> None:
    [question] = read_questions(written(tmp_path, '{"id": "a", "question": "كم؟"}\n'))
    assert (question.lang, question.history, question.expect) == (None, (), None)


def test_unknown_fields_are_ignored(tmp_path: Path) -> None:
    line = '{"id": "a", "question": "b", "author": 1, "expect": {"mode": "answer", "note": "n", "x": {}}}'
    [question] = read_questions(written(tmp_path, line))
    assert question.expect is not None
    assert question.expect.modes == {"answer"}


def test_a_comparison_reads_a_list_of_arguments(tmp_path: Path) -> None:
    line = (
        '{"id": "a", "question": "b", "expect": {"mode": "calc", "calc": {"name": "n", "args": [{"a": 1}, {"a": 2}]}}}'
    )
    [question] = read_questions(written(tmp_path, line))
    assert question.expect is not None
    assert question.expect.calc is not None
    assert question.expect.calc.args == ({"a": 1}, {"a": 2})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"id": "a", "question": "b"}\n{"id": "c"', "line 2"),
        ('\n{"id": "a"}', "line 2: question"),
        ('{"id": "a", "question": "b", "expect": {"mode": "answer", "numbers": [{"v": "x"}]}}', "expect.numbers.0.v"),
        ('{"id": "a", "question": "b"}\n{"id": "a", "question": "c"}', "'a' comes twice"),
        ("\n \n", "holds no questions"),
    ],
)
def test_a_broken_file_is_reported_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageFailure, match=r"questions\.jsonl") as caught:
        read_questions(written(tmp_path, text))
    assert said in str(caught.value)


def test_a_missing_or_binary_file_is_reported(tmp_path: Path) -> None:
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "missing", binary, tmp_path):
        with pytest.raises(UsageFailure, match="cannot be read"):
            read_questions(path)


def test_a_line_separator_inside_a_text_does_not_end_the_line(tmp_path: Path) -> None:
    [question] = read_questions(written(tmp_path, '{"id": "a", "question": "b\u2028c"}'))
    assert question.question == "b\u2028c"
