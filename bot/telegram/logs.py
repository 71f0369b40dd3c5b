"""What the Telegram library logs and the command reports itself: that the server refuses the token."""

from __future__ import annotations

import logging

from telegram.error import InvalidToken


def leave_refusals_out() -> None:
    """Keep refusals of the token out of the log, wherever it is written to."""
    for handler in logging.getLogger().handlers:
        handler.addFilter(is_for_the_log)


def is_for_the_log(record: logging.LogRecord) -> bool:
    """Tell whether a record says more than that the token is refused."""
    return not (record.exc_info and isinstance(record.exc_info[1], InvalidToken))
