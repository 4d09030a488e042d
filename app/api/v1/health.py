"""Liveness and readiness.

Both are open to anybody and limited by nothing, so readiness asks the parts at most once a second.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping
from typing import Annotated, Any, Literal

import structlog
from fastapi import APIRouter, Depends, FastAPI, Request, Response
from pydantic import BaseModel

from app.core.db import DATABASE_AWAY, REFUSALS, Database, code_of
from app.core.dependencies import Services, ServicesDep
from app.core.redis_client import REDIS_AWAY, ping
from app.core.schema_version import is_migrated
from app.core.shared_answer import SharedAnswer
from app.services.emotion_analyzer import AbsentModel

log = structlog.get_logger(__name__)

OK, AWAY, OFF, UNMIGRATED, REFUSED = "ok", "away", "off", "unmigrated", "refused"
READY, DEGRADED, NOT_READY = "ready", "degraded", "not_ready"
KEPT_S = 1.0  # how long what the parts answered holds

Readiness = SharedAnswer[dict[str, str]]


def readiness_of(app: FastAPI) -> Readiness:
    """The parts of a running application, asked for all who want to know."""
    return SharedAnswer(lambda: check(app.state.services), kept_s=KEPT_S)


def get_readiness(request: Request) -> Readiness:
    """That of the application."""
    readiness: Readiness = request.app.state.readiness
    return readiness


router = APIRouter(prefix="/health", tags=["health"])


@router.get("/live", summary="프로세스가 살아 있는지")
async def live() -> dict[str, str]:
    """언제나 200입니다."""
    return {"status": "ok"}


class Health(BaseModel):
    """How the process is, and each of its parts."""

    status: Literal["ready", "degraded", "not_ready"]
    checks: dict[str, Literal["ok", "away", "off", "unmigrated", "refused"]]


@router.get(
    "/ready",
    summary="답할 준비가 되었는지",
    response_model=Health,
    responses={503: {"model": Health, "description": "이 프로세스는 맡지 않는 것이 좋습니다."}},
)
async def ready(
    readiness: Annotated[Readiness, Depends(get_readiness)], services: ServicesDep, response: Response
) -> dict[str, Any]:
    """부품을 따로 알려 줍니다. 이 프로세스가 맡으면 안 되는 때에만 503입니다.

    데이터베이스, Redis, 언어 모델이 없을 때는 모두가 똑같이 없는 것이므로 `degraded`로 알리고 계속 답합니다.
    다만 시작한 뒤로 데이터베이스에 한 번도 닿지 못했다면 설정이 틀렸을 수 있어 503입니다.
    """
    checks = await readiness.get()
    status = status_of(checks, reached=services.database.reached)
    response.status_code = 503 if status == NOT_READY else 200
    return {"status": status, "checks": checks}


def status_of(checks: Mapping[str, str], *, reached: bool = True) -> str:
    """Ready; degraded where all processes lack the same; not ready where another process would do better.

    Without the emotion model a message is not read, with neither database nor spool nothing said can be kept,
    and a schema older than this code fits the replicas that it is to replace: such a process is taken out of the
    service. So is one that has never ``reached`` the database: its address or its password may be wrong, and the
    replicas before it have the right ones. What all share is no reason to take all of them out.
    """
    no_database = checks["database"] in {AWAY, REFUSED}
    nowhere_to_write = no_database and (checks["spool"] == AWAY or not reached)
    if checks["emotion_model"] == AWAY or checks["database"] == UNMIGRATED or nowhere_to_write:
        return NOT_READY
    return DEGRADED if {AWAY, REFUSED} & set(checks.values()) else READY


async def check(services: Services) -> dict[str, str]:
    """State of each part.

    ``ok``, ``away``, ``off`` where it is not set up or switched off; of the database ``unmigrated`` too, and
    ``refused`` of who answers and does not let us in: the database, or every language model for our key.
    """
    database, replica, redis, spool, language_model = await asyncio.gather(
        database_state(services.database),
        state_of(services.database.ping_replica()),
        state_of(ping(services.redis)),
        state_of(asyncio.to_thread(services.records.trail.drain.spool.probe)),
        services.models.state(),
    )
    return {
        "emotion_model": AWAY if isinstance(services.emotions, AbsentModel) else OK,
        "database": database,
        "database_replica": OFF if services.database.replica is None else replica,
        "redis": redis,
        "spool": spool,
        "language_model": language_model,
    }


async def database_state(database: Database) -> str:
    """Whether the database answers and has the schema that this code needs."""
    try:
        if await is_migrated(database):
            return OK
    except DATABASE_AWAY as error:
        code = code_of(error)
        log.warning("database_does_not_answer", error_type=type(error).__name__, code=code)
        return REFUSED if code in REFUSALS else AWAY
    log.error("schema_is_behind", hint="make migrate (alembic upgrade head)")
    return UNMIGRATED


async def state_of(answer: Awaitable[object]) -> str:
    """Whether a part answers."""
    try:
        await answer
    except (*DATABASE_AWAY, *REDIS_AWAY):
        return AWAY
    return OK
