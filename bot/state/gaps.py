"""Gaps: what people asked that was not answered, or not to their liking."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import or_, select

from bot.state.database import Database
from bot.state.tables import FeedbackRow, ReceiptRow
from corpus.text import fold, squeeze

_NEWEST = 20_000  # receipts that are looked at
_THOUSANDS = re.compile(r"(?<=\d)[,٬](?=\d{3}(?!\d))")
_NO_WORD = re.compile(r"(?<!\d)\.|\.(?!\d)|[^\w.%]|_")  # 3.5 and 20% are figures


@dataclass(frozen=True, slots=True)
class Gap:
    """A question as it was asked most often, how often and in which languages, when last, and by which receipts."""

    question: str
    count: int
    languages: tuple[str, ...]
    last: datetime
    receipts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    id: str
    at: datetime
    question: str
    language: str


def gaps(database: Database, most: int = 20) -> list[Gap]:
    """Return the questions that were abstained from or whose answer somebody disliked, the most frequent first."""
    disliked = select(FeedbackRow.receipt_id).where(FeedbackRow.liked.is_(False))
    unanswered = (
        select(ReceiptRow.id, ReceiptRow.at, ReceiptRow.question, ReceiptRow.spoken)
        .where(or_(ReceiptRow.mode == "abstain", ReceiptRow.id.in_(disliked)))
        .order_by(ReceiptRow.at.desc(), ReceiptRow.id)
        .limit(_NEWEST)
    )
    with database.connect() as connection:
        asked = [_Asked(*row) for row in connection.execute(unanswered)]
    asked = sorted((one for one in asked if folded(one.question)), key=lambda one: folded(one.question))
    found = [_gap(list(alike)) for _, alike in groupby(asked, key=lambda one: folded(one.question))]
    return sorted(found, key=lambda gap: (gap.count, gap.last), reverse=True)[:most]


def folded(question: str) -> str:
    """Return the form in which questions are alike: letters and digits folded, without punctuation."""
    return squeeze(_NO_WORD.sub(" ", _THOUSANDS.sub("", fold(question))))


def _gap(asked: Sequence[_Asked]) -> Gap:
    """Make one gap of questions that are alike, the newest first."""
    counts = Counter(squeeze(one.question) for one in asked)
    return Gap(
        question=counts.most_common(1)[0][0],
        count=len(asked),
        languages=tuple(sorted({one.language for one in asked if one.language})),
        last=asked[0].at,
        receipts=tuple(one.id for one in asked),
    )
