"""Settings: the only place that reads the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Self

from platformdirs import user_data_path
from pydantic import Field, SecretStr, field_validator, model_validator
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
    database_url: str = Field(
        default="",
        description="SQLAlchemy's address of the database (default: a SQLite file in the folder above).",
    )
    encoder: str = Field(
        default="bundled",
        description="The bundled encoder, or a sentence-transformers model by name or folder.",
    )
    llm_url: str = Field(
        default="",
        description="Root of an OpenAI-compatible server, such as http://localhost:11434/v1, if there is one.",
    )
    llm_model: str = Field(
        default="",
        description="The language model to ask there; needed with a server.",
    )
    llm_key: SecretStr | None = Field(
        default=None,
        description="The server's API key, if it wants one.",
    )
    llm_timeout: float = Field(
        default=20.0,
        gt=0,
        le=600,
        description="Seconds that the model has for an answer (default: 20); after them the extractive one goes out.",
    )
    retention_days: int = Field(
        default=90,
        ge=0,
        description="Days that questions, answers and feedback are kept (default: 90); 0 keeps them for ever.",
    )
    questions_per_minute: int = Field(
        default=20,
        ge=0,
        description="Questions that one person may ask in a minute (default: 20); 0 is no limit, and admins have none.",
    )
    questions_per_day: int = Field(
        default=500,
        ge=0,
        description="Questions that one person may ask in a day (default: 500); 0 is no limit.",
    )
    admins: Annotated[tuple[int, ...], NoDecode] = Field(
        default=(),
        description="Telegram ids of the people who may re-index, separated by commas.",
    )
    accuracy_fall: float = Field(
        default=0.02,
        ge=0,
        le=1,
        description="By which share of the golden questions a new index may be worse (default: 0.02) and be used.",
    )
    fetch_http: bool = Field(
        default=False,
        description="Whether admins may add pages by http:// too (default: false).",
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

    @model_validator(mode="after")
    def _model_is_named(self) -> Self:
        if self.llm_url and not self.llm_model:
            raise ValueError("QUDRA_LLM_URL needs QUDRA_LLM_MODEL: the name of the model to ask there")
        return self

    @field_validator("admins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part for part in value.replace(",", " ").split() if part] if isinstance(value, str) else value
