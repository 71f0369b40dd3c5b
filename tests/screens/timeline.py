"""A timeline: what people wrote and what the bot showed in one chat, in order, as messages to draw."""

from __future__ import annotations

import re
from typing import Any

from tests.bot.telegram.bot_api import BotAPI
from tests.bot.telegram.conftest import ADMIN
from tests.bot.telegram.markup import Marked
from tests.bot.telegram.shown import Shown
from tests.screens.message import Card, Message, Notice, Screen
from tests.screens.script import Script, Step
from tests.screens.wording import SAID

BOT, GROUP, ASKER, FRIEND = "Qudra", -100, 1, 2
_MINUTE = 9 * 60 + 41  # of the day
_START = re.compile(r"(?<=^/start) .*")  # what a link adds to the command, which clients do not show


class Timeline:
    """One chat on the test server, from where its picture begins."""

    def __init__(self, api: BotAPI, script: Script) -> None:
        self.api = api
        self.script = script
        self.typed = ""
        self.cards: list[dict[str, Any]] = []
        self._edited: dict[int, str] = {}
        self._since = 0
        self._alerts = 0

    @property
    def chat(self) -> int:
        """The chat's number."""
        return GROUP if self.script.is_group else self.user(None)

    def user(self, step: Step | None) -> int:
        """Return the number of who takes a step."""
        if step and step.is_by_friend:
            return FRIEND
        return ADMIN if self.script.is_admin else ASKER

    def begin(self) -> None:
        """Leave what was shown up to now out of the picture."""
        self._since = max((place for place, _ in self._all()), default=0)
        self._alerts = len(self.api.alerts)

    def last(self) -> dict[str, Any] | Shown:
        """Return the chat's last message."""
        return self._all()[-1][1]

    async def edit(self, words: str) -> None:
        """Let the user put other words into the last message of theirs."""
        message = next(one for _, one in reversed(self._all()) if isinstance(one, dict))
        self._edited[message["message_id"]] = words
        await self.api.rewrite(message, words)

    def screen(self) -> Screen:
        """Return what the chat shows now."""
        said = SAID[self.script.language]
        shown: list[Message | Notice] = []
        minute = _MINUTE
        for place, one in self._all():
            if place > self._since:
                minute += isinstance(one, dict) and bool(shown)
                shown.append(self._message(one, f"{minute // 60}:{minute % 60:02}"))
        if self.script.is_group and not self._since:
            shown.insert(0, Notice(said["joined"]))
        shown += [Notice(text, pops_up=True) for text in self.api.alerts[self._alerts :][-1:]]
        title, below = (said["group"], said["members"]) if self.script.is_group else (BOT, said["bot"])
        cards = tuple(Card(card["title"], card["description"]) for card in self.cards)
        typed = f"@qudra_bot {self.typed}" if self.typed else ""
        return Screen(self.script.language, title, below, tuple(shown), cards, typed)

    def _all(self) -> list[tuple[int, dict[str, Any] | Shown]]:
        """Return messages by their number; taps count as none."""
        people: dict[int, dict[str, Any] | Shown] = {
            place: message
            for (chat, place), message in self.api.written.items()
            if chat == self.chat and ("text" in message or "document" in message)
        }
        bots: dict[int, dict[str, Any] | Shown] = {shown.id: shown for shown in self.api.in_chat(self.chat)}
        return sorted((people | bots).items(), key=lambda placed: placed[0])

    def _message(self, one: dict[str, Any] | Shown, time: str) -> Message:
        if isinstance(one, Shown):
            return self._of_bot(one, time)
        place, user = one["message_id"], one["from"]["id"]
        is_own = user != FRIEND
        document = one.get("document")
        origin = one.get("forward_origin", {})
        replied = one.get("reply_to_message")
        return Message(
            Marked(_START.sub("", self._edited.get(place, one.get("text", "")))),
            is_own=is_own,
            file=(document["file_name"], document["file_size"]) if document else None,
            author="" if is_own else SAID[self.script.language]["friend"],
            forwarded=origin.get("sender_user_name", ""),
            reply=self._quoted(replied["message_id"]) if replied else None,
            is_edited=place in self._edited,
            time=time,
        )

    def _of_bot(self, shown: Shown, time: str) -> Message:
        file = shown.document
        return Message(
            shown.marked,
            rows=tuple(tuple((label, data.startswith("https:")) for label, data in row) for row in shown.rows),
            photo=shown.photo,
            file=(file.name, len(file.content)) if file else None,
            author=BOT if self.script.is_group else "",
            reply=self._quoted(shown.replies_to) if shown.replies_to else None,
            is_open=self.script.is_open,
            time=time,
        )

    def _quoted(self, place: int) -> tuple[str, str]:
        """Return whose a message is that is replied to, and what it says."""
        one = dict(self._all())[place]
        if isinstance(one, Shown):
            return BOT, one.text
        said = SAID[self.script.language]
        name = said["friend"] if one["from"]["id"] == FRIEND else said["you"]
        return name, self._edited.get(place, one.get("text", ""))
