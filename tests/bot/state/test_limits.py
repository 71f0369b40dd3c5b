"""Limits: so many questions a minute and a day, whoever counts them."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median

import pytest

from bot.state.database import Database
from bot.state.limits import Limits

START = 1_000_000.0
PROCESS = """
import sys
from bot.state.database import Database
from bot.state.limits import Limits
limits = Limits(Database(sys.argv[1]), 30, 0)
print(sum(limits.allow("telegram:1", 1_000_000.0) == 0 for _ in range(25)))
"""


def allowed(limits: Limits, count: int, now: float, asker: str = "telegram:1") -> int:
    return sum(limits.allow(asker, now) == 0 for _ in range(count))


def test_so_many_a_minute_are_allowed_and_the_next_one_is_told_how_long_to_wait(database: Database) -> None:
    limits = Limits(database, per_minute=3, per_day=100)
    assert allowed(limits, 3, START) == 3
    assert limits.allow("telegram:1", START + 15) == pytest.approx(45)
    assert limits.allow("telegram:1", START + 60) == 0


def test_so_many_a_day_are_allowed(database: Database) -> None:
    limits = Limits(database, per_minute=3, per_day=5)
    assert [allowed(limits, 3, START + minute * 60) for minute in range(3)] == [3, 2, 0]
    assert limits.allow("telegram:1", START + 180) == pytest.approx(86_400 - 180)
    assert limits.allow("telegram:1", START + 86_400) == 0


def test_what_is_refused_does_not_count(database: Database) -> None:
    limits = Limits(database, per_minute=1, per_day=2)
    assert allowed(limits, 50, START) == 1
    assert allowed(limits, 50, START + 60) == 1


def test_waiting_as_long_as_was_said_is_enough(database: Database) -> None:
    limits = Limits(database, per_minute=1, per_day=0)
    limits.allow("telegram:1", START)
    assert limits.allow("telegram:1", START + limits.allow("telegram:1", START + 0.3) + 0.3) == 0


def test_everybody_has_a_limit_of_their_own(database: Database) -> None:
    limits = Limits(database, per_minute=1, per_day=1)
    assert allowed(limits, 1, START, "telegram:1") == allowed(limits, 1, START, "telegram:2") == 1


def test_nought_is_no_limit(database: Database) -> None:
    assert allowed(Limits(database, per_minute=0, per_day=0), 200, START) == 200


def test_a_restart_does_not_begin_anew(address: str) -> None:
    for expected in (2, 0):
        database = Database(address)
        assert allowed(Limits(database, per_minute=2, per_day=9), 2, START) == expected
        database.close()


def test_many_threads_are_allowed_no_more_than_one(database: Database) -> None:
    limits = Limits(database, per_minute=10, per_day=100)
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lambda _: limits.allow("telegram:1", START) == 0, range(40))) == 10


def test_many_processes_are_allowed_no_more_than_one(address: str) -> None:
    command = [sys.executable, "-c", PROCESS, address]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert sum(int(process.communicate(timeout=60)[0]) for process in running) == 30


def test_counting_takes_about_a_millisecond(database: Database) -> None:
    limits = Limits(database, per_minute=20, per_day=500)

    def elapsed(number: int) -> float:
        started = time.perf_counter()
        limits.allow(f"telegram:{number % 50}")
        return time.perf_counter() - started

    assert median(map(elapsed, range(400))) < 0.005  # a millisecond, on a machine that does nothing else
