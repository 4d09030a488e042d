"""Two hundred customers at once: nobody gets another's answer, no turn is lost or doubled."""

from __future__ import annotations

import asyncio
from collections import Counter

import httpx2
from fastapi import FastAPI
from sqlalchemy import func, select

from app.core.dependencies import Services
from app.models import AuditEntry
from tests.pipeline.serving import heard, served
from tests.pipeline.stand_ins import WordEmotions, eager_chat, install

CUSTOMERS, TURNS = 200, 3


async def test_two_hundred_customers_at_once(
    app: FastAPI, client: httpx2.AsyncClient, services: Services, emotions: WordEmotions
) -> None:
    install(app, chat=eager_chat())
    services.room.target_ms = 600e3  # two hundred at once are a crowd; who is sent away is another test's

    async def talk(number: int) -> list[str]:
        replies = []
        for step in range(TURNS):
            body = {"user_id": f"customer-{number}", "message": f"저는 {number}번, {step}번째 카드 이야기"}
            response = await client.post("/api/chat", json=body)
            assert response.status_code == 200, response.text
            replies.append(response.json()["reply"])
        return replies

    answers = await asyncio.gather(*(talk(number) for number in range(CUSTOMERS)))
    for number, replies in enumerate(answers):
        for step, reply in enumerate(replies):
            assert reply.startswith(f"[저는 {number}번, {step}번째 카드 이야기|{2 * step}]")
    for number in range(CUSTOMERS):
        history = await services.pipeline.conversations.recall(f"customer-{number}", "default")
        asked = [message.text for message in history.messages[::2]]
        assert asked == [f"저는 {number}번, {step}번째 카드 이야기" for step in range(TURNS)]
    assert emotions.runs == CUSTOMERS * TURNS
    assert await recorded(services) == CUSTOMERS * TURNS


async def test_one_customer_writes_twenty_messages_at_once(
    app: FastAPI, client: httpx2.AsyncClient, services: Services
) -> None:
    chat = eager_chat()
    install(app, chat=chat)
    body = {"user_id": "demo-delinq-early"}
    asked = [client.post("/api/chat", json=body | {"message": f"{n}번째 카드 이야기"}) for n in range(10)]
    async with served(app) as http:
        told = [heard(http, body | {"message": f"{n}번째 카드 이야기"}) for n in range(10, 20)]
        responses = await asyncio.gather(*asked, *told)
    assert len(responses) == 20
    assert chat.most_at_once == 1
    history = await services.pipeline.conversations.recall("demo-delinq-early", "default")
    pairs = list(zip(history.messages[::2], history.messages[1::2], strict=True))
    assert Counter(question.text for question, _ in pairs) == Counter(
        f"{n}번째 카드 이야기" for n in range(20)
    )
    for number, (question, answer) in enumerate(pairs):
        assert answer.text.startswith(f"[{question.text}|{2 * number}]")
    assert await recorded(services) == 20


async def recorded(services: Services) -> int:
    """Turns in the audit trail."""
    await services.records.trail.settle()
    async with services.database.session() as session:
        return await session.scalar(select(func.count()).select_from(AuditEntry)) or 0
