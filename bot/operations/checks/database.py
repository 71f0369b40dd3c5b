"""Check: the database, and whether its tables are this version's."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from bot.operations.check import Check, warning, well, wrong
from bot.operations.dump import migration_of
from bot.state.database import NEWEST

_MEND = "see whether it runs, and whether QUDRA_DATABASE_URL is right"


def check_database(url: str) -> Check:
    """Tell whether a database answers, without changing anything in it."""
    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
            return well("database", "none yet: the bot will make it")
        return _checked(url, address.get_backend_name())
    except ArgumentError:
        return wrong("database", "QUDRA_DATABASE_URL cannot be read", "write it as postgresql+psycopg://NAME@HOST/NAME")
    except ImportError as error:
        return wrong("database", f"its driver is not installed: {error}", "install the driver that the address names")
    except SQLAlchemyError as error:
        return wrong("database", str(getattr(error, "orig", None) or error).splitlines()[0], _MEND)


def _checked(url: str, kind: str) -> Check:
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            damage = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() if kind == "sqlite" else "ok"
            migration = migration_of(connection)
    finally:
        engine.dispose()
    if damage != "ok":
        return wrong("database", f"damaged: {damage}", "stop the bot, and `qudra restore` a backup")
    if migration > NEWEST:
        return wrong("database", f"{kind}: its tables are a newer version's ({migration})", "install that version")
    if migration < NEWEST:
        return warning("database", f"{kind}: migration {migration or 'none'} of {NEWEST}", "the next start migrates it")
    return well("database", f"{kind}: migration {migration}, the newest")
