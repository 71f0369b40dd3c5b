"""Settings, and the file that shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for variable in variables():
        monkeypatch.delenv(variable, raising=False)


def variables() -> dict[str, str]:
    """The variable of each setting, with its default as it is written in a file."""
    shown = {}
    for name, field in Settings.model_fields.items():
        default = field.default if isinstance(field.default, str) else ""
        shown[str(field.validation_alias or f"QUDRA_{name.upper()}")] = default
    return shown


def test_the_example_shows_every_setting_with_its_description_and_default() -> None:
    descriptions = [field.description for field in Settings.model_fields.values()]
    pairs = zip(descriptions, variables().items(), strict=True)
    expected = [line for description, (name, default) in pairs for line in (f"# {description}", f"{name}={default}")]
    assert EXAMPLE.read_text("utf-8").splitlines() == expected


def test_the_example_as_it_is_means_the_defaults(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(EXAMPLE.read_bytes())
    assert Settings() == Settings(_env_file=None)  # type: ignore[call-arg]


def test_a_file_sets_and_the_environment_overrides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("QUDRA_HOME=from-file\nTELEGRAM_BOT_TOKEN=1:abc\nOTHER=x\n", "utf-8")
    monkeypatch.setenv("QUDRA_HOME", "from-environment")
    settings = Settings()
    assert settings.home == Path("from-environment")
    assert settings.telegram_bot_token is not None
    assert settings.telegram_bot_token.get_secret_value() == "1:abc"


def test_the_token_is_not_shown() -> None:
    assert "hidden" not in repr(Settings(telegram_bot_token="1:hidden"))  # type: ignore[arg-type]


@pytest.mark.parametrize(("written", "read"), [("", ()), ("12", (12,)), ("12, 34", (12, 34)), ("12 34,", (12, 34))])
def test_admins_are_ids_between_commas_or_spaces(
    written: str, read: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUDRA_ADMINS", written)
    assert Settings().admins == read


def test_an_admin_who_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUDRA_ADMINS", "@somebody")
    with pytest.raises(ValidationError):
        Settings()
