"""What is shown: a calculation in one of its views, as a command that a button carries (`/w CODE cf A_3`).

All that it takes to show it again is in the command: its code, the view, and what the last change changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.answers.answer import Answer
from bot.calculators.declaration.calculation import Value
from bot.calculators.what_if.code import Case, CodeError, decode, decode_input, encode, encode_input
from bot.calculators.what_if.letters import argument_letters
from bot.calculators.what_if.steps import changed
from bot.chat.choice import LONGEST_COMMAND

COMMAND, START = "w", "calc_"
RANGE, FORMULA, COMPARE, DRAWS, SWINGS = "r", "f", "b", "m", "s"  # views of the text; "" is the result
_PICTURE = "c"  # before the view: a picture stands above it
_TABLE, _EXPLAINED = "t", "i"  # what leaves the message as it is: the figures as a file; an input's meaning
_VIEWS = frozenset({"", RANGE, FORMULA, COMPARE, DRAWS, SWINGS})


@dataclass(frozen=True, slots=True)
class Shown:
    """A calculation's case and code in a view; `before` is an input's letter and value as it was before a change."""

    case: Case
    code: str
    view: str = ""
    pictured: bool = False
    before: str = ""

    @classmethod
    def of(cls, answer: Answer, view: str = "", pictured: bool = False) -> Shown | None:
        """Return how an answer's calculation is shown; None without one, or with one that no code fits."""
        calculation = answer.calculation
        if calculation is None:
            return None
        case = Case(calculation.name, calculation.given, answer.language, answer.arabic_digits)
        return cls.of_case(case, view, pictured)

    @classmethod
    def of_case(cls, case: Case, view: str = "", pictured: bool = False) -> Shown | None:
        """Return how a case is shown, None when no code fits it."""
        code = encode(case.name, case.given, case.language, case.arabic_digits)
        return cls(case, code, view, pictured) if code is not None else None

    @property
    def command(self) -> str:
        """The command that shows it; what was before is left out where it does not fit."""
        head = " ".join(filter(None, (f"/{COMMAND} {self.code}", _PICTURE * self.pictured + self.view)))
        full = f"{head} {self.before}" if self.before else head
        return full if len(full) <= LONGEST_COMMAND else head

    @property
    def link(self) -> str:
        """The command that a link to it carries."""
        return f"/start {START}{self.code}"

    @property
    def table(self) -> str:
        """The command for its figures as a file."""
        return f"/{COMMAND} {self.code} {_TABLE}"

    def explaining(self, argument: str) -> str:
        """Return the command for what an input means."""
        return f"/{COMMAND} {self.code} {_EXPLAINED}{argument_letters(self.case.calculator)[argument]}"

    def seen(self, view: str, pictured: bool | None = None) -> Shown:
        """Return it in another view."""
        return replace(self, view=view, pictured=self.pictured if pictured is None else pictured)

    def stepped(self, argument: str, value: Value | None) -> Shown | None:
        """Return it with another value of an input (None: no value), in the same view; None when no code fits."""
        given = changed(self.case.given, argument, value)
        moved = self.of_case(replace(self.case, given=given), self.view, self.pictured)
        before = encode_input(self.case.calculator, argument, self.case.given.get(argument)) or ""
        return replace(moved, before=before) if moved else None

    @property
    def change(self) -> tuple[str, Mapping[str, Value]] | None:
        """The input that the last change changed, and the named inputs before it; None when that is not known."""
        if not self.before:
            return None
        argument, value = decode_input(self.case.calculator, self.before)
        return argument, changed(self.case.given, argument, value)


@dataclass(frozen=True, slots=True)
class Tap:
    """What a command asks for: a view, or the table, or what an input means."""

    shown: Shown
    wants_table: bool = False
    explains: str = ""

    @classmethod
    def read(cls, argument: str) -> Tap:
        """Read what follows the command; raises CodeError for anything that no button carries."""
        code, *rest = argument.split(" ") if len(argument) <= LONGEST_COMMAND else [""]
        case = decode(code)
        shown = Shown(case, code)
        words = {"view": "", "before": ""}
        for word in rest:
            key = "before" if word[:1].isupper() else "view"
            if words[key] or not word:
                raise CodeError("a word twice")
            words[key] = word
        if words["before"]:
            decode_input(case.calculator, words["before"])
        return cls._of(shown, **words)

    @classmethod
    def _of(cls, shown: Shown, view: str, before: str) -> Tap:
        if view == _TABLE:
            return cls(shown, wants_table=True)
        if view[:1] == _EXPLAINED:
            argument, value = decode_input(shown.case.calculator, view[1:])
            if value is not None:
                raise CodeError("an input with a value")
            return cls(shown, explains=argument)
        pictured = view.startswith(_PICTURE)
        name = view.removeprefix(_PICTURE)
        if name not in _VIEWS:
            raise CodeError("no such view")
        return cls(replace(shown, view=name, pictured=pictured, before=before))
