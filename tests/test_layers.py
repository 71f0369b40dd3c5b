"""What the packages may know of each other and of the world."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("corpus", "index", "bot")
MODULES = sorted(path.relative_to(ROOT) for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
HEAVY = ("torch", "sentence_transformers", "transformers", "trafilatura", "docx", "pypdf", "telegram", "markdown_it")

every_module = pytest.mark.parametrize("module", MODULES, ids=str)


def tree_of(module: Path) -> ast.Module:
    return ast.parse((ROOT / module).read_text("utf-8"))


def imported(module: Path) -> Iterator[str]:
    """Every module that a file imports, at its top or inside a function."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield str(node.module)


def test_there_are_modules_to_look_at() -> None:
    assert {module.parts[0] for module in MODULES} == set(PACKAGES)


@every_module
def test_imports_point_only_to_the_left(module: Path) -> None:
    right = PACKAGES[PACKAGES.index(module.parts[0]) + 1 :]
    assert not [name for name in imported(module) if name.partition(".")[0] in (*right, "tests")]


@every_module
def test_only_settings_read_the_environment(module: Path) -> None:
    named = {node.attr for node in ast.walk(tree_of(module)) if isinstance(node, ast.Attribute)}
    reads = named & {"environ", "environb", "getenv", "getenvb"}
    reads |= {name for name in imported(module) if name.partition(".")[0] in ("pydantic_settings", "dotenv")}
    assert not reads or module == Path("bot/settings.py")


@every_module
def test_only_the_telegram_package_imports_telegram(module: Path) -> None:
    imports = [name for name in imported(module) if name.partition(".")[0] == "telegram"]
    assert not imports or module.parts[:2] == ("bot", "telegram")


@every_module
def test_every_module_says_what_it_is(module: Path) -> None:
    assert ast.get_docstring(tree_of(module))


_ASK = f"""
import sys, tempfile
from pathlib import Path
from bot.engine import Engine
from bot.settings import Settings

with tempfile.TemporaryDirectory() as home:
    engine = Engine(Settings(home=Path(home)))
    assert engine.ask("How much power do data centres use?").citations
    assert engine.ask("كم تستهلك مراكز البيانات من الكهرباء؟").citations
    engine.reindex(full=True)
print(*(name for name in {HEAVY!r} if name in sys.modules))
"""


def test_indexing_and_asking_load_no_model_library_reader_or_transport() -> None:
    done = subprocess.run([sys.executable, "-c", _ASK], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, []), done.stderr
