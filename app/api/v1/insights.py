"""``GET /api/users/{user_id}/insights``: feelings by day, figures by month."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query

from app.api.v1.callers import OwnData
from app.api.v1.responses import documented
from app.core.db import database_needed
from app.core.dependencies import ServicesDep
from app.errors import BadInput, Unavailable
from app.repositories.insights import InsightRepository
from app.schemas.chat import Identifier
from app.schemas.insights import DayOut, InsightsOut, MetricOut, ScenarioName
from app.services.insights import Course, Day, courses, days_of
from rules.knowledge import current_book
from rules.korean_time import korean_date
from rules.metrics import SPECS, format_metric

router = APIRouter(prefix="/api/users/{user_id}", tags=["customer"])


@router.get("/insights", responses=documented(BadInput, Unavailable), summary="나의 마음·재정 흐름")
async def insights(
    user_id: Identifier,
    caller: OwnData,
    services: ServicesDep,
    days: Annotated[int, Query(ge=1, le=366)] = 90,
) -> InsightsOut:
    """날마다 읽은 감정과 판단한 시나리오, 달마다의 주요 지표입니다."""
    now = datetime.now(UTC)
    with database_needed():
        decided, profile = await asyncio.gather(
            InsightRepository(services.database).decided(user_id, now - timedelta(days=days)),
            services.pipeline.finances.profile(user_id),
        )
    scenario = decided[-1].scenario if decided else None
    found = courses(profile, scenario, korean_date(now))
    return InsightsOut(
        days=[day_out(day) for day in days_of(decided)],
        metrics=[metric_out(course, *point) for course in found for point in course.values],
    )


def day_out(day: Day) -> DayOut:
    """One day on the wire."""
    name = ScenarioName(label=day.scenario, title=current_book().rule(day.scenario).title)
    shares = None if day.emotions is None else {e: round(share, 4) for e, share in day.emotions.items()}
    return DayOut(date=day.date, emotions=shares, turns=day.turns, scenario=name)


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
