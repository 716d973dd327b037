"""Run by Alembic on the connection it is given: one transaction, in which a step happens as a whole or not at all."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
