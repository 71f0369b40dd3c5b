"""Settings: the only place that reads the environment."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Literal, Self

from dotenv import dotenv_values
from platformdirs import user_data_path
from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator may set, by environment variable or in a file `.env` in the working folder."""

    model_config = SettingsConfigDict(
        env_prefix="QUDRA_",
        env_file=".env",
        extra="ignore",
        populate_by_name=True,
        env_ignore_empty=True,
        hide_input_in_errors=True,  # what is wrong may stand beside a token
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
    index_url: str = Field(
        default="",
        description="Address of a Milvus server, such as http://localhost:19530, where processes share the vectors.",
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
    log_format: Literal["text", "json"] = Field(
        default="text",
        description="How `qudra serve` writes its log: text, or json, an object a line.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO",
        description="The least that is logged: DEBUG, INFO, WARNING or ERROR.",
    )
    telegram_bot_token: SecretStr | None = Field(
        default=None,
        validation_alias="TELEGRAM_BOT_TOKEN",
        description="The token that BotFather gave; without it the conversation is in the terminal.",
    )
    webhook_url: str = Field(
        default="",
        description="https address at which Telegram reaches this bot; without one the bot asks Telegram for updates.",
    )
    webhook_secret: SecretStr | None = Field(
        default=None,
        description="What Telegram must say in each call of the webhook: 16 to 256 letters, digits, _ and -.",
    )
    listen: str = Field(
        default="",
        description="host:port to serve health, metrics and the webhook at, such as 127.0.0.1:8080; none by default.",
    )
    telegram_api_url: str = Field(
        default="https://api.telegram.org",
        validation_alias="TELEGRAM_API_URL",
        description="Root of the Bot API server, without /bot: a local one, or a test server.",
    )
    llm_calls_per_day: int = Field(
        default=5_000,
        ge=0,
        description="Requests to the language model in a day (UTC), by each process (default: 5000); 0 is no limit.",
    )

    @property
    def listen_address(self) -> tuple[str, int]:
        """The host and the port to listen at."""
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)

    @field_validator("listen")
    @classmethod
    def _is_address(cls, value: str) -> str:
        host, _, port = value.rpartition(":")
        if value and not (host and port.isdecimal() and int(port) < 65_536):
            raise ValueError("is not host:port, such as 127.0.0.1:8080")
        return value

    @field_validator("webhook_url")
    @classmethod
    def _is_web_address(cls, value: str) -> str:
        if value and not value.startswith(("https://", "http://")):  # a local Bot API server takes http too
            raise ValueError("is not an https address")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _is_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[\w-]{16,256}", value.get_secret_value(), re.ASCII):
            raise ValueError("is not 16 to 256 letters, digits, _ and -")
        return value

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> Self:
        if self.webhook_url and not (self.webhook_secret and self.listen):
            raise ValueError("QUDRA_WEBHOOK_URL needs QUDRA_WEBHOOK_SECRET and QUDRA_LISTEN")
        return self

    @model_validator(mode="after")
    def _model_is_named(self) -> Self:
        if self.llm_url and not self.llm_model:
            raise ValueError("QUDRA_LLM_URL needs QUDRA_LLM_MODEL: the name of the model to ask there")
        return self

    @field_validator("admins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part for part in value.replace(",", " ").split() if part] if isinstance(value, str) else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    def secrets(self) -> list[str]:
        """Return what must never be shown: tokens and keys."""
        values = [getattr(self, name) for name in type(self).model_fields]
        return [value.get_secret_value() for value in values if isinstance(value, SecretStr) and value]


def variable(name: str) -> str:
    """Return the environment variable of a setting."""
    return str(Settings.model_fields[name].validation_alias or f"QUDRA_{name.upper()}")


def unknown_variables() -> list[str]:
    """Return the variables, set in the environment or the file, that look like settings and are none."""
    known = {variable(name) for name in Settings.model_fields}
    given = {*os.environ, *dotenv_values(".env")}
    ours = (name for name in given if name.upper().startswith(("QUDRA_", "TELEGRAM_")))
    return sorted(name for name in ours if name.upper() not in known)
