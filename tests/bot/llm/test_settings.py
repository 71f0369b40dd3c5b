"""The settings of a language model, and what is loaded without one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings

ROOT = Path(__file__).parents[3]
_ASK = """
import sys
from pathlib import Path
from bot.engine import Engine
from bot.settings import Settings
engine = Engine(Settings(home=Path(sys.argv[1]), _env_file=None))
assert engine.ask("How much power do data centres use?").citations
print(*(name for name in ("openai", "httpx2", "bot.llm") if name in sys.modules))
"""


def test_a_server_needs_the_name_of_a_model() -> None:
    with pytest.raises(ValidationError, match="QUDRA_LLM_MODEL"):
        Settings(llm_url="http://localhost:1/v1")


@pytest.mark.parametrize("seconds", [0, -1, 601, float("nan")])
def test_the_limit_is_a_time(seconds: float) -> None:
    with pytest.raises(ValidationError):
        Settings(llm_timeout=seconds)


def test_the_key_is_not_shown() -> None:
    assert "sk-secret" not in repr(Settings(llm_key="sk-secret"))  # type: ignore[arg-type]


def test_without_a_server_nothing_of_it_is_loaded(home: Path) -> None:
    run = [sys.executable, "-c", _ASK, str(home)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, []), done.stderr


def test_the_page_on_it_tells_every_setting() -> None:
    page = (ROOT / "docs" / "language-model.md").read_text("utf-8")
    names = [name for name in Settings.model_fields if name.startswith("llm_")]
    assert names
    assert [name for name in names if f"`QUDRA_{name.upper()}`" not in page] == []
