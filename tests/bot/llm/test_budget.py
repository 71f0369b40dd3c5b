"""The model is asked so often a day and no more, and answers go out all the same."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.engine import Engine
from bot.llm.budget import Budget
from bot.settings import Settings
from tests.bot.llm.conftest import MakeEngine, same
from tests.bot.llm.openai_server import OpenAIServer

DAY = 86_400.0
QUESTION = "How many MW can TeraWulf reach?"


def test_so_many_a_day_are_allowed_and_the_next_day_begins_anew() -> None:
    budget = Budget(2)
    assert [budget.spend(now) for now in (10 * DAY, 10 * DAY + 1, 11 * DAY - 1)] == [True, True, False]
    assert budget.spend(11 * DAY)


def test_nought_is_no_limit() -> None:
    budget = Budget(0)
    assert all(budget.spend(0.0) for _ in range(10_000))


def test_many_threads_are_allowed_no_more_than_one() -> None:
    budget = Budget(50)
    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(lambda _: budget.spend(DAY), range(200))) == 50


@pytest.mark.parametrize("calls", [-1, 1.5])
def test_the_setting_is_a_number_of_requests(calls: float) -> None:
    with pytest.raises(ValueError, match=r"llm_calls_per_day"):
        Settings(llm_calls_per_day=calls)  # type: ignore[arg-type]


def test_when_it_is_spent_the_extractive_answer_goes_out_and_nothing_is_asked(
    make_engine: MakeEngine, plain: Engine, server: OpenAIServer
) -> None:
    engine = make_engine(llm_calls_per_day=1)
    engine.ask(QUESTION)
    asked = len(server.requests)
    assert asked == 1
    assert same(engine.ask(QUESTION), plain.ask(QUESTION))
    assert len(server.requests) == asked
