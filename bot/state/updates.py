"""Updates: what is received and not yet dealt with, so that a kill loses none and none is dealt with twice.

An update is held by one process, for as long as that goes on saying so; afterwards another may take it over. Its
content is deleted once it is dealt with, its number later (`bot.state.retention`), for it may come again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, or_, select, update

from bot.state.database import Database
from bot.state.exchanges import Exchanged, keep_exchanges
from bot.state.moment import now
from bot.state.tables import MessageRow, UpdateRow
from bot.state.upsert import insert_if_new, upsert_if

_log = logging.getLogger(__name__)

MOST_TAKEOVERS = 5  # of one update
LEASE = 20.0  # seconds for which an update is held at a time

_FINISH = update(UpdateRow).where(UpdateRow.id == bindparam("number")).values(content=None, held_until=0.0)
_TAKE = (
    update(UpdateRow)
    .where(
        UpdateRow.id == bindparam("number"), UpdateRow.content.is_not(None), UpdateRow.held_until <= bindparam("over")
    )
    .values(holder=bindparam("by"), held_until=bindparam("until"), takeovers=UpdateRow.takeovers + 1)
)


class Version(NamedTuple):
    """A message of a chat: when it was edited last, in seconds since 1970, 0 as it was sent, and a digest of it."""

    chat: str
    message: int
    version: float
    digest: str


NONE: Mapping[int, Version] = MappingProxyType({})
NOTHING: Exchanged = MappingProxyType({})


class Updates:
    """The updates in a database that several processes may share; times are seconds since 1970."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def receive(self, received: Mapping[int, str], holder: str, versions: Mapping[int, Version] = NONE) -> set[int]:
        """Keep updates, each its content by its number; return the numbers of those that say what was never received.

        These are held by `holder`. `versions` tells of some which message they bring: that may have come by another
        update, or after its own edit. Raises Failure.
        """
        if not received:
            return set()
        until, at = time.time() + LEASE, now()
        with self._database.begin() as connection:
            known = set(connection.scalars(select(UpdateRow.id).where(UpdateRow.id.in_(received))))
            fresh = [number for number in received if number not in known]
            news = set()
            for number in fresh:
                version = versions.get(number)
                says = version is None or upsert_if(connection, MessageRow, _is_later, **version._asdict(), at=at)
                row = {"id": number, "at": at, "holder": holder, "content": received[number], "held_until": until}
                done = {} if says else {"content": None, "held_until": 0.0}
                if insert_if_new(connection, UpdateRow, **row | done) and says:
                    news.add(number)
            return news

    def finish(self, numbers: Collection[int], exchanged: Exchanged = NOTHING) -> None:
        """Note that updates are dealt with, and what replied to them, and forget what they said; raises Failure."""
        with self._database.begin() as connection:
            keep_exchanges(connection, exchanged)
            connection.execute(_FINISH, [{"number": number} for number in numbers])

    def hold(self, numbers: Collection[int], holder: str) -> None:
        """Go on holding updates that are being dealt with; raises Failure."""
        held = update(UpdateRow).where(UpdateRow.id.in_(numbers), UpdateRow.holder == holder)
        with self._database.begin() as connection:
            connection.execute(held.values(held_until=time.time() + LEASE))

    def take_over(self, holder: str, *, alone: bool = False) -> dict[int, str]:
        """Take what nobody holds any more, or, for a process that is `alone`, what others held; by number.

        One that `holder` did not hear was kept is among what nobody holds any more. One that several processes have
        left undone, so that it may be what ends them, is given up. Raises Failure.
        """
        moment = time.time()
        over = moment + 2 * LEASE if alone else moment
        free = UpdateRow.held_until <= moment
        left = select(UpdateRow.id, UpdateRow.content, UpdateRow.takeovers).where(
            UpdateRow.content.is_not(None), or_(free, UpdateRow.holder != holder) if alone else free
        )
        with self._database.begin() as connection:
            found = connection.execute(left.order_by(UpdateRow.id)).all()
            by = {"over": over, "by": holder, "until": moment + LEASE}
            given_up = [number for number, _, takeovers in found if takeovers >= MOST_TAKEOVERS]
            if given_up:
                _log.error("given up, after %d processes ended over them: updates %s", MOST_TAKEOVERS, given_up)
                connection.execute(_FINISH, [{"number": number} for number in given_up])
            return {
                number: content
                for number, content, takeovers in found
                if content
                and takeovers < MOST_TAKEOVERS
                and connection.execute(_TAKE, {"number": number, **by}).rowcount == 1
            }


def _is_later(known: Any, came: Any) -> ColumnElement[bool]:
    """Tell whether a message was edited since; twice within a second, it says another thing."""
    again = and_(came.version == known.version, came.digest != known.digest)
    return and_(came.version > 0, or_(came.version > known.version, again))
