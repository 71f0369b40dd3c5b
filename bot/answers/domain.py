"""The field: the concepts that make a question one about it, whether or not the sources answer."""

from __future__ import annotations

from bot.answers.terms import concepts

DOMAIN = concepts(
    "ai bill bitcoin break-even capacity cloud connect crypto data-centre deal demand efficiency electricity gpu grid"
    " halving hashprice hashrate household lease machine miner mining nuclear power report revenue tech-company wait"
)
