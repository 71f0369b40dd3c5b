"""Metrics: what an operator watches, in Prometheus' terms; counted in this process and served by `bot.telegram.web`."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

UPDATES = Counter("qudra_updates", "Updates that were received for the first time.")
REPEATED = Counter("qudra_repeated_updates", "Updates that came again, or that another process deals with.")
TAKEN_OVER = Counter("qudra_taken_over_updates", "Updates that another process, or this one before, left undone.")
IN_HAND = Gauge("qudra_updates_in_hand", "Updates that are being dealt with.")
DEALING = Histogram("qudra_update_seconds", "Seconds from an update's turn to its last reply.", buckets=_SECONDS)
ANSWERS = Counter("qudra_answers", "Answers that went out.", ["mode", "language"])
ANSWERING = Histogram("qudra_answer_seconds", "Seconds in which an answer was found.", buckets=_SECONDS)
STATE_FAILURES = Gauge("qudra_state_failures", "Times that the database could not be read or written.")
VECTORS_AWAY = Gauge("qudra_vectors_away", "1 while vectors that are shared cannot be reached, else 0.")
API_CALLS = Counter("qudra_api_calls", "Requests to the Bot API, by how they ended.", ["outcome"])
