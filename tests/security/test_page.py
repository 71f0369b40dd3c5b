"""The page on security: every threat has a test, and each that is named is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from corpus.readers.confined import LIMITS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/.]+\.py)(?:::(\w+))?`", PAGE)))


def test_every_threat_has_a_test() -> None:
    tables = PAGE.partition("## What stands against it")[2].partition("## What it does not")[0]
    lines = [line for line in tables.splitlines() if line.startswith("|") and "|---" not in line]
    threats = [line for line in lines if not line.startswith("| threat")]
    assert len(threats) > 30
    assert [line for line in threats if "`tests/" not in line.split("|")[3]] == []


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_test_that_is_named_is_there(path: str, name: str) -> None:
    functions = ast.walk(ast.parse((ROOT / path).read_text("utf-8")))
    names = {one.name for one in functions if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)}
    assert name in names if name else any(one.startswith("test_") for one in names)


def test_the_limits_are_those_of_the_code() -> None:
    assert f"memory ({LIMITS.memory // 1024**3} GiB)" in PAGE
    assert f"processor ({LIMITS.processor} s) and time ({LIMITS.clock:g} s)" in PAGE
