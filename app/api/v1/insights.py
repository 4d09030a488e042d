"""``GET /api/users/{user_id}/insights``: feelings by day, figures by month."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

import structlog
from fastapi import APIRouter, Query

from app.api.v1.callers import OwnData
from app.api.v1.responses import documented
from app.core.db import database_needed
from app.core.dependencies import ServicesDep
from app.core.redis_client import REDIS_AWAY
from app.errors import BadInput, Unavailable
from app.repositories.conversations import SessionRepository
from app.repositories.insights import InsightRepository
from app.schemas.chat import Identifier
from app.schemas.insights import DayOut, Decided, InsightsOut, MetricOut, ScenarioName
from app.schemas.turn import Degraded
from app.services.insights import Course, Day, courses, days_of
from rules.knowledge import current_book
from rules.korean_time import korean_date
from rules.metrics import SPECS, format_metric
from rules.scenario import Scenario

log = structlog.get_logger(__name__)

router = APIRouter(prefix="/api/users/{user_id}", tags=["customer"])


@router.get("/insights", responses=documented(BadInput, Unavailable), summary="나의 마음·재정 흐름")
async def insights(
    user_id: Identifier,
    caller: OwnData,
    services: ServicesDep,
    days: Annotated[int, Query(ge=1, le=366)] = 90,
) -> InsightsOut:
    """날마다 읽은 감정과 판단한 시나리오, 달마다의 주요 지표입니다.

    시나리오 없이 나눈 이야기의 감정은 대화를 보관하는 동안만(기본 하루) 함께 셉니다.
    """
    now = datetime.now(UTC)
    since = now - timedelta(days=days)
    with database_needed():
        decided, undecided, profile = await asyncio.gather(
            InsightRepository(services.database).decided(user_id, since),
            still_kept(services.sessions, user_id, since),
            services.pipeline.finances.profile(user_id),
        )
    scenario = decided[-1].scenario if decided else None
    found = courses(profile, scenario, korean_date(now))
    return InsightsOut(
        days=[day_out(day) for day in days_of((*decided, *undecided))],
        metrics=[metric_out(course, *point) for course in found for point in course.values],
    )


async def still_kept(sessions: SessionRepository, user_id: str, since: datetime) -> tuple[Decided, ...]:
    """What the kept talks hold beside the decisions; nothing while Redis is away: the rest can be shown."""
    try:
        return await sessions.undecided(user_id, since)
    except REDIS_AWAY as error:
        log.warning("dependency_away", lost=Degraded.HISTORY.value, error_type=type(error).__name__)
        return ()


def day_out(day: Day) -> DayOut:
    """One day on the wire."""
    name = None if day.scenario is None else name_of(day.scenario)
    shares = None if day.emotions is None else {e: round(share, 4) for e, share in day.emotions.items()}
    return DayOut(date=day.date, emotions=shares, turns=day.turns, scenario=name)


def name_of(scenario: Scenario) -> ScenarioName:
    """A scenario on the wire."""
    return ScenarioName(label=scenario, title=current_book().rule(scenario).title)


def metric_out(course: Course, month: date, value: float) -> MetricOut:
    """One figure on the wire."""
    spec = SPECS[course.metric]
    return MetricOut(
        month=month,
        metric=course.metric.value,
        title=spec.title,
        value=round(value, 4),
        shown=format_metric(course.metric, value),
        unit=spec.unit.value,
    )
