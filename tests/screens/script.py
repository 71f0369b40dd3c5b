"""Scripts: what people do in a chat, step by step, as declared in `docs/answers.toml` and `docs/telegram.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from corpus.document import Language

ACTS = frozenset({"write", "edit", "tap", "type", "upload", "join", "put", "age"})


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody does: its kind, one of `ACTS`, and its words.

    `write` sends words, `edit` puts others into the last message, `tap` taps the button of that command, where `*` is
    anything, `type` asks inline, `upload` sends a file of that name with a `content`, `join` adds the bot to the group,
    `put` adds a document of that id outside the chat, and `age` spreads what is kept over so many days.
    """

    act: str
    words: str
    is_by_friend: bool = False
    is_reply: bool = False  # to the last message in the chat
    forwarded: str = ""  # from whom
    is_unseen: bool = False  # what was shown up to here is not in the picture
    is_ignored: bool = False  # the bot says nothing to it
    until: str = ""  # the picture is taken when the bot's last message says this, whatever follows
    content: str = ""

    @classmethod
    def of(cls, declared: Mapping[str, Any]) -> Step:
        """Read a step; raises ValueError when it says not exactly one act, TypeError for what no step has."""
        said = {key: value for key, value in declared.items() if key in ACTS}
        if len(said) != 1:
            raise ValueError(f"a step does one of {', '.join(sorted(ACTS))}, not: {dict(declared)}")
        [(act, words)] = said.items()
        return cls(
            act, str(words), **{_NAMES.get(key, key): value for key, value in declared.items() if key not in ACTS}
        )


_NAMES = {
    "friend": "is_by_friend",
    "reply": "is_reply",
    "unseen": "is_unseen",
    "ignored": "is_ignored",
}


@dataclass(frozen=True, slots=True)
class Script:
    """Steps in a chat of a client's language; `model` is what a model says, `{name}` the passage with some words."""

    name: str
    language: Language
    steps: tuple[Step, ...]
    alt: str
    is_group: bool = False
    is_admin: bool = False
    is_open: bool = False  # the evidence of the last message unfolded
    model: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, declared: Mapping[str, Any]) -> Script:
        """Read a script; raises ValueError or TypeError when it is none."""
        rest = {key: value for key, value in declared.items() if key in _OPTIONS}
        return cls(
            name=declared["name"],
            language=declared["language"],
            steps=tuple(map(Step.of, declared["steps"])),
            alt=declared["alt"],
            **{_OPTIONS[key]: value for key, value in rest.items()},
        )

    @property
    def file(self) -> str:
        """The name of its picture."""
        return f"{self.name}-{self.language}.png"


_OPTIONS = {"group": "is_group", "admin": "is_admin", "open": "is_open", "model": "model"}
