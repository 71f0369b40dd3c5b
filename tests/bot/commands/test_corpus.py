"""`qudra corpus`, from the command line's arguments to what is printed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import corpus
from bot.cli import main
from bot.messages.errors import explain
from corpus.errors import CorpusError

TEXT = "تحتاج مراكز البيانات إلى الكهرباء.\n\nويملكها المعدّنون."
DETAILS = dict.fromkeys(["id", "file", "format", "reason", "date", "url"], "x") | {"limit": 20}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUDRA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def codes() -> set[str]:
    """Every code that the corpus raises an error with."""
    source = "\n".join(path.read_text("utf-8") for path in Path(corpus.__file__).parent.rglob("*.py"))
    return set(re.findall(r"(?:Error|UnknownDocument)\(\"([a-z-]+)\"", source))


def test_adding_says_what_was_added_and_what_comes_next(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "add", article, "--id", "article-original"]) == 0
    assert capsys.readouterr().out == (
        "Added article-original (ar, 2 passages). Run “qudra index” to make it findable.\n"
    )


def test_show_prints_the_text_as_it_is_indexed(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["corpus", "add", article, "--id", "article-original", "--language", "ar"])
    capsys.readouterr()
    assert main(["corpus", "show", "article-original", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "document": "article-original",
        "source": "article-original",
        "language": "ar",
        "kind": "original",
        "text": TEXT,
    }
    assert main(["corpus", "show", "article-original"]) == 0
    assert capsys.readouterr().out == f"article\n\n{TEXT}\n"


def test_show_finds_a_source_in_a_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "show", "report", "--language", "en", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["document"] == "report.en"


def test_list_has_a_line_for_every_document(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["corpus", "add", article, "--id", "own", "--title", "خبر", "--date", "2024-08"])
    capsys.readouterr()
    assert main(["corpus", "list"]) == 0
    assert re.search(r"^own +ar +original +2024-08 +2 +خبر$", capsys.readouterr().out, re.MULTILINE)
    assert main(["corpus", "list", "--json"]) == 0
    rows = {row["document"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["own"] == {
        "document": "own",
        "source": "own",
        "language": "ar",
        "kind": "original",
        "date": "2024-08",
        "passages": 2,
        "title": "خبر",
    }
    assert rows["report.ar"]["passages"] == 16


def test_list_tells_of_broken_files_beside_the_list(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "corpus").mkdir(parents=True)
    (home / "corpus" / "broken.md").write_text("nothing")
    assert main(["corpus", "list"]) == 0
    shown = capsys.readouterr()
    assert "broken" not in shown.out
    assert shown.err.startswith("qudra: The lines at the top of broken ")


def test_removing_takes_a_document_out(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["corpus", "add", article, "--id", "own"])
    assert main(["corpus", "remove", "own"]) == 0
    assert main(["corpus", "remove", "report.en"]) == 0
    assert main(["corpus", "show", "own"]) == 2
    assert main(["corpus", "show", "report.en"]) == 2
    assert main(["corpus", "remove", "own"]) == 2
    assert capsys.readouterr().err.endswith("qudra: There is no document own.\n")


def test_an_id_is_taken_once_unless_replaced(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["corpus", "add", article, "--id", "own"])
    assert main(["corpus", "add", article, "--id", "own"]) == 2
    assert "There is already a document own" in capsys.readouterr().err
    assert main(["corpus", "add", article, "--id", "own", "--replace"]) == 0


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a\0b", "x" * 300, "con", "Own", "", "c:\\x", "\x1b[31m"])
def test_ids_that_could_be_paths_are_wrong_usage(
    article: str, home: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["corpus", "add", article, f"--id={name}"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("qudra: “")
    assert error.count("\n") == 1
    assert "\x1b" not in error
    assert not list(home.rglob("*.md"))


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("none.txt", None, 2),
        ("a\0b.txt", None, 2),
        ("../../none.txt", None, 2),
        ("x.exe", b"MZ", 2),
        (".", None, 2),
        ("empty.txt", b"", 1),
        ("noise.txt", bytes(range(256)), 1),
        ("broken.pdf", b"%PDF-1.7\n", 1),
        ("broken.docx", b"PK\3\4", 1),
        ("x" * 300, None, 1),
    ],
)
def test_files_that_cannot_be_read_are_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, status: int
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(["corpus", "add", str(tmp_path / name), "--id", "own"]) == status
    error = capsys.readouterr().err
    assert error.startswith("qudra: ")
    assert error.count("\n") == 1


@pytest.mark.parametrize("option", ["--date=soon", "--url=javascript:x"])
def test_a_wrong_date_or_address_is_wrong_usage(article: str, option: str) -> None:
    assert main(["corpus", "add", article, "--id", "own", option]) == 2


def test_a_third_language_is_wrong_usage(article: str) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["corpus", "add", article, "--id", "own", "--language", "fr"])
    assert caught.value.code == 2


def test_the_codes_are_found_in_the_source() -> None:
    assert {"bad-id", "file-broken", "unknown-document", "duplicate-id"} <= codes()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("code", sorted(codes()))
def test_every_error_has_a_sentence_in_both_languages(code: str, language: str) -> None:
    sentence = explain(CorpusError(code, **DETAILS), language)  # type: ignore[arg-type]
    assert sentence
    assert "{" not in sentence
    assert any("ء" <= letter <= "ي" for letter in sentence) == (language == "ar")


def test_a_name_is_shown_short_and_without_control_characters() -> None:
    sentence = explain(CorpusError("unknown-document", id="a\n\x1b[31m\u202eb" + "x" * 500), "en")
    assert sentence.startswith("There is no document a [31m b")
    assert len(sentence) < 200


def test_a_document_that_was_taken_out_is_brought_back(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["corpus", "add", article, "--id", "own"])
    for name in ("own", "report.en"):
        assert main(["corpus", "remove", name]) == 0
        assert main(["corpus", "restore", name]) == 0
        assert main(["corpus", "show", name]) == 0
    assert main(["corpus", "restore", "own"]) == 2
    assert capsys.readouterr().err == "qudra: There is no document own.\n"
