"""The circuit breaker: who may ask a server that was away."""

from __future__ import annotations

from bot.state.breaker import Breaker


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_everybody_asks_a_server_that_works() -> None:
    breaker = Breaker(5, Clock())
    assert [breaker.allows() for _ in range(3)] == [True] * 3


def test_nobody_asks_for_a_while_after_it_failed_and_then_one_does() -> None:
    clock = Clock()
    breaker = Breaker(5, clock)
    breaker.failed()
    assert [breaker.allows() for _ in range(3)] == [False] * 3
    clock.now = 5
    assert [breaker.allows() for _ in range(3)] == [True, False, False]
    clock.now = 9
    assert not breaker.allows()
    clock.now = 10
    assert breaker.allows()


def test_when_it_works_again_everybody_asks() -> None:
    clock = Clock()
    breaker = Breaker(5, clock)
    breaker.failed()
    clock.now = 5
    assert breaker.allows()
    breaker.worked()
    assert [breaker.allows() for _ in range(3)] == [True] * 3


def test_what_is_always_to_be_asked_is_asked_after_a_failure() -> None:
    breaker = Breaker(0, Clock())
    breaker.failed()
    assert [breaker.allows() for _ in range(3)] == [True] * 3
