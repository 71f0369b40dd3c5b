"""An archive: a gzipped tar file that begins with its manifest; read with distrust, for it may be damaged or forged."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bot.operations.errors import DamagedBackup
from bot.operations.manifest import MANIFEST, File, Manifest, dump_manifest, load_manifest

_LONGEST_MANIFEST = 64 * 1024 * 1024  # bytes
_LONGEST_READ = _LONGEST_MANIFEST  # bytes; longer ones are asked for by forged headers alone
_LONGEST_END = 64 * 1024  # bytes of zeros after the last file
_COMPRESSION = 6
_ONLY_OWNER = 0o600  # it holds what people asked
_DAMAGED = (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, OverflowError, ValueError)


def write_archive(path: Path, manifest: Manifest, files: Mapping[str, Path]) -> None:
    """Write an archive whole or not at all; raises OSError."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _ONLY_OWNER)
        with os.fdopen(descriptor, "wb") as target:
            with tarfile.open(fileobj=target, mode="w:gz", compresslevel=_COMPRESSION) as tar:
                _add_manifest(tar, manifest)
                for name in manifest.files:
                    tar.add(files[name], name, recursive=False, filter=_nobodys)
            target.flush()
            os.fsync(target.fileno())
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


class Archive:
    """An archive that is being read, from its beginning to its end; all that it does raises DamagedBackup."""

    def __init__(self, stream: gzip.GzipFile, tar: tarfile.TarFile) -> None:
        self._stream = stream
        self._tar = tar
        self.manifest = load_manifest(self._first())

    def extract(self, folder: Path) -> None:
        """Write every file into a folder, and hold each against the manifest."""
        missing = dict(self.manifest.files)
        while (member := self._tar.next()) is not None:
            file = missing.pop(member.name, None)
            if file is None or not member.isreg() or member.size != file.size:
                raise DamagedBackup(f"it holds {member.name[:80]!r}, which is not as its manifest says")
            self._tar.extract(member, folder, set_attrs=True, filter="data")
            if File.of(folder / member.name) != file:
                raise DamagedBackup(f"{member.name} is damaged")
        if missing:
            raise DamagedBackup(f"{next(iter(missing))} is missing")
        self._read_on()

    def _first(self) -> bytes:
        member = self._tar.next()
        if member is None or member.name != MANIFEST or not member.isreg() or member.size > _LONGEST_MANIFEST:
            raise DamagedBackup("it does not begin with a manifest")
        content = self._tar.extractfile(member)
        return content.read() if content is not None else b""

    def _read_on(self) -> None:
        """Read to the end, where the checksum over all of it stands."""
        left = _LONGEST_END
        while content := self._stream.read(left):
            left -= len(content)
            if not left:
                raise DamagedBackup("something follows its end")


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open an archive to read it; raises DamagedBackup, which names it, for whatever turns out wrong with it."""
    try:
        with _Stream(path) as stream, tarfile.open(fileobj=stream, mode="r:") as tar:
            yield Archive(stream, tar)
    except DamagedBackup as error:
        raise DamagedBackup(f"{path}: {error}") from error
    except _DAMAGED as error:
        raise DamagedBackup(f"{path}: it is damaged, or no backup ({error})") from error


def _add_manifest(tar: tarfile.TarFile, manifest: Manifest) -> None:
    content = dump_manifest(manifest)
    member = tarfile.TarInfo(MANIFEST)
    member.size, member.mode, member.mtime = len(content), _ONLY_OWNER, int(manifest.made.timestamp())
    tar.addfile(member, io.BytesIO(content))


def _nobodys(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Leave out whose file it was, which means nothing on another machine."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


class _Stream(gzip.GzipFile):
    """A gzipped file of which nobody reads so much at once that memory would not hold it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "rb")

    def read(self, size: int | None = -1) -> bytes:
        """Read at most so many bytes; raises ValueError for too many."""
        if size is None or not 0 <= size <= _LONGEST_READ:
            raise ValueError("a header in it is forged")
        return super().read(size)
