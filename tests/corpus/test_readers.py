"""Which files are read, and what is said of those that are not."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import ReaderError
from corpus.readers import LARGEST_FILE, read_file
from corpus.readers import docx as docx_reader
from corpus.readers import pdf as pdf_reader

Brought = Callable[[str, bytes], Path]
ARABIC = "تحتاج مراكز البيانات إلى 1,200 ميجاوات."


def code_of(path: Path) -> str:
    with pytest.raises(ReaderError) as caught:
        read_file(path)
    return caught.value.code


def zipped(name: str, content: bytes = b"x") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert code_of(tmp_path / "nowhere.txt") == "file-missing"


@pytest.mark.parametrize("name", ["a\0b.txt", "file.txt/inside"])
def test_a_name_that_no_file_can_have_is_missing(brought: Brought, name: str) -> None:
    folder = brought("file.txt", b"text").parent
    assert code_of(folder / name) == "file-missing"


def test_a_name_of_300_characters_cannot_be_opened(tmp_path: Path) -> None:
    assert code_of(tmp_path / ("a" * 300)) == "file-unreadable"


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "file-not-a-file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this platform")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert code_of(tmp_path / "pipe.txt") == "file-not-a-file"


def test_an_empty_file_is_said_to_be_empty(brought: Brought) -> None:
    assert code_of(brought("empty.txt", b"")) == "file-empty"


@pytest.mark.parametrize("content", [b" \n\n\t", b"---\n***\n", b"\xef\xbb\xbf"])
def test_a_file_without_a_letter_has_no_text(brought: Brought, content: bytes) -> None:
    assert code_of(brought("blank.txt", content)) == "file-no-text"


def test_a_file_of_100_megabytes_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr(Path, "open", refuse)
    assert code_of(path) == "file-too-large"
    assert path.stat().st_size > LARGEST_FILE


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("program.exe", b"MZ\x90\0\3\0"),
        ("figures.xlsx", zipped("xl/workbook.xml")),
        ("pack.zip", zipped("a.txt")),
        ("sheet.txt", zipped("xl/workbook.xml")),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512),
        ("figures.csv", b"a,b\n1,2\n"),
    ],
)
def test_other_types_are_unsupported(brought: Brought, name: str, content: bytes) -> None:
    assert code_of(brought(name, content)) == "file-unsupported"


def test_the_type_is_told_by_content_before_the_ending(
    brought: Brought, make_pdf: Callable[..., bytes], make_word: Callable[..., bytes]
) -> None:
    assert read_file(brought("a.txt", make_pdf("Power is scarce."))).text == "Power is scarce."
    assert read_file(brought("b.bin", make_word("Power is scarce."))).text == "Power is scarce."
    assert read_file(brought("c.txt", b"<!DOCTYPE html><p>Power is scarce.</p>")).text == "Power is scarce."


def test_the_formats_libraries_are_loaded_only_when_needed() -> None:
    libraries = {"trafilatura", "pypdf", "docx", "markdown_it"}
    code = f"import sys, corpus.submission; print(sorted({libraries} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_endings_in_capitals_are_known(brought: Brought) -> None:
    assert read_file(brought("A.MD", b"# Head\n\nText.")).title == "Head"


def test_a_file_without_an_ending_is_text(brought: Brought) -> None:
    assert read_file(brought("README", b"Plain words.")).text == "Plain words."


@pytest.mark.parametrize("name", ["CON.txt", "..txt", "a b ‏عقد.txt", "-rf.txt"])
def test_odd_names_are_no_obstacle(brought: Brought, name: str) -> None:
    assert read_file(brought(name, b"Plain words.")).text == "Plain words."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_arabic_reads_the_same_in_every_encoding(brought: Brought, encoding: str) -> None:
    assert read_file(brought("a.txt", ARABIC.encode(encoding))).text == ARABIC


def test_utf_16_of_either_order_is_told_by_its_mark(brought: Brought) -> None:
    assert read_file(brought("a.txt", b"\xfe\xff" + ARABIC.encode("utf-16-be"))).text == ARABIC


@pytest.mark.parametrize(
    "content",
    [
        "Цены на электроэнергию растут".encode("cp1251"),
        "Les mineurs cèdent leur énergie à côté".encode("latin-1"),
        ARABIC.encode("iso-8859-6"),
        "電力が足りない".encode("shift-jis"),
    ],
)
def test_other_encodings_are_an_error_and_not_gibberish(brought: Brought, content: bytes) -> None:
    assert code_of(brought("a.txt", content)) in ("file-encoding", "file-binary")


@pytest.mark.parametrize("seed", range(5))
def test_random_bytes_are_not_text(brought: Brought, seed: int) -> None:
    content = random.Random(seed).randbytes(2_000)
    assert code_of(brought("noise.txt", content)) == "file-binary"


def test_nothing_but_nul_is_binary(brought: Brought) -> None:
    assert code_of(brought("zeros.txt", b"\0" * 100)) == "file-binary"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_give_text_or_a_reader_error(
    make_pdf: Callable[..., bytes], make_word: Callable[..., bytes], name: str, seed: int
) -> None:
    """In this process: what another reader's errors are made of is not seen from outside of its own."""
    reader = pdf_reader if name == "a.pdf" else docx_reader
    dice = random.Random(seed)
    content = bytearray(make_pdf("Power is scarce.") if name == "a.pdf" else make_word("Power is scarce."))
    for _ in range(dice.choice([1, 5, 40])):
        content[dice.randrange(len(content))] = dice.randrange(256)
    try:
        outcome = reader.read(bytes(content), name).text
    except ReaderError as error:
        outcome = error.code
    assert isinstance(outcome, str)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_word_file_cut_short_is_broken(brought: Brought, make_word: Callable[..., bytes], share: float) -> None:
    whole = make_word("Power is scarce.")
    assert code_of(brought("a.docx", whole[: int(len(whole) * share)])) == "file-broken"


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5])
def test_a_pdf_cut_short_is_broken(brought: Brought, make_pdf: Callable[..., bytes], share: float) -> None:
    whole = make_pdf("Power is scarce.")
    assert code_of(brought("a.pdf", whole[: int(len(whole) * share)])) == "file-broken"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_text_under_another_ending_is_broken(brought: Brought, name: str) -> None:
    assert code_of(brought(name, b"only words")) == "file-broken"


def test_a_word_file_without_its_parts_is_broken(brought: Brought) -> None:
    assert code_of(brought("a.docx", zipped("word/document.xml", b"<broken"))) == "file-broken"


def test_a_word_file_that_unpacks_into_too_much_is_refused(
    make_word: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docx_reader, "LARGEST_CONTENT", 1_000)
    with pytest.raises(ReaderError, match="file-too-large"):
        docx_reader.read(make_word("Power is scarce."), "a.docx")


def test_a_pdf_with_a_password_is_protected(
    brought: Brought, make_pdf: Callable[..., bytes], encrypt: Callable[[bytes, str], bytes]
) -> None:
    assert code_of(brought("a.pdf", encrypt(make_pdf("Secret words."), "secret"))) == "file-protected"


def test_a_word_file_with_a_password_is_protected(brought: Brought) -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64 + "EncryptedPackage".encode("utf-16-le")
    assert code_of(brought("a.docx", content)) == "file-protected"


def test_a_pdf_that_only_forbids_copying_is_read(
    brought: Brought, make_pdf: Callable[..., bytes], encrypt: Callable[[bytes, str], bytes]
) -> None:
    assert read_file(brought("a.pdf", encrypt(make_pdf("Open words."), ""))).text == "Open words."


def test_a_scanned_pdf_has_no_text(brought: Brought, make_pdf: Callable[..., bytes]) -> None:
    assert code_of(brought("scan.pdf", make_pdf())) == "file-no-text"
