from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import Failure
from bot.evaluation.trec import Ranked, write_run


def test_a_run_has_a_line_a_document_ranked_from_one(tmp_path: Path) -> None:
    write_run(tmp_path / "run", {"q1": [Ranked("a", 2.5), Ranked("b", 1.0)], "q2": []})
    assert (tmp_path / "run").read_text() == "q1 Q0 a 1 2.500000 qudra\nq1 Q0 b 2 1.000000 qudra\n"


def test_a_run_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="cannot be written"):
        write_run(tmp_path, {})
