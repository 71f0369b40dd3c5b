"""Settings: the only place that reads the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from platformdirs import user_data_path
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator may set, by environment variable or in a file `.env` in the working folder."""

    model_config = SettingsConfigDict(
        env_prefix="QUDRA_", env_file=".env", extra="ignore", populate_by_name=True, env_ignore_empty=True
    )

    home: Path = Field(
        default_factory=lambda: user_data_path("qudra"),
        description="Folder of the index, added documents and logs (default: the platform's user data folder).",
    )
    encoder: str = Field(
        default="bundled",
        description="The bundled encoder, or a sentence-transformers model by name or folder.",
    )
    admins: Annotated[tuple[int, ...], NoDecode] = Field(
        default=(),
        description="Telegram ids of the people who may re-index, separated by commas.",
    )
    telegram_bot_token: SecretStr | None = Field(
        default=None,
        validation_alias="TELEGRAM_BOT_TOKEN",
        description="The token that BotFather gave; without it the conversation is in the terminal.",
    )
    telegram_api_url: str = Field(
        default="https://api.telegram.org",
        validation_alias="TELEGRAM_API_URL",
        description="Root of the Bot API server, without /bot: a local one, or a test server.",
    )

    @field_validator("admins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part for part in value.replace(",", " ").split() if part] if isinstance(value, str) else value
