"""What the source may not call: what makes objects, programs or commands of bytes that somebody else wrote."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(path.relative_to(ROOT) for name in ("corpus", "index", "bot") for path in (ROOT / name).rglob("*.py"))
PICKLES = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"}
PROGRAMS = {"eval", "exec", "compile", "__import__"}
SHELLS = {("os", "system"), ("os", "popen"), ("subprocess", "getoutput"), ("subprocess", "getstatusoutput")}
SAFE_LOADERS = {"SafeLoader", "CSafeLoader", "_Loader"}  # the last is one of the two, as the test below holds
XML = {"xml.etree", "xml.dom", "xml.sax", "xml.etree.ElementTree", "xml.dom.minidom"}  # they expand entities

every_module = pytest.mark.parametrize("module", MODULES, ids=str)


def faults(source: str) -> Iterator[str]:
    """Yield what a module does that none may."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [str(node.module)]
            yield from (name for name in names if name.partition(".")[0] in PICKLES or name in XML)
        elif isinstance(node, ast.Call):
            yield from _wrong(node)


def _wrong(call: ast.Call) -> Iterator[str]:
    name = ast.unparse(call.func)
    owner, _, method = name.rpartition(".")
    given = {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}
    if name in PROGRAMS or (owner, method) in SHELLS or given.get("shell", "False") != "False":
        yield name
    if owner in ("np", "numpy") and method == "load" and given.get("allow_pickle", "False") != "False":
        yield f"{name} with pickles"
    if owner == "torch" and method == "load" and given.get("weights_only") != "True":
        yield f"{name} of more than weights"
    loader = given.get("Loader", ast.unparse(call.args[1]) if len(call.args) > 1 else "")
    if owner == "yaml" and (method in ("unsafe_load", "full_load") or (method == "load" and not _is_safe(loader))):
        yield f"{name} with {loader}"
    if method == "extractall" or (method == "mktemp" and owner == "tempfile"):
        yield name
    if given.get("verify", "True") == "False" or given.get("trust_remote_code", "False") != "False":
        yield f"{name} trusts anybody"


def _is_safe(loader: str) -> bool:
    return loader.rpartition(".")[2] in SAFE_LOADERS


@every_module
def test_no_module_makes_objects_or_commands_of_bytes(module: Path) -> None:
    assert list(faults((ROOT / module).read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "import pickle", "from pickle import loads", "import joblib", "eval(text)", "exec(code)", "os.system(line)",
        "subprocess.run(line, shell=True)", "np.load(path, allow_pickle=True)", "torch.load(path)",
        "torch.load(path, weights_only=False)", "yaml.load(text)", "yaml.load(text, Loader=yaml.Loader)",
        "yaml.unsafe_load(text)", "archive.extractall(folder)", "httpx.get(url, verify=False)",
        "SentenceTransformer(name, trust_remote_code=True)", "import xml.etree.ElementTree",
    ],
)  # fmt: skip
def test_each_of_these_would_be_found(source: str) -> None:
    assert list(faults(source))


def test_the_loader_of_front_matter_is_a_safe_one() -> None:
    import yaml

    from corpus import front_matter

    assert front_matter._Loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", None))
