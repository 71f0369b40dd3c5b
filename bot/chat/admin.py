"""The administrator's commands: which there are, and that they are theirs alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bot.chat.admin_gaps import GAP, Gaps
from bot.chat.admin_generations import Generations
from bot.chat.admin_notes import Notes
from bot.chat.admin_sources import Sources
from bot.chat.admin_upload import COMMAND as UPLOAD
from bot.chat.admin_upload import Uploading, is_address
from bot.chat.reindexing import Reindexing
from bot.chat.reply import Reply
from bot.chat.request import Request
from bot.messages import message
from corpus.document import Language

if TYPE_CHECKING:
    from bot.admin.office import Office
    from bot.engine import Engine

Command = Callable[[Request], list[Reply]]

# What a client's menu offers administrators besides what it offers everybody.
ADMIN_MENU = ("add", "note", "reindex", "rollback", "gaps", "stats", "export")
_HIDDEN = (UPLOAD, GAP, "force", "remove", "restore")  # behind buttons


class Administration:
    """The commands of administrators; without an office there is only `/reindex`."""

    def __init__(self, engine: Engine, office: Office | None = None) -> None:
        self._office = office
        reindexing = Reindexing(engine, office)
        self._commands: dict[str, Command] = {"reindex": reindexing.reply}
        self._uploading = Uploading(office, reindexing) if office else None
        self._sources = Sources(office) if office else None
        if office is not None and self._uploading is not None and self._sources is not None:
            self._commands |= {
                "add": self._uploading.add,
                UPLOAD: self._uploading.decide,
                "force": reindexing.force,
                "rollback": Generations(office).reply,
                "note": Notes(office).reply,
                "remove": self._sources.remove,
                "restore": self._sources.restore,
            }
        if office is not None and office.state is not None:
            gaps = Gaps(engine, office.state)
            self._commands |= {"gaps": gaps.listed, GAP: gaps.shown, "stats": gaps.figures, "export": gaps.export}

    @property
    def commands(self) -> Mapping[str, Command]:
        """Every command by its name; to others, each says that it is for administrators."""
        names = dict.fromkeys((*ADMIN_MENU, *_HIDDEN), _unavailable) | self._commands
        return {name: command if name == "reindex" else _guarded(command) for name, command in names.items()}

    def help(self, language: Language) -> str:
        """Say which commands there are for administrators."""
        return message(language, "admin-help" if self._office else "chat-help-admin")

    def takes(self, request: Request) -> bool:
        """Tell whether a text without a command is an address that an administrator wants to add."""
        return self._uploading is not None and request.user.is_admin and is_address(request.text)

    def add(self, request: Request) -> list[Reply]:
        """Show what an address would be as a document."""
        return self._uploading.add(request) if self._uploading else _unavailable(request)

    def sources(self, request: Request) -> list[Reply]:
        """List the sources with what an administrator can do to each; nothing for others."""
        return self._sources.listed(request) if self._sources and request.user.is_admin else []

    def receive(self, name: str, content: bytes, request: Request) -> list[Reply]:
        """Show what a file would be as a document, to an administrator; to others, say that it is not read."""
        if self._uploading is None or not request.user.is_admin:
            return _refused(request)
        return self._uploading.receive(name, content, request)

    @property
    def largest_file(self) -> int:
        """How many bytes a file may have; 0 where none can be added."""
        return self._office.adding.largest if self._office else 0


def _guarded(command: Command) -> Command:
    return lambda request: command(request) if request.user.is_admin else _refused(request)


def _refused(request: Request) -> list[Reply]:
    return [Reply(request.language, message(request.language, "admin-only"))]


def _unavailable(request: Request) -> list[Reply]:
    return [Reply(request.language, message(request.language, "admin-unavailable"))]
