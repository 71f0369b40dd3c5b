"""An examination: every check, one after another, none of which stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pydantic import ValidationError

from bot.errors import Failure
from bot.operations.check import Check, skipped, wrong
from bot.operations.checks.database import check_database
from bot.operations.checks.documents import check_documents
from bot.operations.checks.encoder import check_encoder
from bot.operations.checks.generations import check_index
from bot.operations.checks.home import check_home
from bot.operations.checks.language_model import check_language_model
from bot.operations.checks.packages import check_packages, check_python
from bot.operations.checks.questions import check_questions
from bot.operations.checks.telegram import check_admins, check_telegram
from bot.operations.checks.variables import check_variables, explain_settings
from bot.operations.checks.vectors import check_vectors
from bot.settings import Settings
from bot.state.database import address_in
from index.encoder import Encoder
from index.generation import Generation


def examine(settings: Settings) -> Iterator[Check]:
    """Yield the checks as they are done; nothing is changed by them."""
    yield check_python()
    yield check_variables()
    yield _guarded("packages", lambda: check_packages(settings))
    yield _guarded("home", lambda: check_home(settings.home))
    yield _guarded("database", lambda: check_database(settings.database_url or address_in(settings.home)))
    yield _guarded("documents", lambda: check_documents(settings.home))
    yield from _of_answers(settings)
    yield _guarded("telegram", lambda: check_telegram(settings))
    yield _guarded("language model", lambda: check_language_model(settings))
    yield check_admins(settings)


def examine_without_settings(error: ValidationError) -> Iterator[Check]:
    """Yield what can be checked where the settings cannot be read."""
    yield check_python()
    yield explain_settings(error)


def _of_answers(settings: Settings) -> Iterator[Check]:
    """Check what an answer takes: each needs the one before it."""
    encoder: Encoder | None = None
    generation: Generation | None = None

    def with_encoder() -> Check:
        nonlocal encoder
        check, encoder = check_encoder(settings.encoder)
        return check

    def with_index() -> Check:
        nonlocal generation
        if encoder is None:
            return skipped("index", "it takes an encoder to open it")
        check, generation = check_index(settings.home, encoder)
        return check

    yield _guarded("encoder", with_encoder)
    yield _guarded("index", with_index)
    if generation is None:
        yield skipped("vectors", "it takes an index to know which")
        yield skipped("questions", "it takes an index to answer them")
    else:
        answering = generation
        yield _guarded("vectors", lambda: check_vectors(settings.index_url, answering))
        yield _guarded("questions", lambda: check_questions(answering))


def _guarded(name: str, check: Callable[[], Check]) -> Check:
    """Do a check; one that fails itself is told like whatever it would have found."""
    try:
        return check()
    except Failure as failure:
        return wrong(name, str(failure), "mend what it says")
    except Exception as error:  # noqa: BLE001 - the outermost handler: the other checks are still to be told
        return wrong(name, f"the check failed: {type(error).__name__}", "report it with the version of Qudra")
