"""How alembic applies the migrations: over the connection that the bot opened."""

from __future__ import annotations

from alembic import context

from bot.state.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
    transactional_ddl=True,
)
context.run_migrations()
