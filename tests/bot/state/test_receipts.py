"""Receipts in a real SQLite file."""

from __future__ import annotations

import traceback
from contextlib import closing
from datetime import UTC, datetime

import pytest

from bot.errors import Failure
from bot.state.database import Database
from bot.state.receipts import Receipt, Receipts, fresh_id

ANSWER = {
    "mode": "answer",
    "text": "نعم، 770 ميجاوات.",
    "provenance": {"generation": "a", "encoder": "b", "version": "c"},
}


def test_a_receipt_is_given_back_as_it_was_kept(database: Database) -> None:
    receipt = Receipt(
        "ab12", "telegram:1", "كم؟", ANSWER, "ar", ("مرحبا", "كم الطلب؟"), datetime(2026, 1, 2, tzinfo=UTC)
    )
    Receipts(database).save(receipt)
    assert Receipts(database).of("ab12") == receipt


def test_it_survives_a_restart(address: str) -> None:
    first = Database(address)
    Receipts(first).save(Receipt("ab12", "", "?", ANSWER))
    first.close()
    with closing(Database(address)) as second:
        assert Receipts(second).of("ab12") is not None


def test_there_is_none_by_an_unknown_id(database: Database) -> None:
    assert Receipts(database).of("nothing'; --") is None


def test_an_id_is_kept_once(database: Database) -> None:
    Receipts(database).save(Receipt("ab12", "", "?", ANSWER))
    with pytest.raises(Failure):
        Receipts(database).save(Receipt("ab12", "", "?", ANSWER))


def test_ids_are_short_and_differ() -> None:
    ids = {fresh_id() for _ in range(1_000)}
    assert len(ids) == 1_000
    assert {len(one) for one in ids} == {10}


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////proc/none/x.db", "postgresql+nodriver://u:secret@127.0.0.1/x"])
def test_a_database_that_cannot_be_used_is_a_failure_without_the_password(url: str) -> None:
    with pytest.raises(Failure) as failure:
        Database(url)
    assert "secret" not in str(failure.value)


def test_several_threads_keep_receipts_side_by_side(database: Database) -> None:
    from concurrent.futures import ThreadPoolExecutor

    ids = [fresh_id() for _ in range(50)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda one: Receipts(database).save(Receipt(one, "", "?", ANSWER)), ids))
    assert all(Receipts(database).of(one) for one in ids)


def test_what_was_asked_stands_in_no_error_of_the_database(database: Database) -> None:
    receipts, private = Receipts(database), "a private matter"
    receipts.save(Receipt("ab12", "", "first", ANSWER))
    with pytest.raises(Failure) as failed:
        receipts.save(Receipt("ab12", "", private, ANSWER))
    told = traceback.format_exception(failed.value)
    assert any("IntegrityError" in line for line in told)
    assert private not in "".join(told)
