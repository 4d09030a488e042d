"""Liveness and readiness."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any

from fastapi import APIRouter, Response

from app.core.db import DATABASE_AWAY
from app.core.dependencies import Services, ServicesDep
from app.core.redis_client import REDIS_AWAY
from app.services.emotion_analyzer import AbsentModel

router = APIRouter(prefix="/health", tags=["health"])


@router.get("/live", summary="프로세스가 살아 있는지")
async def live() -> dict[str, str]:
    """언제나 200입니다."""
    return {"status": "ok"}


@router.get("/ready", summary="답할 준비가 되었는지")
async def ready(services: ServicesDep, response: Response) -> dict[str, Any]:
    """감정 모델, 데이터베이스, Redis를 따로 알려 줍니다. 하나라도 없으면 503입니다."""
    checks = await check(services)
    response.status_code = 200 if all(state == "ok" for state in checks.values()) else 503
    return {"status": "ready" if response.status_code == 200 else "not_ready", "checks": checks}


async def check(services: Services) -> dict[str, str]:
    """State of each part: ``ok`` or ``away``."""
    database, redis = await asyncio.gather(
        state_of(services.database.ping()), state_of(services.redis.ping())
    )
    model = "away" if isinstance(services.emotions, AbsentModel) else "ok"
    return {"emotion_model": model, "database": database, "redis": redis}


async def state_of(ping: Awaitable[object]) -> str:
    """Whether ``ping`` answers."""
    try:
        await ping
    except (*DATABASE_AWAY, *REDIS_AWAY):
        return "away"
    return "ok"
