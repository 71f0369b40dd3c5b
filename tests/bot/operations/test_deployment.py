"""What the bot is run by, held against the tree: nothing in it names what is not there."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import Settings, variable

ROOT = Path(__file__).parents[3]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
UNIT = ROOT / "deploy" / "qudra.service"
VARIABLES = {variable(name) for name in Settings.model_fields}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    return parsed


def instructions(name: str) -> list[str]:
    """The arguments of every such instruction of the Dockerfile, its continued lines joined."""
    joined = DOCKERFILE.replace("\\\n", " ")
    return re.findall(rf"^{name} +(.+)$", joined, re.MULTILINE)


def copied() -> list[str]:
    """What the image copies from the tree."""
    lines = [line for line in instructions("COPY") if not line.startswith("--from")]
    return [source for line in lines for source in line.split()[:-1]]


def test_the_image_copies_what_is_there_and_all_that_is_imported() -> None:
    assert [path for path in copied() if not (ROOT / path).exists()] == []
    assert {"bot", "corpus", "index", "pyproject.toml", "constraints.txt"} <= set(copied())


def test_what_the_image_copies_is_not_ignored_and_the_rest_is() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    let_in = {line.removeprefix("!") for line in lines if line.startswith("!")}
    assert "*" in lines
    assert {path.split("/")[0] for path in copied()} == let_in


def test_the_image_sets_settings_that_there_are() -> None:
    names = re.findall(r"\b((?:QUDRA|TELEGRAM)_\w+)=", " ".join(instructions("ENV")))
    assert set(names) == {"QUDRA_HOME", "QUDRA_LISTEN", "QUDRA_LOG_FORMAT"}
    assert set(names) <= VARIABLES


def test_the_image_is_stopped_and_looked_after_by_commands_that_there_are() -> None:
    assert instructions("STOPSIGNAL") == ["SIGTERM"]
    assert instructions("ENTRYPOINT") == ['["qudra"]']
    assert instructions("USER") == ["10001"]
    [health] = instructions("HEALTHCHECK")
    [listen] = re.findall(r"QUDRA_LISTEN=(\S+)", " ".join(instructions("ENV")))
    assert f"http://{listen}/healthz" in health
    assert '"/healthz"' in (ROOT / "bot" / "telegram" / "web.py").read_text("utf-8")


def test_the_image_leaves_out_what_only_other_encoders_need() -> None:
    done = subprocess.run(
        [sys.executable, "deploy/dependencies.py"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    names = set(done.stdout.split())
    assert not names & {"torch==2.13.0", "torch", "sentence-transformers"}
    assert {"onnxruntime", "python-telegram-bot", "pypdf[crypto]", "psycopg[binary]"} <= names
    told = (ROOT / "pyproject.toml").read_text("utf-8")
    assert "torch==" in told
    assert '"sentence-transformers"' in told


def test_compose_sets_settings_that_there_are(compose: dict[str, Any]) -> None:
    given = set(compose["services"]["qudra"]["environment"])
    assert {"QUDRA_HOME", "QUDRA_LISTEN"} <= given
    assert given <= VARIABLES


def test_compose_keeps_the_bot_in_its_place(compose: dict[str, Any]) -> None:
    bot = compose["services"]["qudra"]
    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert bot["volumes"] == ["home:/data"]
    assert bot["env_file"] == ".env"
    assert any(mount.startswith("/tmp") for mount in bot["tmpfs"])
    assert "profiles" not in bot


def test_every_other_service_is_asked_for_and_is_looked_after(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert {name: services[name].get("profiles") for name in services} == {
        "qudra": None,
        "postgres": ["postgres"],
        "milvus": ["milvus"],
    }
    for name, service in services.items():
        assert service["deploy"]["resources"]["limits"].keys() == {"cpus", "memory"}, name
        assert "healthcheck" in service or name == "qudra", "the bot's is in its image"
        assert "no-new-privileges:true" in service["security_opt"], name


def test_every_volume_and_file_that_compose_names_is_declared(compose: dict[str, Any]) -> None:
    mounted = {mount.partition(":")[0] for service in compose["services"].values() for mount in service["volumes"]}
    assert mounted == set(compose["volumes"])
    wanted = {config["source"] for service in compose["services"].values() for config in service.get("configs", ())}
    assert wanted == set(compose["configs"])
    assert yaml.safe_load(compose["configs"]["etcd"]["content"])["listen-client-urls"].startswith("http://127.0.0.1")


def test_no_secret_is_in_what_is_shipped(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        assert not [name for name in service.get("environment", {}) if re.search("PASSWORD|TOKEN|KEY", name)]
    assert "*.env" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


def unit() -> dict[str, list[str]]:
    """The service section, by directive."""
    parser = configparser.ConfigParser(strict=False, interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(re.sub(r"^SystemCallFilter=~.*$", "", UNIT.read_text("utf-8"), flags=re.MULTILINE))
    return {name: value.split() for name, value in parser["Service"].items()}


def test_the_service_is_hardened_and_gets_up_again() -> None:
    service = unit()
    for name in ("NoNewPrivileges", "PrivateTmp", "PrivateDevices", "ProtectHome", "RestrictNamespaces"):
        assert service[name] == ["yes"], name
    assert service["ProtectSystem"] == ["strict"]
    assert service["StateDirectory"] == ["qudra"]
    assert service["Restart"] == ["on-failure"]
    assert service["CapabilityBoundingSet"] == []
    assert "MemoryMax" in service


def test_the_service_sets_settings_that_there_are_and_runs_a_command() -> None:
    started = unit()["ExecStart"]
    assert started[-2:] == ["/opt/qudra/.venv/bin/qudra", "serve"]
    ours = {part.partition("=")[0] for part in started if part.startswith("QUDRA_")}
    assert ours == {"QUDRA_HOME"}
    assert ours <= VARIABLES


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_finds_nothing_wrong_with_the_service() -> None:
    done = subprocess.run(["systemd-analyze", "verify", str(UNIT)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
