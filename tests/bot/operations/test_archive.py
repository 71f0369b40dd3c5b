"""Archives: read as they were written, and refused when they are damaged or forged."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.operations.archive import open_archive, write_archive
from bot.operations.errors import DamagedBackup
from bot.operations.manifest import FORMAT, MANIFEST, File, Manifest, dump_manifest, load_manifest

CONTENT = {"corpus/a.md": b"first", "state/turns.jsonl": b"second\n" * 1000}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    paths = {}
    for name, content in CONTENT.items():
        paths[name] = tmp_path / "files" / name
        paths[name].parent.mkdir(parents=True)
        paths[name].write_bytes(content)
    return paths


@pytest.fixture
def manifest(files: dict[str, Path]) -> Manifest:
    described = {name: File.of(path) for name, path in files.items()}
    return Manifest(FORMAT, "1", datetime(2026, 1, 2, tzinfo=UTC), "0002", described, {"index/generations/x": 1.5})


@pytest.fixture
def written(files: dict[str, Path], manifest: Manifest, tmp_path: Path) -> Path:
    write_archive(tmp_path / "a.tar.gz", manifest, files)
    return tmp_path / "a.tar.gz"


def extract(path: Path, folder: Path) -> None:
    with open_archive(path) as archive:
        archive.extract(folder)


def forged(path: Path, manifest: bytes, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    """Write an archive with any members at all."""
    first = tarfile.TarInfo(MANIFEST)
    first.size = len(manifest)
    with tarfile.open(path, "w:gz") as tar:
        tar.addfile(first, io.BytesIO(manifest))
        for member, content in members:
            tar.addfile(member, io.BytesIO(content))
    return path


def file(name: str, content: bytes, kind: bytes = tarfile.REGTYPE, link: str = "") -> tuple[tarfile.TarInfo, bytes]:
    member = tarfile.TarInfo(name)
    member.size, member.type, member.linkname = len(content), kind, link
    return member, content


def test_what_is_read_is_what_was_written(written: Path, manifest: Manifest, tmp_path: Path) -> None:
    with open_archive(written) as archive:
        assert archive.manifest == manifest
        archive.extract(tmp_path / "out")
    assert {name: (tmp_path / "out" / name).read_bytes() for name in CONTENT} == CONTENT
    assert written.stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_any_tool_opens_it_and_the_manifest_comes_first(written: Path) -> None:
    with tarfile.open(written) as tar:
        assert tar.getnames() == [MANIFEST, *CONTENT]


def test_cut_short_anywhere_it_is_refused(written: Path, tmp_path: Path) -> None:
    whole = written.read_bytes()
    for length in range(0, len(whole), 7):
        written.write_bytes(whole[:length])
        with pytest.raises(DamagedBackup, match=r"a\.tar\.gz: "):
            extract(written, tmp_path / "out")


def test_with_any_byte_changed_it_is_refused_or_says_the_same(written: Path, tmp_path: Path) -> None:
    whole, refused = written.read_bytes(), 0
    for place in range(len(whole)):
        written.write_bytes(whole[:place] + bytes([whole[place] ^ 0x40]) + whole[place + 1 :])
        try:
            extract(written, tmp_path / "out")
        except DamagedBackup:
            refused += 1
        else:  # a bit that means nothing: gzip's time and system, a code that is not used
            assert gzip.decompress(written.read_bytes()) == gzip.decompress(whole)
    assert refused > len(whole) - 20


def test_a_time_that_no_file_can_have_is_damage(manifest: Manifest, tmp_path: Path) -> None:
    member, content = file("corpus/a.md", CONTENT["corpus/a.md"])
    member.mtime = 2**63
    with pytest.raises(DamagedBackup):
        extract(forged(tmp_path / "b.tar.gz", dump_manifest(manifest), (member, content)), tmp_path / "out")


@pytest.mark.parametrize(
    "content",
    [b"", b"text", gzip.compress(b"text"), gzip.compress(b"\0" * 20_000)],
    ids=["empty", "text", "zipped text", "zipped zeros"],  # a zip has the time in it, so that workers would disagree
)
def test_what_is_no_backup_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.tar.gz").write_bytes(content)
    with pytest.raises(DamagedBackup):
        extract(tmp_path / "a.tar.gz", tmp_path / "out")


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "/x",
        "corpus/../../x",
        "corpus/./x",
        "corpus//x",
        "corpus\\x/y",
        "corpus",
        "qudra.db",
        ".restore/x",
        "C:/x",
        "corpus/\0",
        "corpus/a:b",
        "",
    ],
)
def test_a_name_that_no_backup_holds_is_refused(name: str, manifest: Manifest) -> None:
    with pytest.raises(DamagedBackup, match="which no backup holds"):
        load_manifest(dump_manifest(replace(manifest, files={name: File(1, "")})))
    with pytest.raises(DamagedBackup, match="which no backup holds"):
        load_manifest(dump_manifest(replace(manifest, touched={name: 1.0})))


def test_a_manifest_of_another_format_is_refused(manifest: Manifest) -> None:
    with pytest.raises(DamagedBackup, match="format 2"):
        load_manifest(dump_manifest(replace(manifest, format=2)))


@pytest.mark.parametrize(
    "members",
    [
        [],
        [file("corpus/a.md", b"first")],
        [file("corpus/a.md", b"other"), file("state/turns.jsonl", b"second\n" * 1000)],
        [file("corpus/a.md", b"first" * 2), file("state/turns.jsonl", b"second\n" * 1000)],
        [file("corpus/a.md", b"first"), file("corpus/a.md", b"first")],
        [file("corpus/a.md", b"", tarfile.SYMTYPE, "/etc/passwd")],
        [file("corpus/a.md", b"", tarfile.LNKTYPE, "../../etc/passwd")],
        [file("corpus/a.md", b"", tarfile.FIFOTYPE)],
        [file("corpus/a.md", b"", tarfile.CHRTYPE)],
        [file("corpus", b"", tarfile.SYMTYPE, "/tmp"), file("corpus/a.md", b"first")],
        [file("../a.md", b"first")],
        [file("/a.md", b"first")],
        [file("corpus/a.md", b"first"), file("state/turns.jsonl", b"second\n" * 1000), file("corpus/b.md", b"more")],
    ],
)
def test_members_that_are_not_as_the_manifest_says_are_refused(
    members: list[tuple[tarfile.TarInfo, bytes]], manifest: Manifest, tmp_path: Path
) -> None:
    path = forged(tmp_path / "a.tar.gz", dump_manifest(manifest), *members)
    with pytest.raises(DamagedBackup):
        extract(path, tmp_path / "deep" / "out")
    assert not (tmp_path / "a.md").exists()
    assert not (tmp_path / "deep" / "a.md").exists()


def bomb(kind: bytes) -> Callable[[Path], None]:
    """A header that asks for two gigabytes of memory, and as many zeros."""

    def write(path: Path) -> None:
        header = tarfile.TarInfo(MANIFEST)
        header.type, header.size = kind, 2 * 1024**3
        with gzip.open(path, "wb", compresslevel=1) as stream:
            stream.write(header.tobuf(tarfile.GNU_FORMAT))
            for _ in range(80):
                stream.write(b"\0" * 1024 * 1024)

    return write


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.XGLTYPE, tarfile.REGTYPE])
def test_a_header_that_memory_would_not_hold_is_refused(kind: bytes, tmp_path: Path) -> None:
    bomb(kind)(tmp_path / "a.tar.gz")
    with pytest.raises(DamagedBackup, match=r"forged|does not begin with a manifest"):
        extract(tmp_path / "a.tar.gz", tmp_path / "out")


def test_zeros_without_end_after_the_last_file_are_refused(written: Path, tmp_path: Path) -> None:
    written.write_bytes(written.read_bytes() + gzip.compress(b"\0" * 1024 * 1024))
    with pytest.raises(DamagedBackup, match="something follows"):
        extract(written, tmp_path / "out")


def test_a_file_that_cannot_be_written_leaves_nothing(
    files: dict[str, Path], manifest: Manifest, tmp_path: Path
) -> None:
    files["corpus/a.md"].unlink()
    (tmp_path / "a.tar.gz").write_text("the one before")
    with pytest.raises(OSError, match=r"a\.md"):
        write_archive(tmp_path / "a.tar.gz", manifest, files)
    assert (tmp_path / "a.tar.gz").read_text() == "the one before"
    assert list(tmp_path.glob(".*")) == []
