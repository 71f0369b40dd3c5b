from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import UsageFailure
from bot.evaluation.beir import read_beir

CORPUS = '{"_id": "d1", "title": "T", "text": "one"}\n{"_id": "d2", "text": "two"}\n'
QUERIES = '{"_id": "q1", "text": "which?", "answers": ["one"]}\n'
HEADER = "query-id\tcorpus-id\tscore\n"


def folder(
    tmp_path: Path, corpus: str = CORPUS, queries: str = QUERIES, qrels: str | None = HEADER + "q1\td1\t2\n"
) -> Path:
    (tmp_path / "corpus.jsonl").write_text(corpus, encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text(queries, encoding="utf-8")
    if qrels is not None:
        (tmp_path / "qrels").mkdir()
        (tmp_path / "qrels" / "test.tsv").write_text(qrels, encoding="utf-8")
    return tmp_path


def test_a_set_is_read_with_its_titles_and_grades(tmp_path: Path) -> None:
    beir = read_beir(folder(tmp_path))
    assert [document.content for document in beir.documents] == ["T\none", "two"]
    assert [query.text for query in beir.queries] == ["which?"]
    assert beir.qrels == {"q1": {"d1": 2}}


def test_a_set_may_have_no_judgements(tmp_path: Path) -> None:
    assert read_beir(folder(tmp_path, qrels=None)).qrels is None


def test_numbers_are_ids_too(tmp_path: Path) -> None:
    beir = read_beir(folder(tmp_path, corpus='{"_id": 7, "text": "x"}', qrels="q1\t7\t1\r\n"))
    assert beir.qrels == {"q1": {"7": 1}}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"corpus": "{"}, "corpus.jsonl, line 1"),
        ({"corpus": '{"_id": "d1"}'}, "line 1: text"),
        ({"corpus": CORPUS + '{"_id": "d1", "text": ""}'}, "'d1' comes twice"),
        ({"queries": "\n"}, "queries.jsonl: is empty"),
        ({"qrels": HEADER + "q1 d1 1\n"}, "test.tsv, line 2"),
        ({"qrels": HEADER + "q1\td1\thigh\n"}, "test.tsv, line 2"),
        ({"qrels": HEADER + "q7\td1\t1\n"}, "'q7'"),
        ({"qrels": HEADER + "q1\td7\t1\n"}, "'d7'"),
        ({"qrels": HEADER + "q1\td1\t0\n"}, "nothing relevant"),
    ],
)
def test_a_broken_set_is_reported_with_its_place(tmp_path: Path, fields: dict[str, str], said: str) -> None:
    with pytest.raises(UsageFailure) as caught:
        read_beir(folder(tmp_path, **fields))
    assert said in str(caught.value)


def test_a_missing_folder_or_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(UsageFailure, match="no such folder"):
        read_beir(tmp_path / "none")
    with pytest.raises(UsageFailure, match=r"corpus\.jsonl: cannot be read"):
        read_beir(tmp_path)
