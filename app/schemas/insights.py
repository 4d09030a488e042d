"""What a customer sees of feelings, scenario and figures: the values and their wire."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pydantic import BaseModel, Field

from app.schemas.labels import Emotion
from rules.scenario import Absence, Basis, Scenario


@dataclass(frozen=True, slots=True)
class Decided:
    """One message of the customer as it is kept: when, which scenario was decided, and the emotion beside it."""

    at: datetime  # aware
    scenario: Scenario | None  # None: the talk was of something else, or nothing could be decided
    emotion: Emotion | None


class ScenarioName(BaseModel):
    """A scenario by label and Korean title."""

    label: Scenario
    title: str


class DayOut(BaseModel):
    """One day in Korea on which the customer talked."""

    date: date
    emotions: dict[Emotion, float] | None = Field(
        description="그날 메시지의 대표 감정이 차지한 비율. 합은 1이고, 읽은 감정이 없으면 null입니다."
    )
    turns: int = Field(description="감정을 읽은 메시지 수")
    scenario: ScenarioName | None = Field(
        description="그날 마지막으로 판단한 시나리오. 금융 이야기가 없었으면 null입니다."
    )


class MetricOut(BaseModel):
    """One figure of one month."""

    month: date
    metric: str
    title: str
    value: float
    shown: str = Field(description="사람이 읽는 값", examples=["43만 2,000원"])
    unit: str


class InsightsOut(BaseModel):
    """Feelings over days, figures over months."""

    days: list[DayOut]
    metrics: list[MetricOut]


class CriterionOut(BaseModel):
    """One comparison of the scenario's rule."""

    metric: str
    title: str
    value: float | None = Field(description="자료가 없으면 null입니다.")
    shown: str | None
    operator: str = Field(examples=[">="])
    threshold: float
    threshold_shown: str
    unit: str
    kind: str = Field(description="기준이 온 곳: fixed, own, percentile, stated")
    as_of: date | None
    met: bool | None = Field(description="자료가 없어 알 수 없으면 null입니다.")
    told_at: datetime | None = Field(
        default=None, description="같은 대화의 앞선 메시지에서 하신 말씀이면 그때(UTC), 아니면 null입니다."
    )


class NextMonthOut(BaseModel):
    """How likely lasting arrears are within a month: help for the customer, never a credit score."""

    probability: float | None = Field(
        description="한 달 안에 30일 이상 이어지는 연체에 있을 확률. 필요한 자료가 하나라도 없거나 오래됐으면 null입니다."
    )
    text: str = Field(description="확률을 사람 수로 옮긴 문장, 또는 내다보지 못하는 까닭")
    weighing: list[str] = Field(description="무겁게 보이게 하는 것 (셋까지)")
    easing: list[str] = Field(description="가볍게 보이게 하는 것 (셋까지)")
    notice: str


class ScenarioExplanation(BaseModel):
    """Every criterion of the scenario a customer is in, or why there is none."""

    scenario: Scenario | None
    title: str | None
    summary: str | None
    criteria: list[CriterionOut]
    as_of: date | None
    rules_version: str
    basis: Basis | None
    probability: float | None
    absence: Absence | None = Field(description="시나리오가 없다면 그 까닭")
    risk_next_month: NextMonthOut | None = Field(
        description="연체와 빚의 시나리오에서만. 준비를 돕기 위한 어림이고 판단에 쓰지 않습니다."
    )
    notice: str
