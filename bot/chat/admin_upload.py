"""Adding a document from a conversation: a file or an address, a preview, a decision, and the index after it."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

from bot.admin.adding import Preview
from bot.admin.errors import ERRORS, AdminError, sentence
from bot.chat.choice import Choice, Row
from bot.chat.reindexing import Reindexing
from bot.chat.reply import Reply
from bot.chat.request import Request
from bot.messages import message
from corpus.document import Language
from corpus.passage import passages_of
from corpus.readers.registry import read_content

if TYPE_CHECKING:
    from bot.admin.office import Office

_log = logging.getLogger(__name__)

COMMAND = "upload"
ADD, REPLACE, CANCEL = "add", "replace", "cancel"
_ADDRESS = re.compile(r"(?i:https?)://\S+")
_TERMINAL = "terminal"  # the id of whoever sits at the machine
_CLIPPED = 160  # characters of a line
_OTHER: dict[Language, Language] = {"ar": "en", "en": "ar"}


class Uploading:
    """The commands `/add` and `/upload`, and files that come without one."""

    def __init__(self, office: Office, reindexing: Reindexing) -> None:
        self._office = office
        self._reindexing = reindexing

    def add(self, request: Request) -> list[Reply]:
        """Fetch the address that follows the command, or is the message, and show what it would be as a document."""
        address, _, document_id = request.argument.partition(" ")
        language = request.language
        if request.user.id == _TERMINAL and request.argument and not is_address(address):
            return self._from_disk(Path(request.argument).expanduser(), request)
        if not is_address(address):
            return [Reply(language, message(language, "upload-usage", limit=self._office.adding.largest // 1024**2))]
        try:
            fetched = self._office.fetch(address)
            preview = self._office.adding.receive(fetched.name, fetched.content, fetched.url, document_id.strip())
        except ERRORS as error:
            return [_refused(error, language)]
        return [_shown(preview, language)]

    def _from_disk(self, path: Path, request: Request) -> list[Reply]:
        """Show what a file of this machine would be as a document: to whoever sits at it, and to nobody else."""
        try:
            content = read_content(path, self._office.adding.largest)
            return [_shown(self._office.adding.receive(path.name, content), request.language)]
        except ERRORS as error:
            return [_refused(error, request.language)]

    def receive(self, name: str, content: bytes, request: Request) -> list[Reply]:
        """Show what a file would be as a document; the request's text, what came with it, may name its id."""
        words = request.text.split()
        try:
            preview = self._office.adding.receive(name, content, document_id=words[0] if len(words) == 1 else "")
        except ERRORS as error:
            return [_refused(error, request.language)]
        return [_shown(preview, request.language)]

    def decide(self, request: Request) -> list[Reply]:
        """Do what a button under a preview says."""
        upload_id, _, action = request.argument.partition(" ")
        language = request.language
        try:
            if action in _OTHER:
                spoken = next(one for one in _OTHER if one == action)
                return [_shown(self._office.adding.speak(upload_id, spoken), language, settles=True)]
            if action == CANCEL:
                upload = self._office.adding.cancel(upload_id)
                return [Reply(language, message(language, "upload-cancelled", file=upload.name), settles=True)]
            if action in (ADD, REPLACE):
                return [self._added(upload_id, action == REPLACE, request)]
            raise AdminError("upload-gone")
        except ERRORS as error:
            return [_refused(error, language)]

    def _added(self, upload_id: str, replacing: bool, request: Request) -> Reply:
        document = self._office.adding.add(upload_id, replacing=replacing)
        _log.info("%s added %s", request.user.id or "an administrator", document.id)
        count = len(passages_of(document))
        key = "upload-replaced" if replacing else "upload-added"
        added = message(request.language, key, id=document.id, title=_clip(document.title), passages=count)
        return self._reindexing.renewed(request, added)


def is_address(text: str) -> bool:
    """Tell whether a text is a web address and nothing else."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def _refused(error: Exception, language: Language) -> Reply:
    return Reply(language, f"{sentence(error, language)} {message(language, 'upload-nothing-changed')}")


def _shown(preview: Preview, language: Language, *, settles: bool = False) -> Reply:
    document, upload = preview.document, preview.upload
    facts = [message(language, f"language-{document.language}"), message(language, f"kind-{document.kind.value}")]
    facts.append(message(language, "upload-passages", count=preview.passages))
    lines = [_clip(document.title), " · ".join(facts), message(language, "upload-id", id=document.id)]
    lines += [upload.url or upload.name, "", *map(_clip, preview.first_lines)]
    if warnings := list(_warnings(preview, language)):
        lines += ["", *warnings]
    return Reply(language, "\n".join(lines), rows=_rows(preview, language), settles=settles)


def _warnings(preview: Preview, language: Language) -> list[str]:
    """Say what the document is like, and what in it may be meant to mislead."""
    target = preview.upload.target
    named = {like.document for like in preview.likes}
    lines = [message(language, "upload-taken", id=target)] if target and target not in named else []
    for like in preview.likes:
        if like.same:
            lines.append(message(language, "upload-same", id=like.document))
        else:
            lines.append(message(language, "upload-alike", id=like.document, percent=round(100 * like.share)))
    return lines + [suspicion.sentence(language) for suspicion in preview.suspicions]


def _rows(preview: Preview, language: Language) -> tuple[Row, ...]:
    upload, document = preview.upload, preview.document
    command = f"/{COMMAND} {upload.id}"
    first = (
        Choice(message(language, "upload-add"), f"{command} {ADD}"),
        Choice(message(language, "upload-cancel"), f"{command} {CANCEL}"),
    )
    other = _OTHER[document.language]
    named = message(language, "upload-language", tongue=message(language, f"language-{other}"))
    rows: list[Row] = [first, (Choice(named, f"{command} {other}"),)]
    if upload.target:
        rows.append((Choice(message(language, "upload-replace", id=_clip(upload.target)), f"{command} {REPLACE}"),))
    return tuple(rows)


def _clip(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _CLIPPED else line[: _CLIPPED - 1].rstrip() + "…"
