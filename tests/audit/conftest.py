"""A database of the backend under test, and a trail on it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import insert

from app.core.audit_keys import load_audit_keys
from app.core.config import Settings
from app.core.db import Database, open_database
from app.models import User
from app.repositories.audit import AuditTrail, open_trail
from app.repositories.audit.anchors import read_anchors
from app.repositories.audit.verification import Report, TrailVerifier
from app.repositories.turns import TurnRecorder
from tests.audit.factories import turn
from tests.conftest import Backend, settings_for


@pytest.fixture
def settings(backend: Backend) -> Settings:
    """Patient ones: a busy machine is no outage."""
    return settings_for(backend, db_timeout_s=30)


@pytest.fixture
async def database(settings: Settings) -> AsyncIterator[Database]:
    """The database with the customer ``kim``."""
    async with open_database(settings) as opened:
        async with opened.transaction() as session:
            await session.execute(insert(User).values(user_id="kim", created_at=turn().received_at))
        yield opened


@pytest.fixture
async def trail(settings: Settings, database: Database) -> AsyncIterator[AuditTrail]:
    """The trail of one process."""
    async with open_trail(settings, database) as opened:
        yield opened


@pytest.fixture
def recorder(trail: AuditTrail) -> TurnRecorder:
    """The recorder on the trail."""
    return TurnRecorder(trail)


async def verify(settings: Settings, database: Database) -> Report:
    """What ``python -m app.audit verify`` finds."""
    anchors = read_anchors(settings.audit_dir / "anchors.jsonl")
    return await TrailVerifier(database, load_audit_keys(settings), anchors).verify()
