"""Adding a document: kept as it came, looked at, decided on, and only then put into the library."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path, PurePath
from threading import Lock

from bot.admin.errors import AdminError
from bot.admin.likeness import Alike, alike, same_text
from bot.admin.pending import PendingUploads, Upload
from bot.admin.replacing import in_place_of
from bot.admin.suspicions import Suspicion, suspicions_of
from corpus.document import Document, Language, check_id
from corpus.errors import CorpusError, DocumentError
from corpus.library import Library
from corpus.passage import passages_of
from corpus.readers import LARGEST_FILE
from corpus.submission import Details, Submission, read_submission
from index.encoder import Encoder
from index.generation import GenerationStore

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_LONGEST_ID = 40
_FIRST_LINES = 3


@dataclass(frozen=True, slots=True)
class Preview:
    """A document as it would be added, the documents here that it is like, and what in it may be meant to mislead."""

    upload: Upload
    document: Document
    passages: int
    likes: tuple[Alike, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()

    @property
    def first_lines(self) -> list[str]:
        """The start of the text."""
        return [line for line in self.document.text.splitlines() if line.strip()][:_FIRST_LINES]


class Adding:
    """The way of a file into the library; safe to use from several threads."""

    def __init__(self, home: Path, encoder: Encoder, largest: int = LARGEST_FILE) -> None:
        self.largest = largest
        self._library = Library(home)
        self._pending = PendingUploads(home)
        self._generations = GenerationStore(home)
        self._encoder = encoder
        self._lock = Lock()
        self._pending.clear_old()

    def receive(self, name: str, content: bytes, url: str = "", document_id: str = "") -> Preview:
        """Keep a file and show what it would be; raises CorpusError or AdminError, and then it is not kept."""
        if len(content) > self.largest:
            raise AdminError("file-too-big", limit=self.largest // 1024**2)
        upload = self._pending.keep(name, content, url, document_id)
        try:
            return self._looked_at(upload)
        except (CorpusError, AdminError):
            self._pending.drop(upload)
            raise

    def speak(self, upload_id: str, language: Language) -> Preview:
        """Say which language an upload is in; raises AdminError("upload-gone")."""
        return self._looked_at(self._pending.choose(self._pending.get(upload_id), language))

    def cancel(self, upload_id: str) -> Upload:
        """Forget an upload; raises AdminError("upload-gone")."""
        upload = self._pending.get(upload_id)
        self._pending.drop(upload)
        return upload

    def add(self, upload_id: str, *, replacing: bool = False) -> Document:
        """Put an upload into the library, in the place of the document that it is like if told to.

        Raises CorpusError, or AdminError("upload-gone"); an upload that was not added is kept.
        """
        with self._lock:
            upload = self._pending.get(upload_id)
            document = self._submission(upload).document
            if replacing and upload.target:
                document = in_place_of(self._library.get(upload.target), document)
            self._library.add(document, replace=replacing)
            self._pending.drop(upload)
            return document

    def _looked_at(self, upload: Upload) -> Preview:
        taken = {document.id for document in self._library.documents()}
        wanted = upload.document_id or _id_of(upload, self._pending.path(upload))
        submission = self._submission(replace(upload, document_id=_free(wanted, taken)))
        document = submission.document
        likes = self._likes(document)
        target = wanted if wanted in taken else next((like.document for like in likes), "")
        upload = self._pending.change(replace(upload, document_id=document.id, target=target))
        suspicions = tuple(suspicions_of(submission))
        return Preview(upload, document, len(passages_of(document)), tuple(likes), suspicions)

    def _submission(self, upload: Upload) -> Submission:
        details = Details(upload.language, url=upload.url)
        return read_submission(self._pending.path(upload), upload.document_id, details, self.largest)

    def _likes(self, document: Document) -> list[Alike]:
        """Return what the library holds to the letter, and what the index in force has the like of."""
        same = same_text(document, self._library.documents())
        generation = self._generations.open_latest(self._encoder)
        found = alike(passages_of(document), generation.index) if generation else []
        known = {like.document for like in same}
        still_there = self._library.digests()
        return [*same, *(like for like in found if like.document not in known and like.document in still_there)]


def _id_of(upload: Upload, path: Path) -> str:
    """Make an id of a file's name, or of its bytes where the name has no Latin letters."""
    named = _NOT_IN_IDS.sub("-", PurePath(upload.name).stem.lower()).strip("-")[:_LONGEST_ID].strip("-")
    with suppress(DocumentError):
        check_id(named if re.search("[a-z]", named) else "")
        return named
    return f"added-{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}"


def _free(wanted: str, taken: Iterable[str]) -> str:
    """Return an id that no document has."""
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)
