"""The bench of scale as a Markdown table."""

from __future__ import annotations

from bot.evaluation.scale.bench import Row

_COLUMNS = (
    "passages",
    "search",
    "build",
    "renewal",
    "disk",
    "resident",
    "median",
    "p95",
    "processor p95",
    "recall@10: lexical / dense / hybrid",
)
HEAD = "| " + " | ".join(_COLUMNS) + " |\n|" + "---|" * len(_COLUMNS)


def line_of(row: Row) -> str:
    """Return a line of the table."""
    searching = row.searching
    recall = " / ".join(f"{searching.recall[mode]:.3f}" for mode in ("lexical", "dense", "hybrid"))
    cells = (
        f"{row.passages:,}",
        "exact" if row.exact else "approximate",
        f"{row.build_seconds:.1f} s",
        f"{row.renewal_seconds:.1f} s",
        f"{row.disk_megabytes:.0f} MB",
        "unknown" if searching.megabytes is None else f"{searching.megabytes:.0f} MB",
        f"{searching.search_ms.median:.1f} ms",
        f"{searching.search_ms.p95:.1f} ms",
        f"{searching.processor_ms.p95:.1f} ms",
        recall,
    )
    return "| " + " | ".join(cells) + " |"
