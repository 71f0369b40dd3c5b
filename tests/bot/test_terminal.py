"""The conversation in a terminal."""

from __future__ import annotations

import builtins
import io
from collections.abc import Iterator

import pytest

from bot.chat import Chat
from bot.terminal import Terminal, answer_text
from corpus.document import Kind
from tests.bot.samples import FakeEngine, answer, citation


class Prompt(io.StringIO):
    def isatty(self) -> bool:
        return True


def converse(source: io.StringIO, engine: FakeEngine | None = None) -> str:
    target = io.StringIO()
    Terminal(Chat(engine or FakeEngine()), source, target).run()  # type: ignore[arg-type]
    return target.getvalue()


def test_a_pipe_gets_an_answer_a_line_with_its_evidence_and_an_empty_line_between() -> None:
    assert converse(io.StringIO("How much?\n\n  كم؟  \n")) == (
        "Miners could earn 13.9 billion dollars a year if they moved 20% of their power.¹\n"
        "  ¹ P5 · Miners & <power> · undated · our wording · seen via Reuters, Data Centre Dynamics\n"
        "    VanEck puts it at 13.9 billion dollars.\n"
        "\n"
        "قد تحقق شركات التعدين 13.9 مليار دولار سنويا إذا حولت 20% من طاقتها.¹\n"
        "  ¹ P5 · Miners & <power> · بلا تاريخ · بصياغتنا · عن طريق Reuters، Data Centre Dynamics\n"
        "    VanEck puts it at 13.9 billion dollars.\n"
    )


def test_nothing_asked_prints_nothing() -> None:
    assert converse(io.StringIO("\n \n")) == ""


def test_commands_work_and_their_choices_can_be_typed() -> None:
    shown = converse(io.StringIO("/language\n/language ar\n/sources\n/calc sector_revenue share=30%\n"))
    assert "  /language ar  العربية" in shown
    assert "أجيب من 3 مصادر" in shown
    assert "20.85" in shown


def test_what_if_is_typed_with_what_stands_under_a_calculation(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["/calc site_energy mw=100", "/w eeA200 A100", "/w eeA200 b A100", "/w eeA200 iB", "exit"])
    monkeypatch.setattr(builtins, "input", lambda _: next(typed))
    shown = converse(Prompt())
    assert "  /w eeA50 A100  − · /w eeA100 iA  Power: 100 MW · /w eeA200 A100  +\n" in shown
    assert "Power: before 100 MW, now 200 MW\n" in shown
    assert "Load factor: 100% (assumption)\nFrom 0% to 100%\n" in shown


def test_a_pipe_gets_no_commands_to_go_on_with() -> None:
    assert "/w " not in converse(io.StringIO("/calc site_energy mw=100\n"))


def test_a_table_is_printed_and_a_picture_named() -> None:
    shown = converse(io.StringIO("/w deC_1 t\n/w deC_1 c\n"))
    assert "\n2030," in shown
    assert "\nPicture: " in shown
    assert "\ufeff" not in shown


def test_exit_ends_it() -> None:
    engine = FakeEngine()
    converse(io.StringIO("one\nexit\ntwo\n"), engine)
    assert engine.asked == ["one"]


def test_one_conversation_remembers_its_turns() -> None:
    shown = converse(io.StringIO("سؤال\n/help\n"))
    assert "أرسل سؤالك" in shown


def test_a_person_gets_a_banner_and_a_prompt_until_the_input_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    typed: Iterator[str] = iter(["How much?"])

    def read(prompt: str) -> str:
        assert prompt == "› "
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr(builtins, "input", read)
    shown = converse(Prompt())
    assert "قدرة" in shown.splitlines()[0]
    assert "Qudra" in shown.splitlines()[1]
    assert "13.9" in shown


def test_an_answer_has_no_empty_lines() -> None:
    quoted = answer(text="20.85.\n\nNote.", citations=(citation(quote="a\n\nb", kind=Kind.ORIGINAL),))
    lines = answer_text(quoted).splitlines()
    assert len(lines) == 5
    assert all(line.strip() for line in lines)
