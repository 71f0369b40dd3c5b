"""Settings: any environment gives settings, or an error that says what is wrong and shows no secret."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import example, given

from bot.settings import Settings, variable
from tests.fuzzing.amounts import long, quick
from tests.fuzzing.strategies import environments
from tests.fuzzing.targets import settle


def settled(values: Mapping[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name in Settings.model_fields:
            patch.delenv(variable(name), raising=False)
        for name, value in values.items():
            patch.setenv(name, value)
        settle(values)


@quick
@example({"QUDRA_ADMINS": "٣,x"})
@example({"QUDRA_LISTEN": "h:" + "9" * 5_000})
@example({"QUDRA_LLM_TIMEOUT": "nan"})
@example({"TELEGRAM_BOT_TOKEN": "987654321:secret", "QUDRA_ADMINS": "987654321:secret"})
@given(environments)
def test_any_environment(values: dict[str, str]) -> None:
    settled(values)


@pytest.mark.long
@long
@given(environments)
def test_many(values: dict[str, str]) -> None:
    settled(values)
