"""A file that is made to harm costs one sentence, whatever it unpacks into."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.admin.adding import Adding
from bot.messages.errors import explain
from corpus.errors import ReaderError
from corpus.readers import confined, read_file
from corpus.readers.confined import CONFINED, Limits, read_confined
from tests.index.fakes import FakeEncoder
from tests.security.bombs import LAUGHS, pdf_bomb, word_body, word_said, word_with

MAIN = "word/document.xml"
SMALL = Limits(memory=256 * 1024**2, processor=10, clock=20.0, text=1024**2)
Put = Callable[[str, bytes], Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def putting(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return putting


def refusal(path: Path) -> str:
    with pytest.raises(ReaderError) as caught:
        read_file(path)
    assert explain(caught.value, "ar") != explain(caught.value, "en")
    return caught.value.code


def module(monkeypatch: pytest.MonkeyPatch, folder: Path, source: str, limits: Limits = SMALL) -> str:
    """Read with a reader of the test's own making, and return what is said of it."""
    package = folder / "corpus" / "readers"
    package.mkdir(parents=True)
    for name in ("", "readers/"):  # the child's packages are the real ones, with one module more
        real = Path(confined.__file__).parents[1] / name
        (folder / "corpus" / name / "__init__.py").write_text(
            f"__path__.append({str(real)!r})\n" + (real / "__init__.py").read_text("utf-8"), "utf-8"
        )
    (package / "html.py").write_text(f"def read(content, name):\n    {source}\n", "utf-8")
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    with pytest.raises(ReaderError) as caught:
        read_confined("html", b"x", "a.html", limits)
    assert caught.value.details["file"] == "a.html"
    return caught.value.code


BOMBS: dict[str, Callable[[], bytes]] = {  # made when they are wanted: some take a while to pack
    "laughs.docx": lambda: word_with({MAIN: word_body(word_said("&a9;"), LAUGHS.replace("x [", "document ["))}),
    "long.docx": lambda: word_with({MAIN: word_body(word_said("x" * 60_000_000))}),
    "many.docx": lambda: word_with({MAIN: word_body(word_said("x") * 1_000_000)}),
    "deep.docx": lambda: word_with({MAIN: word_body("<w:sdt>" * 9_000 + "</w:sdt>" * 9_000)}),
    "media.docx": lambda: word_with({"word/media/a": bytes(210 * 1024**2)}),
    "layers.pdf": lambda: pdf_bomb(300, layers=2),
    "deep.html": lambda: b"<html><body>" + b"<div>" * 50_000 + b"words" + b"</div>" * 50_000,
    "laughs.html": lambda: LAUGHS.encode() + b"<html><body><p>&a9;</p></body></html>",
    "brackets.md": lambda: b"[" * 20_000,
}
SAID = {".pdf": "no-text", ".html": "no-text", ".md": "no-text", ".docx": "broken"}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_one_sentence(put: Put, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(confined, "LIMITS", SMALL)
    said = "too-large" if name == "media.docx" else SAID[Path(name).suffix]
    assert refusal(put(name, BOMBS[name]())) == f"file-{said}"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("return bytearray(1024**3)", "file-costly"),
        ("[bytearray(2**20) for _ in range(2**20)]", "file-costly"),
        ("import os; os.kill(os.getpid(), 11)", "file-costly"),
        ("from corpus.readers.read_text import ReadText; return ReadText('x' * 2**21)", "file-costly"),
        ("raise RuntimeError('a bug of a library')", "file-broken"),
        ("raise SystemExit(0)", "file-broken"),
        ("print('{}'); raise SystemExit(0)", "file-broken"),
        ('print(\'{"code": "no-such-code", "details": {}}\'); raise SystemExit(0)', "file-broken"),
        ("print('{\"text\": 5}'); raise SystemExit(0)", "file-broken"),
        ("import sys; sys.stdout.write('x' * 2**22); raise SystemExit(0)", "file-broken"),
    ],
)
def test_a_reader_that_runs_wild_ends_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str, code: str
) -> None:
    assert module(monkeypatch, tmp_path, source) == code


@pytest.mark.parametrize(
    ("limits", "source"),
    [(Limits(processor=1, clock=20.0), "while True: pass"), (Limits(clock=1.0), "import time; time.sleep(60)")],
)
def test_a_reader_that_does_not_end_is_ended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, limits: Limits, source: str
) -> None:
    assert module(monkeypatch, tmp_path, source, limits) == "file-costly"


def test_a_reader_sees_no_environment_and_writes_no_large_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:secret")
    seen = tmp_path / "seen"
    source = f"import os; open({str(seen)!r}, 'w').write(str(dict(os.environ))); raise SystemExit(1)"
    assert module(monkeypatch, tmp_path, source) == "file-broken"
    assert "secret" not in seen.read_text("utf-8")


def test_every_format_that_takes_a_library_is_read_in_a_child(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr("corpus.readers.registry.read_confined", lambda format_, *_: read.append(format_) or 1 / 0)
    for name in ("a.md", "a.html", "a.pdf", "a.docx"):
        with pytest.raises(ZeroDivisionError):
            read_file(put(name, b"words"))
    assert read == ["markdown", "html", "pdf", "docx"] == list(CONFINED)


# Inside of archives and XML ------------------------------------------------------------------------------------------


def test_an_entity_that_names_a_file_brings_nothing_in(put: Put, tmp_path: Path) -> None:
    secret = put("secret.txt", b"the secret of this machine")
    doctype = f"<!DOCTYPE document [<!ENTITY e SYSTEM '{secret.as_uri()}'>]>"
    body = word_body(word_said("Words. &e;") + word_said("Further words."), doctype)
    assert "secret" not in read_file(put("a.docx", word_with({MAIN: body}))).text
    page = f"<!DOCTYPE html [<!ENTITY e SYSTEM '{secret.as_uri()}'>]><html><body><p>Words. &e;</p><p>More.</p></body>"
    assert "secret of" not in read_file(put("a.html", page.encode())).text


@pytest.mark.parametrize("name", ["../../../../slipped.txt", "/tmp/slipped.txt", "..\\slipped.txt"])
def test_nothing_of_an_archive_is_written_anywhere(put: Put, tmp_path: Path, name: str) -> None:
    path = put("a.docx", word_with({name: b"slipped", "word/vbaProject.bin": b"a macro", "inner.docx": word_with({})}))
    assert read_file(path).text == "Power is scarce."
    assert [one.name for one in tmp_path.rglob("*")] == ["a.docx"]
    assert not (tmp_path.parent / "slipped.txt").exists()


def test_a_bomb_that_is_sent_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="file-too-large"):
        Adding(tmp_path, FakeEncoder()).receive("a.docx", word_with({"word/media/a": bytes(210 * 1024**2)}))
    assert not list((tmp_path / "pending").iterdir())
