"""Renewing the index: built, held against golden questions, and put in force or refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.admin.errors import AdminError
from bot.admin.renewal import CHECKING, INDEXING, Renewal
from bot.admin.trial import Comparison, golden_questions
from bot.engine import Engine
from bot.errors import UsageFailure
from corpus.library import Library
from index.generation import GenerationStore
from tests.bot.admin.homes import ABOUT_REPORT, ABOUT_ZEPHYRIA, remove_report, zephyria


@pytest.fixture
def renewal(home: Path, engine: Engine) -> Renewal:
    return Renewal(home, engine.encoder, most_fall=0.02)


def current(home: Path) -> str | None:
    return GenerationStore(home).current()


def test_what_answers_as_well_is_put_in_force(renewal: Renewal, home: Path) -> None:
    before = current(home)
    Library(home).add(zephyria())
    seen: list[tuple[int, int, str]] = []
    renewed = renewal.renew(lambda done, total, stage=INDEXING: seen.append((done, total, stage)))
    assert renewed.in_force
    assert renewed.comparison == Comparison(2, 2, 2)
    assert current(home) == renewed.report.generation != before
    assert seen[-4:] == [(at, 4, CHECKING) for at in range(1, 5)]
    assert seen[0][2] == INDEXING


def test_without_a_change_nothing_is_asked(renewal: Renewal) -> None:
    renewed = renewal.renew()
    assert (renewed.report.changed, renewed.comparison, renewed.in_force) == (False, None, True)


def test_what_answers_worse_is_refused_and_told(renewal: Renewal, home: Path, engine: Engine) -> None:
    before = current(home)
    remove_report(home)
    renewed = renewal.renew()
    assert not renewed.in_force
    assert renewed.comparison is not None
    assert renewed.comparison.fall > 0.02
    assert ABOUT_REPORT in [lost.question for lost in renewed.comparison.lost]
    assert current(home) == before
    assert "13.9" in engine.ask(ABOUT_REPORT).text


def test_what_was_refused_is_not_what_a_damaged_index_gives_way_to(
    renewal: Renewal, home: Path, engine: Engine
) -> None:
    remove_report(home)
    refused = renewal.renew().report.generation
    (home / "index" / "CURRENT").write_text("garbage")
    opened = GenerationStore(home).open_latest(engine.encoder)
    assert opened is not None
    assert opened.name != refused


def test_what_was_refused_can_be_put_in_force_and_is_not_built_again(renewal: Renewal, home: Path) -> None:
    remove_report(home)
    refused = renewal.renew().report
    again = renewal.renew().report
    assert (again.generation, again.embedded) == (refused.generation, 0)
    renewal.put_in_force(refused.generation)
    assert current(home) == refused.generation
    assert renewal.renew().report.changed is False


def test_a_fall_within_the_measure_is_let_pass(home: Path, engine: Engine) -> None:
    remove_report(home)
    assert Renewal(home, engine.encoder, most_fall=1.0).renew().in_force


def test_questions_in_the_home_are_asked_too(renewal: Renewal, home: Path) -> None:
    Library(home).add(zephyria())
    renewal.renew()
    (home / "golden").mkdir()
    question = {"id": "z", "question": ABOUT_ZEPHYRIA, "expect": {"mode": "answer", "must": [["333"]]}}
    unjudged = {"id": "y", "question": "Who?"}
    (home / "golden" / "own.jsonl").write_text(json.dumps(question) + "\n" + json.dumps(unjudged) + "\n")
    assert [question.id for question in golden_questions(home)] == ["g1", "g2", "z"]
    Library(home).remove("zephyria")
    renewed = renewal.renew()
    assert not renewed.in_force
    assert renewed.comparison is not None
    assert [lost.question for lost in renewed.comparison.lost] == [ABOUT_ZEPHYRIA]


def test_questions_that_cannot_be_read_are_told_before_anything_is_built(renewal: Renewal, home: Path) -> None:
    (home / "golden").mkdir()
    (home / "golden" / "broken.jsonl").write_text("{")
    Library(home).add(zephyria())
    before = GenerationStore(home).names()
    with pytest.raises(UsageFailure, match=r"broken\.jsonl, line 1"):
        renewal.renew()
    assert GenerationStore(home).names() == before


def test_rolling_back_goes_to_what_was_in_force_before_and_forth_again(renewal: Renewal, home: Path) -> None:
    first = current(home)
    Library(home).add(zephyria())
    second = renewal.renew().report.generation
    assert renewal.roll_back() == first
    assert [(past.name, past.in_force) for past in renewal.past()] == [(first, True), (second, False)]
    assert renewal.roll_back() == second


def test_without_a_past_there_is_no_way_back(renewal: Renewal) -> None:
    with pytest.raises(AdminError, match="no-past"):
        renewal.roll_back()


@pytest.mark.parametrize("name", ["", "nothing", "../generations", "..", ".", "a\0b", "x" * 500])
def test_only_a_generation_can_be_put_in_force(renewal: Renewal, home: Path, name: str) -> None:
    before = current(home)
    with pytest.raises(AdminError, match="generation-gone"):
        renewal.put_in_force(name)
    assert current(home) == before


def test_a_damaged_generation_is_not_put_in_force(renewal: Renewal, home: Path) -> None:
    first = str(current(home))
    Library(home).add(zephyria())
    renewal.renew()
    (home / "index" / "generations" / first / "documents.json").write_bytes(b"[]")
    with pytest.raises(AdminError, match="generation-gone"):
        renewal.put_in_force(first)


def test_while_another_builds_the_swap_of_one_that_was_built_waits_for_nobody(renewal: Renewal, home: Path) -> None:
    from filelock import FileLock

    Library(home).add(zephyria())
    renewal.renew()
    second = current(home)
    with FileLock(GenerationStore(home).lock_file):
        renewal.roll_back()
    assert current(home) not in (None, second)
