"""Which revision the schema of the database has, and whether this code can work with it."""

from __future__ import annotations

from functools import cache

import structlog
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import OperationalError, ProgrammingError

from app.core.config import ROOT
from app.core.db import DATABASE_AWAY, REFUSALS, Database, code_of

log = structlog.get_logger(__name__)

BEHIND = (
    "데이터베이스의 스키마가 이 코드보다 오래되었거나 없습니다. `make migrate`(alembic upgrade head)를 돌리기 전에는 "
    "준비되지 않은 것으로 알리고(/health/ready 503) 답을 기록하지 못합니다."
)
REFUSED = "데이터베이스가 이 계정을 들여보내지 않습니다(오류 {code}). DB_URL의 계정, 암호, 데이터베이스 이름을 확인하세요."
AWAY = "데이터베이스에 닿지 못했습니다. 닿을 때까지 준비되지 않은 것으로 알립니다(/health/ready 503). DB_URL과 데이터베이스를 확인하세요."
NO_TABLE = 1146  # MySQL's number
REVISION = text("SELECT version_num FROM alembic_version")


async def is_migrated(database: Database) -> bool:
    """Whether the schema is as new as this code; raises ``DATABASE_AWAY`` errors when nothing answers.

    A revision that this code does not know is newer: while replicas are replaced, old ones meet the new schema.
    """
    await database.ping()
    async with database.session() as session:
        try:
            found = (await session.execute(REVISION)).scalar_one_or_none()
        except (ProgrammingError, OperationalError) as error:
            if code_of(error) in {None, NO_TABLE}:  # SQLite has no number for it
                return False
            raise
    head, known = revisions()
    return found == head or (found is not None and found not in known)


async def announce_schema(database: Database) -> None:
    """Say once at the start, and loudly, what would keep this process from serving with its database."""
    try:
        if not await is_migrated(database):
            log.error("schema_is_behind", warning=BEHIND)
    except DATABASE_AWAY as error:
        code = code_of(error)
        warning = REFUSED.format(code=code) if code in REFUSALS else AWAY
        log.error("database_not_reached", warning=warning, error_type=type(error).__name__)


@cache
def revisions() -> tuple[str | None, frozenset[str]]:
    """The newest revision of ``migrations``, and all of them."""
    scripts = ScriptDirectory.from_config(Config(ROOT / "alembic.ini"))
    return scripts.get_current_head(), frozenset(each.revision for each in scripts.walk_revisions())
