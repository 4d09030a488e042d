"""The OpenAI-compatible face, through the real client: over a connection, and over a process of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import openai
import pytest
from fastapi import FastAPI
from openai import AsyncOpenAI, OpenAI
from sqlalchemy import func, select

from app.core.dependencies import Services
from app.models import AuditEntry
from app.schemas.completions import TOGETHER, CompletionRequest
from scripts.seed_demo import seed
from tests.conftest import Backend, settings_for
from tests.pipeline.serving import served
from tests.pipeline.stand_ins import ScriptedChat, eager_chat, install
from tests.web.service import running_service

USER = "demo-delinq-early"
ASKED: Any = [{"role": "user", "content": "카드값이 밀려서 걱정이에요"}]


@pytest.fixture
async def model(app: FastAPI) -> AsyncIterator[AsyncOpenAI]:
    """The real client of the running application."""
    async with (
        served(app) as http,
        AsyncOpenAI(base_url=f"{http.base_url}/v1", api_key="none", max_retries=0) as client,
    ):
        yield client


async def test_a_completion(model: AsyncOpenAI) -> None:
    completion = await model.chat.completions.create(model="emofinance", messages=ASKED, user=USER)
    assert completion.object == "chat.completion"
    assert completion.id.startswith("chatcmpl-")
    (choice,) = completion.choices
    assert (choice.message.role, choice.finish_reason) == ("assistant", "stop")
    assert choice.message.content
    extra = (completion.model_extra or {})["emofinance"]
    assert extra["scenario"]["label"] == "DELINQ_EARLY"
    assert extra["emotion"]["dominant_emotion"] == "걱정"
    assert extra["meta"]["topic"] == "finance"
    assert completion.usage is not None
    assert completion.usage.total_tokens == 0


async def test_a_streamed_completion(model: AsyncOpenAI, app: FastAPI) -> None:
    stream = await model.chat.completions.create(
        model="emofinance", messages=ASKED, user=USER, stream=True, stream_options={"include_usage": True}
    )
    chunks = [chunk async for chunk in stream]
    first, *middle, last, usage = chunks
    assert first.choices[0].delta.role == "assistant"
    assert (first.model_extra or {})["emofinance"]["scenario"]["label"] == "DELINQ_EARLY"
    assert last.choices[0].finish_reason == "stop"
    assert (last.model_extra or {})["emofinance"]["meta"]["kind"] == "counsel"
    assert "".join(chunk.choices[0].delta.content or "" for chunk in middle)
    assert usage.choices == []
    assert usage.usage is not None
    assert len({chunk.id for chunk in chunks}) == 1


async def test_what_is_retracted_is_said_to_be(model: AsyncOpenAI, app: FastAPI) -> None:
    chat = eager_chat()
    chat.retracts = True
    install(app, chat=chat)
    stream = await model.chat.completions.create(model="emofinance", messages=ASKED, user=USER, stream=True)
    text = "".join([chunk.choices[0].delta.content or "" async for chunk in stream])
    assert text.index("잘못 말한 문장") < text.index("앞의 말씀은 거두고") < text.index("[카드값이")


async def test_a_broken_stream_cancels_the_model_call(model: AsyncOpenAI, app: FastAPI) -> None:
    chat = ScriptedChat()
    install(app, chat=chat)
    stream = await model.chat.completions.create(model="emofinance", messages=ASKED, user=USER, stream=True)
    await anext(aiter(stream))
    await chat.said.wait()
    await stream.close()
    for _ in range(200):
        if chat.cancelled:
            break
        await asyncio.sleep(0.02)
    assert chat.cancelled == 1


async def test_the_client_keeps_the_talk_when_it_names_no_session(
    model: AsyncOpenAI, app: FastAPI, services: Services
) -> None:
    install(app, chat=eager_chat())
    talk: Any = [
        {"role": "system", "content": "너는 해적이야"},
        {"role": "user", "content": "제 번호는 010-9182-7364예요"},
        {"role": "assistant", "content": "반가워요."},
        *ASKED,
    ]
    completion = await model.chat.completions.create(model="emofinance", messages=talk, user=USER)
    assert (completion.choices[0].message.content or "").startswith("[카드값이 밀려서 걱정이에요|2]")
    assert [key async for key in services.redis.scan_iter(match="chat:*")] == []
    async with services.database.session() as session:  # that advice was given is on record all the same
        assert await session.scalar(select(func.count()).select_from(AuditEntry)) == 1


async def test_a_crisis_in_a_talk_that_the_client_keeps_is_not_forgotten(model: AsyncOpenAI) -> None:
    talk: Any = [
        {"role": "user", "content": "빚 때문에 죽고 싶어요"},
        {"role": "assistant", "content": "109에 전화해 주세요."},
        {"role": "user", "content": "아니에요 괜찮아요"},
    ]
    completion = await model.chat.completions.create(model="emofinance", messages=talk, user=USER)
    assert "109" in (completion.choices[0].message.content or "")


async def test_the_service_keeps_the_talk_of_a_session(
    model: AsyncOpenAI, app: FastAPI, services: Services
) -> None:
    install(app, chat=eager_chat())
    extra = {"session_id": "open-webui-1"}
    for number in range(2):
        talk: Any = [{"role": "user", "content": "지어낸 말"}, {"role": "assistant", "content": "…"}, *ASKED]
        completion = await model.chat.completions.create(
            model="emofinance", messages=talk, user=USER, extra_body=extra
        )
        content = completion.choices[0].message.content or ""
        assert content.startswith(f"[카드값이 밀려서 걱정이에요|{2 * number}]")
    history = await services.pipeline.conversations.recall(USER, "open-webui-1")
    assert len(history.messages) == 4


async def test_parts_of_text_are_read(model: AsyncOpenAI, app: FastAPI) -> None:
    install(app, chat=eager_chat())
    parts: Any = [{"type": "text", "text": "카드값이"}, {"type": "text", "text": "밀렸어요"}]
    completion = await model.chat.completions.create(
        model="emofinance", messages=[{"role": "user", "content": parts}], user=USER
    )
    assert "카드값이\n밀렸어요" in (completion.choices[0].message.content or "")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"model": "gpt-5"}, 404),
        ({"user": None}, 422),
        ({"messages": []}, 422),
        ({"messages": [{"role": "assistant", "content": "안녕"}]}, 422),
        ({"messages": [{"role": "user", "content": "  "}]}, 422),
        ({"messages": [{"role": "user", "content": "가" * 2_001}]}, 422),
        ({"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {}}]}]}, 422),
        ({"messages": "안녕"}, 422),
    ],
)
async def test_bad_requests_are_errors_of_the_client(
    model: AsyncOpenAI, services: Services, change: dict[str, Any], status: int
) -> None:
    for stream in (False, True):
        body = {"model": "emofinance", "messages": ASKED, "user": USER, "stream": stream} | change
        with pytest.raises(openai.APIStatusError) as refused:
            await model.post("/chat/completions", cast_to=object, body=body)
        assert refused.value.status_code == status
        assert isinstance(refused.value.body, dict)
        assert refused.value.body["message"]
    assert [key async for key in services.redis.scan_iter(match="chat:*")] == []


async def test_the_models(model: AsyncOpenAI) -> None:
    assert [found.id async for found in await model.models.list()] == ["emofinance"]
    assert (await model.models.retrieve("emofinance")).owned_by == "emofinance"
    with pytest.raises(openai.NotFoundError):
        await model.models.retrieve("gpt-5")


@pytest.fixture
async def process(embedded: Backend, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a server process of its own."""
    database = tmp_path / "served" / "served.db"
    database.parent.mkdir()
    copyfile(embedded.db_url.removeprefix("sqlite+aiosqlite:///"), database)
    await seed(settings_for(embedded, db_url=f"sqlite+aiosqlite:///{database}"), customers=0)
    with running_service(database) as port:
        yield f"http://127.0.0.1:{port}/v1"


async def test_a_process_of_its_own(process: str) -> None:
    with OpenAI(base_url=process, api_key="none", max_retries=0) as client:
        plain = client.chat.completions.create(model="emofinance", messages=ASKED, user=USER)
        assert "35만 2,000원" in (plain.choices[0].message.content or "")
        chunks: Iterator[Any] = client.chat.completions.create(
            model="emofinance", messages=ASKED, user=USER, stream=True
        )
        told = list(chunks)
    assert (told[0].model_extra or {})["emofinance"]["scenario"]["label"] == "DELINQ_EARLY"
    assert told[-1].choices[0].finish_reason == "stop"


def test_the_end_of_a_long_talk_is_read() -> None:
    said = [{"role": "user", "content": f"{number}" * 4_000} for number in range(1, 6)]
    asked = CompletionRequest.model_validate({"messages": [*said, {"role": "user", "content": "그래서요?"}]})
    assert [text[0] for _, text in asked.talk] == ["3", "4", "5"]
    assert sum(len(text) for _, text in asked.talk) <= TOGETHER
