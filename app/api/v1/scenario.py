"""``GET /api/users/{user_id}/scenario``: the explanation of a customer's scenario."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from app.api.v1.callers import OwnData
from app.api.v1.responses import documented
from app.core.db import database_needed
from app.core.dependencies import Services, ServicesDep
from app.errors import BadInput, Unavailable
from app.repositories.insights import InsightRepository
from app.schemas.chat import Identifier
from app.schemas.insights import CriterionOut, NextMonthOut, ScenarioExplanation
from app.services.scenario_explanation import Criterion, Explanation, explain
from rules.knowledge import current_book
from rules.korean_time import korean_today
from rules.metrics import SPECS, format_metric
from rules.risk_next_month import FORESEEN, Estimate, sentence, spelled_out
from rules.said import NOTHING, Said

NOTICE = "이 판단은 상담을 돕기 위한 것이고, 대출 심사나 신용평가에는 쓰이지 않아요."

router = APIRouter(prefix="/api/users/{user_id}", tags=["customer"])
RequestId = Annotated[
    str | None, Query(max_length=64, pattern=r"^[0-9A-Za-z_.-]+$", description="판단한 대화의 request_id")
]


@router.get("/scenario", responses=documented(BadInput, Unavailable), summary="시나리오 판단의 근거")
async def scenario(
    user_id: Identifier, caller: OwnData, services: ServicesDep, request_id: RequestId = None
) -> ScenarioExplanation:
    """판단에 쓴 기준마다 값, 임계값, 날짜, 해당 여부입니다. `request_id`를 주면 그때까지 그 대화에서 하신 말씀도, 앞서 하셨다면 언제 하셨는지와 함께 봅니다."""
    told = NOTHING
    if request_id is not None:
        with database_needed():
            told = await InsightRepository(services.database).said(user_id, request_id)
    return await explanation_of(user_id, services, told)


async def explanation_of(user_id: str, services: Services, told: Said = NOTHING) -> ScenarioExplanation:
    """What the customer's data say today, with what was told in a turn."""
    with database_needed():
        profile = await services.pipeline.finances.profile(user_id)
    today = korean_today()
    return explanation_out(explain(profile, today, said=told))


def explanation_out(found: Explanation) -> ScenarioExplanation:
    """The explanation on the wire."""
    match, rule = found.match, found.rule
    return ScenarioExplanation(
        scenario=None if match is None else match.scenario,
        title=None if match is None else match.title,
        summary=None if rule is None else rule.summary,
        criteria=[criterion_out(item) for item in found.criteria],
        as_of=None if match is None else match.as_of,
        rules_version=current_book().version,
        basis=None if match is None else match.basis,
        probability=None if match is None else round(match.probability, 4),
        absence=found.absence,
        risk_next_month=None if found.next_month is None else next_month_out(found.next_month),
        notice=NOTICE,
    )


def next_month_out(found: Estimate) -> NextMonthOut:
    """The estimate on the wire."""
    return NextMonthOut(
        probability=None if found.probability is None else round(found.probability, 4),
        text=sentence(found),
        weighing=[spelled_out(reason) for reason in found.weighing],
        easing=[spelled_out(reason) for reason in found.easing],
        notice=FORESEEN,
    )


def criterion_out(item: Criterion) -> CriterionOut:
    """One criterion on the wire."""
    metric = item.threshold.metric
    spec = SPECS[metric]
    return CriterionOut(
        metric=metric.value,
        title=spec.title,
        value=item.value,
        shown=None if item.value is None else format_metric(metric, item.value),
        operator=item.operator,
        threshold=item.limit,
        threshold_shown=format_metric(metric, item.limit),
        unit=spec.unit.value,
        kind=item.threshold.kind.value,
        as_of=item.as_of,
        met=item.met,
        told_at=item.told_at,
    )
