"""Which revision the schema of the database has, and whether this code can work with it."""

from __future__ import annotations

from functools import cache

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import OperationalError, ProgrammingError

from app.core.config import ROOT
from app.core.db import Database

REVISION = text("SELECT version_num FROM alembic_version")


async def is_migrated(database: Database) -> bool:
    """Whether the schema is as new as this code; raises ``DATABASE_AWAY`` errors when nothing answers.

    A revision that this code does not know is newer: while replicas are replaced, old ones meet the new schema.
    """
    await database.ping()
    async with database.session() as session:
        try:
            found = (await session.execute(REVISION)).scalar_one_or_none()
        except (
            ProgrammingError,
            OperationalError,
        ):  # MySQL's and SQLite's word for a table that is not there
            return False
    head, known = revisions()
    return found == head or (found is not None and found not in known)


@cache
def revisions() -> tuple[str | None, frozenset[str]]:
    """The newest revision of ``migrations``, and all of them."""
    scripts = ScriptDirectory.from_config(Config(ROOT / "alembic.ini"))
    return scripts.get_current_head(), frozenset(each.revision for each in scripts.walk_revisions())
