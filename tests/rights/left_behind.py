"""What a customer leaves with the service: texts, wishes, a decision."""

from __future__ import annotations

from decimal import Decimal

import httpx2
from sqlalchemy import insert

from app.core.dependencies import Services
from app.models import ScenarioLabel
from tests.rights.conftest import AT

WORDS = "사람과 이야기하고 싶어요 비밀이에요"
THUMB = {"user_id": "kim", "request_id": "r1", "rating": "down", "reason": WORDS}


async def leave_texts(client: httpx2.AsyncClient) -> None:
    """Text in every place that takes some."""
    await leave_wishes(client)
    assert (await client.post("/api/feedback", json=THUMB)).status_code == 204


async def leave_wishes(client: httpx2.AsyncClient) -> None:
    """Text that needs no talk."""
    wish = {"session_id": "default", "reason": WORDS, "share_transcript": True}
    found = await client.post("/api/users/kim/handoffs", json=wish)
    handoff = found.json()["handoff_id"]
    await client.post(f"/api/counsellor/handoffs/{handoff}/replies", json={"text": WORDS})
    for _ in range(2):
        objection = {"label": "DELINQ_EARLY", "text": WORDS}
        made = await client.post("/api/users/kim/objections", json=objection)
    answer = {"text": WORDS}
    await client.post(f"/api/counsellor/objections/{made.json()['objection_id']}/answer", json=answer)


async def leave_decision(services: Services, user_id: str) -> None:
    """A scenario that a turn decided, with the emotion beside it."""
    values = {
        "user_id": user_id,
        "request_id": f"turn-of-{user_id}",
        "decided_at": AT,
        "label": "DELINQ_EARLY",
        "probability": Decimal("0.9"),
        "basis": "rule",
        "data_as_of": AT.date(),
        "evidence": [{"metric": "days_overdue", "value": 12}],
        "rules_version": "1",
        "emotion": "걱정",
        "emotion_score": Decimal("0.8"),
    }
    async with services.database.transaction() as session:
        await session.execute(insert(ScenarioLabel), [values])
