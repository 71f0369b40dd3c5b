"""No pattern goes round for long over a string that is made for it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BOUND = 5.0  # seconds for one string: many times what the slowest takes, far below what a catastrophe does
PATIENCE = 1_800.0
SHORT, WHOLE = ("500", "2000"), ("4096", "20000")  # characters of a message and a paragraph


def assert_quick(*lengths: str) -> None:
    command = [sys.executable, "-m", "tests.security.patterns", str(BOUND), *lengths]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=True)
    found = json.loads(done.stdout)
    assert found["patterns"] > 100
    assert found["slow"] == []


def test_no_pattern_is_catastrophic() -> None:
    assert_quick(*SHORT)


@pytest.mark.long
def test_no_pattern_is_slow_over_the_longest_message_and_a_paragraph_of_twenty_thousand_characters() -> None:
    assert_quick(*WHOLE)


def test_one_that_is_would_be_found() -> None:
    source = "from tests.security import patterns as p; import re, signal; signal.signal(signal.SIGALRM, p._ring)\n"
    source += "print(p._seconds(re.compile('(a+)+b'), 'a' * 4_096, {'match'}, 1.0) >= 1.0)"
    done = subprocess.run([sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
