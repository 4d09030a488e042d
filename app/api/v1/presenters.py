"""Replies as the wire shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from app.schemas.chat import NOTICE, AnalysisOut, ChatResponse, EmotionOut, Meta, ScenarioOut, Understanding
from app.schemas.labels import NEGATIVE, Emotion, Topic
from app.schemas.turn import Case, Degraded, Reading, Reply
from app.services.hand_off import offers_person
from app.services.references import contacts_of, kind_of, sources_of
from app.services.scenario_engine import key_metrics
from app.services.turn_events import Wire
from rules.scenario import Absence

DATA_AWAY = "지금은 금융 데이터를 불러오지 못해 상황을 판단하지 못했어요."
ABSENT: Mapping[Absence, str] = {
    Absence.NO_DATA: "연결된 금융 데이터가 없어서 상황을 판단하지 못했어요.",
    Absence.INCOMPLETE: "금융 데이터가 일부 비어 있어서 상황을 판단하지 못했어요.",
    Absence.NOTHING_STANDS_OUT: "지금 데이터에서는 눈에 띄는 상황이 보이지 않아요.",
}


def present(reply: Reply) -> ChatResponse:
    """The response to one turn; ``scenario`` stays unset outside finance talk."""
    case = reply.case
    response = ChatResponse(reply=reply.text, emotion=present_emotion(case), meta=present_meta(reply))
    if counsels(case):
        response.scenario = present_scenario(case)
    return response


def present_analysis(case: Case) -> AnalysisOut:
    """What was understood, before there is an answer."""
    analysis = AnalysisOut(
        emotion=present_emotion(case),
        topic=case.analysis.topic,
        meta=Understanding(**understood(case), degraded=list(case.degraded)),
    )
    if counsels(case):
        analysis.scenario = present_scenario(case)
    return analysis


def rendered(body: BaseModel) -> str:
    """A body as JSON; what is unset is left out."""
    return body.model_dump_json(exclude_unset=True)


WIRE = Wire(
    analysis=lambda case: rendered(present_analysis(case)), answer=lambda reply: rendered(present(reply))
)


def counsels(case: Case) -> bool:
    """Whether the turn is finance counselling; somebody in danger is not shown a scenario."""
    return case.analysis.topic is Topic.FINANCE and not case.analysis.risk.stops


def present_scenario(case: Case) -> ScenarioOut | None:
    """The scenario with its key figures, ``None`` when there is not enough data for one."""
    if case.match is None:
        return None
    return ScenarioOut(
        label=case.match.scenario.value,
        probability=round(case.match.probability, 4),
        key_metrics=dict(key_metrics(case.match, case.metrics)),
    )


def present_emotion(case: Case) -> EmotionOut | None:
    """The reading, ``None`` when the model was away or the text gave no signal."""
    reading = case.analysis.reading
    if reading is None or reading.emotions is None or reading.dominant is None:
        return None
    shares = rounded_shares(reading)
    emotion = EmotionOut(
        dominant_emotion=reading.dominant,
        dominant_score=shares[reading.dominant],
        is_negative=reading.dominant in NEGATIVE,
        is_anxious=reading.dominant is Emotion.WORRY,
        all_emotions=shares,
    )
    if case.guarded.turn.wants_fine_emotions:
        emotion.fine_emotions = {name: round(share, 4) for name, share in reading.fine.items()}
        emotion.named_emotions = list(reading.named)
    return emotion


def rounded_shares(reading: Reading) -> dict[Emotion, float]:
    """The five shares to four decimals; the dominant one takes what rounding leaves, so they sum to 1."""
    assert reading.emotions is not None  # noqa: S101
    shares = {emotion: round(reading.emotions[emotion], 4) for emotion in Emotion}
    dominant = reading.dominant
    assert dominant is not None  # noqa: S101
    shares[dominant] = round(1 - sum(share for e, share in shares.items() if e is not dominant), 4)
    return shares


def present_meta(reply: Reply) -> Meta:
    """About the turn."""
    return Meta(
        **understood(reply.case),
        kind=kind_of(reply),
        steps=list(reply.draft.steps),
        contacts=contacts_of(reply.draft.facts, reply.case.today),
        sources=sources_of(reply.draft.facts),
        degraded=list(reply.degraded),
        offer_person=offers_person(reply.case, reply.draft),
    )


def understood(case: Case) -> dict[str, Any]:
    """The part of ``meta`` that is known before the answer."""
    turn, match = case.guarded.turn, case.match
    meta: dict[str, Any] = {
        "session_id": turn.session_id,
        "request_id": turn.request_id,
        "topic": case.analysis.topic,
        "notice": NOTICE,
        "ai_generated": True,
    }
    if match is not None:
        meta |= {"scenario_title": match.title, "scenario_basis": match.basis.value}
    elif counsels(case):
        meta["scenario_absent"] = reason_of(case)
    return meta


def reason_of(case: Case) -> str:
    """Why there is no scenario."""
    if Degraded.FINANCE_DATA in case.degraded:
        return DATA_AWAY
    return ABSENT[case.absence or Absence.NO_DATA]
