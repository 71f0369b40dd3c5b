"""Check: the server where vectors are shared, if there is one."""

from __future__ import annotations

from bot.operations.check import Check, skipped, warning, well, wrong
from index.generation import Generation
from index.milvus.index import is_shareable
from index.milvus.store import MilvusStore, StoreError


def check_vectors(url: str, generation: Generation) -> Check:
    """Tell whether Milvus answers and has a generation; without it questions are searched where they are answered."""
    if not url:
        return skipped("vectors", "no QUDRA_INDEX_URL: searched here")
    if not is_shareable(generation):
        return well("vectors", "searched here, for the index is large")
    try:
        held = MilvusStore(url).holds(generation.name)
    except ImportError:
        return wrong("vectors", "Milvus' client is not installed", "install the extra `milvus`")
    except StoreError as error:
        mend = "see whether it runs, and whether QUDRA_INDEX_URL is right; until then the bot searches by itself"
        return warning("vectors", f"{url} does not answer: {error}", mend)
    if not held:
        return warning(
            "vectors", f"{url} does not have generation {generation.name}", "start the bot: it puts it there"
        )
    return well("vectors", f"{url} has generation {generation.name}")
