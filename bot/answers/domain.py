"""The field: the concepts that make a question one about it, whether or not the sources answer."""

from __future__ import annotations

DOMAIN = frozenset(
    f"#{concept}"
    for concept in """data-centre miner mining ai cloud electricity power capacity crypto bitcoin tech-company nuclear grid hashprice
    hashrate halving break-even machine report revenue lease bill household connect wait efficiency demand deal gpu""".split()
)
